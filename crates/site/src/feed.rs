//! The Atom feed (RFC 4287): the newest notes with their whole text and absolute addresses.
//! How their bodies are rendered is decided by the caller.

use crate::addresses;
use crate::around::address_of;
use crate::plan::Plan;
use crate::xml::escaped;
use domain::{Date, Note};
use std::fmt::Write;

/// How many notes a feed carries; readers keep the older ones themselves.
pub const LENGTH: usize = 20;

/// What the feed says of the blog.
#[derive(Debug, Clone)]
pub struct Feed<'a> {
    /// The blog's title.
    pub title: &'a str,
    /// The blog's description, may be empty.
    pub description: &'a str,
    /// Where the site will stand.
    pub base_url: &'a str,
    /// The language, such as `en`.
    pub language: &'a str,
    /// Who writes; may be empty, then the title stands for the author.
    pub author: &'a str,
    /// Newest first.
    pub entries: Vec<Entry>,
}

/// One note of the feed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The note's title.
    pub title: String,
    /// Its address in the site.
    pub address: String,
    /// When it came out; Atom cannot carry a note without a date.
    pub published: Date,
    /// When it was last changed by its author.
    pub updated: Date,
    /// A sentence or two, may be empty.
    pub summary: String,
    /// Titles of its tags.
    pub tags: Vec<String>,
    /// The whole text, with absolute addresses.
    pub html: String,
}

/// The notes of the feed, newest first.
pub(crate) fn newest<'a>(plan: &Plan<'a>) -> Vec<&'a Note> {
    let dated = plan.notes.iter().filter(|note| note.head.date.is_some());
    dated.take(LENGTH).copied().collect()
}

/// The feed of these notes, whose bodies are given in the same order.
pub(crate) fn of<'a>(plan: &Plan<'a>, notes: &[&Note], bodies: &[String]) -> Feed<'a> {
    let settings = plan.library.settings();
    let entry = |(note, html): (&&Note, &String)| {
        let published = note.head.date?;
        Some(Entry {
            title: note.title.clone(),
            address: address_of(note),
            published,
            updated: note.head.updated.unwrap_or(published).max(published),
            summary: note.head.summary.clone().unwrap_or_default(),
            tags: note.tags.iter().map(|tag| plan.tag_title(tag)).collect(),
            html: html.clone(),
        })
    };
    Feed {
        title: &settings.title,
        description: &settings.description,
        base_url: &settings.base_url,
        language: &settings.language,
        author: &settings.author.name,
        entries: notes.iter().zip(bodies).filter_map(entry).collect(),
    }
}

/// Writes the feed. The same notes always give the same bytes.
pub fn atom(feed: &Feed<'_>) -> String {
    let home = addresses::absolute(feed.base_url, addresses::HOME);
    let this = addresses::absolute(feed.base_url, addresses::FEED);
    let newest = feed.entries.iter().map(|entry| entry.updated).max();
    let author = if feed.author.is_empty() {
        feed.title
    } else {
        feed.author
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n  \
         <title>{}</title>\n",
        escaped(feed.language),
        escaped(feed.title)
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
    let _ = writeln!(out, "  <author><name>{}</name></author>", escaped(author));
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
        let html = escaped(&entry.html);
        let _ = writeln!(out, "    <content type=\"html\">{html}</content>");
        out.push_str("  </entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

fn line(out: &mut String, indent: &str, name: &str, text: &str) {
    let _ = writeln!(out, "{indent}<{name}>{text}</{name}>");
}

/// Notes carry a day and no hour; midnight UTC keeps the feed the same on every machine.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_feed_carries_whole_notes_with_absolute_addresses() {
        let feed = atom(&Feed {
            title: "Field & notes",
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
                html: "<p>Hello</p>".to_owned(),
            }],
        });
        assert!(feed.contains("<title>A &lt; B</title>"));
        assert!(feed.contains("<id>https://a.example/notes/a.html</id>"));
        assert!(feed.contains("<name>Field &amp; notes</name>"));
        assert!(feed.contains("<content type=\"html\">&lt;p&gt;Hello&lt;/p&gt;</content>"));
        assert_eq!(
            feed.matches("<updated>2026-03-04T00:00:00Z</updated>")
                .count(),
            2
        );
    }
}
