//! Atom (RFC 4287).

use super::feed::{Feed, moment};
use super::xml::escaped;
use crate::addresses;
use render::push_escaped;
use std::fmt::Write;

/// Writes the feed that stands at `address`. The same notes always give the same bytes.
pub(crate) fn atom(feed: &Feed<'_>, address: &str) -> String {
    let home = addresses::absolute(feed.base_url, &feed.page);
    let this = addresses::absolute(feed.base_url, address);
    let newest = feed.entries.iter().map(|entry| entry.updated).max();
    let mut out = String::with_capacity(feed.length());
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n  \
         <title>{}</title>\n",
        escaped(feed.language),
        escaped(&feed.title)
    );
    if !feed.description.is_empty() {
        line(&mut out, "  ", "subtitle", &escaped(feed.description));
    }
    let _ = writeln!(out, "  <link href=\"{}\"/>", escaped(&home));
    let _ = writeln!(out, "  <link rel=\"self\" href=\"{}\"/>", escaped(&this));
    line(&mut out, "  ", "id", &escaped(&home));
    line(
        &mut out,
        "  ",
        "updated",
        &newest.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), moment),
    );
    let _ = writeln!(
        out,
        "  <author><name>{}</name></author>",
        escaped(feed.writer())
    );
    for entry in &feed.entries {
        let address = escaped(&addresses::absolute(feed.base_url, &entry.address));
        out.push_str("  <entry>\n");
        line(&mut out, "    ", "title", &escaped(&entry.title));
        let _ = writeln!(out, "    <link href=\"{address}\"/>");
        line(&mut out, "    ", "id", &address);
        line(&mut out, "    ", "published", &moment(entry.published));
        line(&mut out, "    ", "updated", &moment(entry.updated));
        for tag in &entry.tags {
            let _ = writeln!(out, "    <category term=\"{}\"/>", escaped(tag));
        }
        if !entry.summary.is_empty() {
            line(&mut out, "    ", "summary", &escaped(&entry.summary));
        }
        out.push_str("    <content type=\"html\">");
        push_escaped(&mut out, entry.html);
        out.push_str("</content>\n");
        out.push_str("  </entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

fn line(out: &mut String, indent: &str, name: &str, text: &str) {
    let _ = writeln!(out, "{indent}<{name}>{text}</{name}>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::feed::Entry;

    #[test]
    fn the_feed_carries_whole_notes_with_absolute_addresses() {
        let feed = Feed {
            title: "Field & notes · SRE".to_owned(),
            page: "tags/sre.html".to_owned(),
            blog: "Field & notes",
            description: "",
            base_url: "https://a.example/",
            language: "en",
            author: "",
            entries: vec![Entry {
                title: "A < B".to_owned(),
                address: "notes/a.html".to_owned(),
                published: jiff::civil::date(2026, 3, 1),
                updated: jiff::civil::date(2026, 3, 4),
                summary: String::new(),
                tags: vec!["SRE".to_owned()],
                html: "<p>Hello</p>",
            }],
        };
        let feed = atom(&feed, "tags/sre.xml");
        assert!(feed.contains("<title>A &lt; B</title>"));
        assert!(feed.contains("<id>https://a.example/notes/a.html</id>"));
        assert!(feed.contains("<link rel=\"self\" href=\"https://a.example/tags/sre.xml\"/>"));
        assert!(feed.contains("<title>Field &amp; notes · SRE</title>"));
        assert!(feed.contains("<name>Field &amp; notes</name>"));
        assert!(feed.contains("<content type=\"html\">&lt;p&gt;Hello&lt;/p&gt;</content>"));
        assert_eq!(
            feed.matches("<updated>2026-03-04T00:00:00Z</updated>")
                .count(),
            2
        );
    }
}
