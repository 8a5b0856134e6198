//! The links of a note: found without rendering it, resolved, and rewritten when a note moves.
//!
//! This is a light scanner that knows code, comments and escapes; the renderer has the last word
//! on what is a link, and whether a target exists is the library's business.

mod scan;
mod target;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{NotePath, Slug, front_matter};

pub use target::resolve;

/// What a link leads to, by the way it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A Markdown file of the library.
    Note,
    /// A name in double brackets.
    Wiki,
    /// A picture or another file of the library.
    Media,
    /// An address out in the world.
    External,
}

/// A link found in a note.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LinkOut {
    /// The target as written, without its anchor.
    pub target: String,
    /// What stands behind the `#`, without it.
    pub anchor: Option<String>,
    /// The line, from 1.
    pub line: u32,
    /// What it leads to.
    pub kind: LinkKind,
}

impl LinkOut {
    /// The target as written, with its anchor.
    pub fn written(&self) -> Cow<'_, str> {
        match &self.anchor {
            Some(anchor) => Cow::Owned(format!("{}#{anchor}", self.target)),
            None => Cow::Borrowed(&self.target),
        }
    }
}

/// The links of a body in their order, with lines of the body. Links to a heading of the same
/// note are left out.
pub fn outgoing(body: &str) -> Vec<LinkOut> {
    let mut links = Vec::new();
    let mut line: u32 = 1;
    let mut at = 0;
    for found in scan::targets(body) {
        let passed = body[at..found.span.start].matches('\n').count();
        line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        at = found.span.start;
        let (target, anchor) = target::without_anchor(&body[found.span.clone()]);
        if target.is_empty() {
            continue;
        }
        links.push(LinkOut {
            target: target.to_owned(),
            anchor: anchor.map(str::to_owned),
            line,
            kind: found.kind,
        });
    }
    links
}

/// The text of the note `from` with every link to the note `of_note` leading to `to` instead.
/// When `from` is itself the note that moves, its other relative links are kept alive too.
pub fn retarget(text: &str, from: &NotePath, of_note: &NotePath, to: &NotePath) -> String {
    let body = front_matter::split(text).body;
    let moves = from == of_note;
    let home = if moves { to } else { from };
    let mut written = text[..body.start].to_owned();
    let mut at = body.start;
    for found in scan::targets(&text[body.clone()]) {
        let span = body.start + found.span.start..body.start + found.span.end;
        let (old, _) = target::without_anchor(&text[span.clone()]);
        if old.is_empty() {
            continue;
        }
        let new = match found.kind {
            LinkKind::External => None,
            LinkKind::Wiki => names(old, of_note).then(|| to.stem().to_owned()),
            LinkKind::Note | LinkKind::Media => resolve(from, old).and_then(|leads_to| {
                let leads_to = if leads_to == of_note.as_str() {
                    to.as_str()
                } else if moves && from.folder() != to.folder() {
                    &leads_to
                } else {
                    return None;
                };
                let new = if old.starts_with('/') {
                    format!("/{leads_to}")
                } else {
                    target::relative(home, leads_to)
                };
                Some(target::written(&new, found.in_angles))
            }),
        };
        if let Some(new) = new {
            written.push_str(&text[at..span.start]);
            written.push_str(&new);
            at = span.start + old.len();
        }
    }
    written.push_str(&text[at..]);
    written
}

/// Whether a name in double brackets is that of this file.
fn names(name: &str, note: &NotePath) -> bool {
    let name = name.trim();
    name == note.stem()
        || Slug::from_title(name).is_some_and(|slug| Slug::from_title(note.stem()) == Some(slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str) -> NotePath {
        NotePath::new(path).unwrap()
    }

    #[track_caller]
    fn check(from: &str, of_note: &str, to: &str, text: &str, expect: &str) {
        assert_eq!(
            retarget(text, &path(from), &path(of_note), &path(to)),
            expect
        );
    }

    #[test]
    fn links_are_found_with_their_kinds_and_lines() {
        let body = "[a](b.md#part)\n\n![p](../media/p.png \"P\") and [[Some Note|it]]\n\
                    [out](https://example.org/x_(y)) [here](#top)\n[r]: <c d.md>\n<https://e.org>\n";
        let found: Vec<_> = outgoing(body)
            .into_iter()
            .map(|link| (link.target, link.anchor, link.line, link.kind))
            .collect();
        let expect = [
            ("b.md", Some("part"), 1, LinkKind::Note),
            ("../media/p.png", None, 3, LinkKind::Media),
            ("Some Note", None, 3, LinkKind::Wiki),
            ("https://example.org/x_(y)", None, 4, LinkKind::External),
            ("c d.md", None, 5, LinkKind::Note),
            ("https://e.org", None, 6, LinkKind::External),
        ]
        .map(|(target, anchor, line, kind)| {
            (target.to_owned(), anchor.map(str::to_owned), line, kind)
        });
        assert_eq!(found, expect);
    }

    #[test]
    fn code_and_comments_hold_no_links() {
        let body = "`[a](a.md)` ``[b](`b.md)`` \\[c](c.md)\n```\n[d](d.md)\n~~~\n```\n\
                    <!-- [e](e.md)\n -->\n~~~~\n[f](f.md)\n~~~\n[g](g.md)\n~~~~\n[h](h.md)\n";
        let targets: Vec<_> = outgoing(body).into_iter().map(|link| link.target).collect();
        assert_eq!(targets, ["h.md"]);
    }

    #[test]
    fn a_lone_backtick_hides_no_link_of_the_next_paragraph() {
        for blank in ["\n\n", "\r\n\r\n", "\n \t\n"] {
            let body = format!("a ` tick{blank}[b](b.md) and ` another");
            assert_eq!(outgoing(&body).len(), 1, "{body:?}");
        }
    }

    #[test]
    fn a_note_full_of_signs_is_read_in_one_go() {
        for signs in [
            "`` ` [", "<", "[[", "[a](", "[a](<", "![", "<!--", "[a]: <", "~~~ `",
        ] {
            outgoing(&signs.repeat(40_000));
        }
        let ladder: String = (1..900).map(|long| "`".repeat(long) + " ").collect();
        assert_eq!(outgoing(&(ladder + "[a](b.md)")).len(), 1);
    }

    #[test]
    fn a_picture_inside_a_link_is_found_and_so_is_the_link() {
        let targets: Vec<_> = outgoing("[![p](p.png)](n.md)")
            .into_iter()
            .map(|link| (link.target, link.kind))
            .collect();
        assert_eq!(
            targets,
            [
                ("p.png".to_owned(), LinkKind::Media),
                ("n.md".to_owned(), LinkKind::Note)
            ]
        );
    }

    #[test]
    fn links_to_a_moved_note_follow_it() {
        check(
            "notes/a.md",
            "notes/b.md",
            "notes/deep/new name.md",
            "---\ntitle: b.md\n---\n[x](b.md#p \"t\") [y](<b.md>) [z](c.md) [[b|B]] `[q](b.md)` [w](/notes/b.md)\r\n",
            "---\ntitle: b.md\n---\n[x](deep/new%20name.md#p \"t\") [y](<deep/new name.md>) [z](c.md) [[new name|B]] `[q](b.md)` [w](/notes/deep/new%20name.md)\r\n",
        );
    }

    #[test]
    fn a_note_that_moves_takes_its_links_along() {
        check(
            "notes/a.md",
            "notes/a.md",
            "notes/deep/a2.md",
            "[b](b.md) [self](a.md) ![p](../media/p.png) [e](https://e.org/a.md)",
            "[b](../b.md) [self](a2.md) ![p](../../media/p.png) [e](https://e.org/a.md)",
        );
    }
}
