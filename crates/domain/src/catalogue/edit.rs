//! Editing `catalogue.toml` as a person would: only the entry meant is touched.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

use crate::{Refused, Slug, Tag, Topic, line_ends};

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

pub(super) fn edit(text: &str, edit: &CatalogueEdit) -> Result<String, Refused> {
    let plain = line_ends::normalise(text);
    let plain = plain.strip_prefix('\u{feff}').unwrap_or(&plain);
    let mut document: DocumentMut = plain.parse().map_err(|error: toml_edit::TomlError| {
        Refused::new(
            format!("catalogue.toml cannot be read: {}", error.message()),
            "Mend catalogue.toml first.",
        )
    })?;
    match edit {
        CatalogueEdit::PutTopic { slug, topic } => {
            let entry = entry(&mut document, "topic", slug.as_ref())?;
            put(entry, "slug", topic.slug.as_str());
            put(entry, "title", &topic.title);
            put(entry, "headline", &topic.headline);
            put(entry, "description", &topic.description);
            put_was(entry, &topic.was);
        }
        CatalogueEdit::PutTag { slug, tag } => {
            let entry = entry(&mut document, "tag", slug.as_ref())?;
            put(entry, "slug", tag.slug.as_str());
            put(entry, "title", &tag.title);
            put(entry, "description", &tag.description);
            put_was(entry, &tag.was);
        }
        CatalogueEdit::MoveTopic { slug, to } => {
            shift(entries(&mut document, "topic")?, slug, *to)?
        }
        CatalogueEdit::RemoveTopic(slug) => remove(&mut document, "topic", slug)?,
        CatalogueEdit::RemoveTag(slug) => remove(&mut document, "tag", slug)?,
    }
    Ok(line_ends::restore(text, &document.to_string()))
}

/// The `[[kind]]` entries; an inline list is turned into them.
fn entries<'document>(
    document: &'document mut DocumentMut,
    kind: &str,
) -> Result<&'document mut ArrayOfTables, Refused> {
    let item = document
        .entry(kind)
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    if !item.is_array_of_tables() {
        *item = match std::mem::take(item).into_array_of_tables() {
            Ok(entries) => Item::ArrayOfTables(entries),
            Err(other) => other,
        };
    }
    item.as_array_of_tables_mut().ok_or_else(|| {
        Refused::new(
            format!("`{kind}` in catalogue.toml is not a list"),
            format!("Begin each entry with [[{kind}]]."),
        )
    })
}

fn entry<'document>(
    document: &'document mut DocumentMut,
    kind: &str,
    slug: Option<&Slug>,
) -> Result<&'document mut Table, Refused> {
    let entries = entries(document, kind)?;
    let index = match slug {
        Some(slug) => place(entries, kind, slug)?,
        None => {
            entries.push(Table::new());
            entries.len() - 1
        }
    };
    entries.get_mut(index).ok_or_else(|| absent(kind, ""))
}

fn place(entries: &ArrayOfTables, kind: &str, slug: &Slug) -> Result<usize, Refused> {
    entries
        .iter()
        .position(|entry| slug_of(entry).as_ref() == Some(slug))
        .ok_or_else(|| absent(kind, slug.as_str()))
}

/// The slug that reading gives the entry: the one written, else that of its title.
fn slug_of(entry: &Table) -> Option<Slug> {
    match entry.get("slug").and_then(Item::as_str) {
        Some(slug) => Slug::parse(slug),
        None => Slug::from_title(entry.get("title")?.as_str()?),
    }
}

fn absent(kind: &str, slug: &str) -> Refused {
    Refused::new(
        format!("catalogue.toml has no {kind} `{slug}`"),
        "It may have been changed by another program; look again.",
    )
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

fn remove(document: &mut DocumentMut, kind: &str, slug: &Slug) -> Result<(), Refused> {
    let entries = entries(document, kind)?;
    let index = place(entries, kind, slug)?;
    let (head, _) = lead(&entries.remove(index));
    if let Some(next) = entries.get_mut(index) {
        let (_, own) = lead(next);
        next.decor_mut().set_prefix(format!("{head}{own}"));
    } else if head.contains('#') {
        let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{head}{trailing}"));
    }
    Ok(())
}

/// Moves an entry. What stands above it up to the last empty line belongs to the place, so that
/// the head of the file stays; the comment right above the entry travels with it.
fn shift(entries: &mut ArrayOfTables, slug: &Slug, to: usize) -> Result<(), Refused> {
    let from = place(entries, "topic", slug)?;
    let places: Vec<_> = entries
        .iter()
        .map(|entry| (entry.position(), lead(entry).0))
        .collect();
    let mut moved: Vec<Table> = entries.iter().cloned().collect();
    let entry = moved.remove(from);
    moved.insert(to.min(moved.len()), entry);
    entries.clear();
    for (mut entry, (position, head)) in moved.into_iter().zip(places) {
        let (_, own) = lead(&entry);
        entry.decor_mut().set_prefix(format!("{head}{own}"));
        set_position(&mut entry, position);
        entries.push(entry);
    }
    Ok(())
}

fn set_position(table: &mut Table, position: Option<isize>) {
    table.set_position(position);
    for (_, item) in table.iter_mut() {
        if let Some(inner) = item.as_table_mut() {
            set_position(inner, position);
        }
    }
}

/// What stands before an entry, parted behind the last empty line.
fn lead(entry: &Table) -> (String, String) {
    let prefix = entry.decor().prefix().and_then(|prefix| prefix.as_str());
    let Some(prefix) = prefix else {
        return ("\n".into(), String::new());
    };
    let cut = match prefix.rfind("\n\n") {
        Some(at) => at + 2,
        None if prefix.starts_with('\n') => 1,
        None => 0,
    };
    (prefix[..cut].to_owned(), prefix[cut..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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
