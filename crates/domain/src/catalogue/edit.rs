//! Editing `catalogue.toml` as a person would: only the entry meant is touched.

mod entries;

use toml_edit::{Array, DocumentMut, Item, Table, Value, value};

use crate::{Refused, Slug, Tag, Topic, line_ends};
use entries::{entries, entry, remove, shift};

/// One change to the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogueEdit {
    /// Writes a topic: over the one called `slug`, or as a new last one.
    PutTopic {
        /// The entry to write over.
        slug: Option<Slug>,
        /// What it then holds.
        topic: Topic,
    },
    /// Moves a topic to another place among the topics, counted from 0.
    MoveTopic {
        /// The topic.
        slug: Slug,
        /// Its new place; past the end means last.
        to: usize,
    },
    /// Removes a topic.
    RemoveTopic(Slug),
    /// Writes a tag: over the one called `slug`, or as a new last one.
    PutTag {
        /// The entry to write over.
        slug: Option<Slug>,
        /// What it then holds.
        tag: Tag,
    },
    /// Removes a tag.
    RemoveTag(Slug),
}

pub(super) fn edit(text: &str, edits: &[CatalogueEdit]) -> Result<String, Refused> {
    let plain = line_ends::normalise(text);
    let plain = plain.strip_prefix('\u{feff}').unwrap_or(&plain);
    let mut document: DocumentMut = plain.parse().map_err(|error: toml_edit::TomlError| {
        Refused::new(
            format!("catalogue.toml cannot be read: {}", error.message()),
            "Mend catalogue.toml first.",
        )
    })?;
    for edit in edits {
        make(&mut document, edit)?;
    }
    Ok(line_ends::restore(text, &document.to_string()))
}

fn make(document: &mut DocumentMut, edit: &CatalogueEdit) -> Result<(), Refused> {
    match edit {
        CatalogueEdit::PutTopic { slug, topic } => {
            let entry = entry(document, "topic", slug.as_ref())?;
            put(entry, "slug", topic.slug.as_str());
            put(entry, "title", &topic.title);
            put(entry, "headline", &topic.headline);
            put(entry, "description", &topic.description);
            put_was(entry, &topic.was);
        }
        CatalogueEdit::PutTag { slug, tag } => {
            let entry = entry(document, "tag", slug.as_ref())?;
            put(entry, "slug", tag.slug.as_str());
            put(entry, "title", &tag.title);
            put(entry, "description", &tag.description);
            put_was(entry, &tag.was);
        }
        CatalogueEdit::MoveTopic { slug, to } => shift(entries(document, "topic")?, slug, *to)?,
        CatalogueEdit::RemoveTopic(slug) => remove(document, "topic", slug)?,
        CatalogueEdit::RemoveTag(slug) => remove(document, "tag", slug)?,
    }
    Ok(())
}

fn put(entry: &mut Table, key: &str, text: &str) {
    match entry.get_mut(key).and_then(Item::as_value_mut) {
        Some(existing) if existing.as_str() == Some(text) => {}
        Some(existing) => over(existing, Value::from(text)),
        None if text.is_empty() => {}
        None => entry[key] = value(text),
    }
}

fn put_was(entry: &mut Table, was: &[Slug]) {
    let words: Vec<&str> = was.iter().map(Slug::as_str).collect();
    match entry.get_mut("was").and_then(Item::as_value_mut) {
        Some(Value::Array(existing))
            if existing.iter().filter_map(Value::as_str).eq(words.clone()) => {}
        Some(existing) => over(existing, Value::Array(words.into_iter().collect::<Array>())),
        None if words.is_empty() => {}
        None => entry["was"] = value(words.into_iter().collect::<Array>()),
    }
}

/// Replaces a value and keeps the comment behind it.
fn over(existing: &mut Value, new: Value) {
    let decor = existing.decor().clone();
    *existing = new;
    *existing.decor_mut() = decor;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(text: &str, change: &CatalogueEdit) -> Result<String, Refused> {
        super::edit(text, std::slice::from_ref(change))
    }

    const TEXT: &str = "# The catalogue.\n\n# first things\n[[topic]]\nslug = \"systems\" # keep\n\
        title = \"Systems\" # shown\n\n# second things\n[[topic]]\nslug = \"craft\"\ntitle = \"Craft\"\n\
        colour = 'red'\n\n[[tag]]\nslug = \"ml\"\ntitle = \"ml\"\n";

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn tag(key: &str, title: &str) -> Tag {
        Tag {
            slug: slug(key),
            title: title.into(),
            description: String::new(),
            was: Vec::new(),
        }
    }

    #[test]
    fn a_catalogue_edit_keeps_comments_order_and_unknown_keys() {
        let topic = Topic {
            slug: slug("systems"),
            title: "Living systems".into(),
            headline: String::new(),
            description: String::new(),
            was: Vec::new(),
        };
        let put = CatalogueEdit::PutTopic {
            slug: Some(slug("systems")),
            topic,
        };
        assert_eq!(
            edit(TEXT, &put).unwrap(),
            TEXT.replace("\"Systems\" #", "\"Living systems\" #")
        );
    }

    #[test]
    fn a_moved_topic_takes_its_comment_along_and_leaves_the_head_of_the_file() {
        let moved = CatalogueEdit::MoveTopic {
            slug: slug("craft"),
            to: 0,
        };
        let text = edit(TEXT, &moved).unwrap();
        assert!(
            text.starts_with("# The catalogue.\n\n# second things\n[[topic]]\nslug = \"craft\""),
            "{text}"
        );
        assert!(
            text.contains("\n\n# first things\n[[topic]]\nslug = \"systems\" # keep"),
            "{text}"
        );
        let back = CatalogueEdit::MoveTopic {
            slug: slug("craft"),
            to: 9,
        };
        assert_eq!(edit(&text, &back).unwrap(), TEXT);
    }

    #[test]
    fn a_new_tag_comes_last_and_a_removed_one_leaves_the_rest() {
        let put = CatalogueEdit::PutTag {
            slug: None,
            tag: tag("rust", "Rust"),
        };
        let text = edit(TEXT, &put).unwrap();
        assert_eq!(
            text,
            format!("{TEXT}\n[[tag]]\nslug = \"rust\"\ntitle = \"Rust\"\n")
        );
        let removed = edit(&text, &CatalogueEdit::RemoveTag(slug("rust"))).unwrap();
        assert_eq!(removed, TEXT);
    }

    #[test]
    fn removing_the_first_topic_keeps_the_head_of_the_file() {
        let text = edit(TEXT, &CatalogueEdit::RemoveTopic(slug("systems"))).unwrap();
        assert!(
            text.starts_with("# The catalogue.\n\n# second things\n[[topic]]"),
            "{text}"
        );
    }

    #[test]
    fn an_empty_file_gets_its_first_tag() {
        let mut new = tag("rust", "Rust");
        new.was = vec![slug("rustlang")];
        let put = CatalogueEdit::PutTag {
            slug: None,
            tag: new,
        };
        assert_eq!(
            edit("", &put).unwrap(),
            "[[tag]]\nslug = \"rust\"\ntitle = \"Rust\"\nwas = [\"rustlang\"]\n"
        );
    }

    #[test]
    fn windows_line_ends_stay() {
        let text = TEXT.replace('\n', "\r\n");
        let removed = edit(&text, &CatalogueEdit::RemoveTag(slug("ml"))).unwrap();
        assert!(removed.contains("colour = 'red'\r\n"));
        assert!(!removed.replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn a_broken_catalogue_is_not_edited() {
        let refused = edit("[[tag", &CatalogueEdit::RemoveTag(slug("ml"))).unwrap_err();
        assert_eq!(refused.hint, "Mend catalogue.toml first.");
    }
}
