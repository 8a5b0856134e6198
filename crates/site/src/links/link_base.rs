//! From where a link is written: a page of the site, or anywhere at all.
//! Feeds and the 404 page are read at addresses nobody knows, so theirs begin at the root.

use crate::addresses;

/// The place links are written from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LinkBase<'a> {
    /// A page of the site; links are relative to it.
    Page(&'a str),
    /// Anywhere; links begin with this, the whole base address or its path.
    Anywhere(&'a str),
}

impl LinkBase<'_> {
    /// The way to a page or file of the site.
    pub fn href(self, to: &str) -> String {
        match self {
            LinkBase::Page(from) => addresses::relative(from, to),
            LinkBase::Anywhere(base) => addresses::absolute(base, to),
        }
    }
}

/// The path of a base address: `https://a.example/blog/` stands at `/blog/`.
pub(crate) fn base_path(base_url: &str) -> &str {
    let after = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    after.find('/').map_or("/", |at| &after[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_from_anywhere_begin_at_the_root() {
        let anywhere = LinkBase::Anywhere(base_path("https://a.example/blog/"));
        assert_eq!(anywhere.href("notes/a.html"), "/blog/notes/a.html");
        assert_eq!(base_path("https://a.example"), "/");
        assert_eq!(LinkBase::Anywhere("/").href("index.html"), "/");
    }
}
