//! JSON Feed, version 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::feed::{Feed, moment};
use crate::addresses;
use serde::Serialize;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    content_html: &'a str,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
}

/// Writes the feed that stands at `address`. The same notes always give the same bytes.
pub(crate) fn json(feed: &Feed<'_>, address: &str) -> String {
    let items = feed.entries.iter().map(|entry| {
        let url = addresses::absolute(feed.base_url, &entry.address);
        Item {
            id: url.clone(),
            url,
            title: &entry.title,
            summary: &entry.summary,
            content_html: entry.html,
            date_published: moment(entry.published),
            date_modified: moment(entry.updated),
            tags: &entry.tags,
        }
    });
    let whole = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: addresses::absolute(feed.base_url, &feed.page),
        feed_url: addresses::absolute(feed.base_url, address),
        description: feed.description,
        language: feed.language,
        authors: [Author {
            name: feed.writer(),
        }],
        items: items.collect(),
    };
    let mut written = Vec::with_capacity(feed.length());
    serde_json::to_writer(&mut written, &whole).expect("texts can be written as JSON");
    written.push(b'\n');
    String::from_utf8(written).expect("JSON is text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::feed::Entry;

    #[test]
    fn the_json_feed_carries_whole_notes_with_absolute_addresses() {
        let feed = Feed {
            title: "Field notes".to_owned(),
            page: "index.html".to_owned(),
            blog: "Field notes",
            description: "",
            base_url: "https://a.example/",
            language: "en",
            author: "Ada",
            entries: vec![Entry {
                title: "A \"B\"".to_owned(),
                address: "notes/a.html".to_owned(),
                published: jiff::civil::date(2026, 3, 1),
                updated: jiff::civil::date(2026, 3, 4),
                summary: String::new(),
                tags: vec!["SRE".to_owned()],
                html: "<p>Hello</p>",
            }],
        };
        let read: serde_json::Value =
            serde_json::from_str(&json(&feed, "feed.json")).expect("JSON");
        assert_eq!(read["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(read["home_page_url"], "https://a.example/");
        assert_eq!(read["feed_url"], "https://a.example/feed.json");
        assert_eq!(read["authors"][0]["name"], "Ada");
        let item = &read["items"][0];
        assert_eq!(item["url"], "https://a.example/notes/a.html");
        assert_eq!(item["title"], "A \"B\"");
        assert_eq!(item["content_html"], "<p>Hello</p>");
        assert_eq!(item["date_modified"], "2026-03-04T00:00:00Z");
        assert_eq!(item["tags"][0], "SRE");
        assert!(read.get("description").is_none() && item.get("summary").is_none());
    }
}
