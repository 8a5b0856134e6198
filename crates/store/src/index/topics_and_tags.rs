//! Topics and tags with their numbers, as lists show them: those of the catalogue, which the database
//! mirrors, and those that only notes write. Pages are not counted.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{Library, Note, Slug};
use rusqlite::Connection;

use crate::{Store, StoreError};

/// A tag in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// Its slug.
    pub slug: Slug,
    /// Its title; for one that is not in the catalogue, what was written.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// How many notes have it.
    pub count: u32,
    /// Whether it is in the catalogue.
    pub known: bool,
}

/// A topic in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRow {
    /// Its slug.
    pub slug: Slug,
    /// Its title; for one that is not in the catalogue, what was written.
    pub title: String,
    /// One line under the title.
    pub headline: String,
    /// What it is about.
    pub description: String,
    /// How many notes stand on it.
    pub count: u32,
    /// Whether it is in the catalogue.
    pub known: bool,
}

impl Store {
    /// All tags, in the catalogue or only in notes, by title.
    pub fn tags(&self) -> Result<Vec<TagRow>, StoreError> {
        tags(&self.connection, &self.library)
    }

    /// All topics: those of the catalogue in the author's order, then those only in notes.
    pub fn topics(&self) -> Result<Vec<TopicRow>, StoreError> {
        topics(&self.connection, &self.library)
    }
}

/// [`Store::tags`], on any connection.
pub(crate) fn tags(connection: &Connection, library: &Library) -> Result<Vec<TagRow>, StoreError> {
    // Hardly any are pages, so that it is quicker to count all and take those off.
    let mut counts = counts(
        connection,
        "WITH of_pages AS (SELECT tag, count(*) AS count
             FROM notes CROSS JOIN note_tags ON note_tags.note = notes.id WHERE page = 1 GROUP BY tag)
         SELECT tag, count(*) - ifnull(of_pages.count, 0)
             FROM note_tags LEFT JOIN of_pages USING (tag) GROUP BY tag",
    )?;
    let mut rows = connection.prepare_cached("SELECT slug, title, description FROM tags")?;
    let mut found = Vec::new();
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(slug) = Slug::parse(&row.get::<_, String>(0)?) {
            found.push(TagRow {
                count: counts.remove(&slug).unwrap_or_default(),
                slug,
                title: row.get(1)?,
                description: row.get(2)?,
                known: true,
            });
        }
    }
    let writers = first_writers(library, counts.keys(), |note| &note.tags);
    for (slug, count) in counts {
        let written = writers
            .get(&slug)
            .into_iter()
            .flat_map(|note| &note.head.tags);
        let mut meanings = written.map(|written| library.names().tag(written));
        let meaning = meanings.find(|meaning| meaning.slug == slug);
        found.push(TagRow {
            title: meaning.map_or_else(|| slug.to_string(), |meaning| meaning.title),
            slug,
            description: String::new(),
            count,
            known: false,
        });
    }
    found.sort_by_cached_key(|row| (row.title.to_lowercase(), row.slug.clone()));
    Ok(found)
}

/// [`Store::topics`], on any connection.
pub(crate) fn topics(
    connection: &Connection,
    library: &Library,
) -> Result<Vec<TopicRow>, StoreError> {
    let mut counts = counts(
        connection,
        // By the sum of a topic: so the index that has all of these columns is gone through once.
        "SELECT topic, count(*) FROM notes WHERE page = 0 AND topic IS NOT NULL GROUP BY +topic",
    )?;
    let mut rows = connection.prepare_cached(
        "SELECT slug, title, headline, description FROM topics ORDER BY position",
    )?;
    let mut found = Vec::new();
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(slug) = Slug::parse(&row.get::<_, String>(0)?) {
            found.push(TopicRow {
                count: counts.remove(&slug).unwrap_or_default(),
                slug,
                title: row.get(1)?,
                headline: row.get(2)?,
                description: row.get(3)?,
                known: true,
            });
        }
    }
    let writers = first_writers(library, counts.keys(), |note| note.topic.as_slice());
    for (slug, count) in counts {
        let written = writers.get(&slug);
        let written = written.and_then(|note| note.head.topic.as_deref());
        found.push(TopicRow {
            title: written.map_or_else(
                || slug.to_string(),
                |written| library.names().topic(written).title,
            ),
            slug,
            headline: String::new(),
            description: String::new(),
            count,
            known: false,
        });
    }
    Ok(found)
}

/// How many notes each topic or tag has, of those that have any.
fn counts(connection: &Connection, query: &str) -> Result<BTreeMap<Slug, u32>, StoreError> {
    let mut rows = connection.prepare_cached(query)?;
    let mut rows = rows.query([])?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let count: u32 = row.get(1)?;
        if let Some(slug) = Slug::parse(&row.get::<_, String>(0)?)
            && count > 0
        {
            counts.insert(slug, count);
        }
    }
    Ok(counts)
}

/// The first note by path of each of these topics or tags, which says how it is written.
fn first_writers<'library, 'slugs>(
    library: &'library Library,
    slugs: impl Iterator<Item = &'slugs Slug>,
    of: impl Fn(&Note) -> &[Slug],
) -> HashMap<Slug, &'library Note> {
    let mut wanted: HashSet<&Slug> = slugs.collect();
    let mut first = HashMap::with_capacity(wanted.len());
    for note in library.notes() {
        if wanted.is_empty() {
            break;
        }
        for slug in of(note) {
            if wanted.remove(slug) {
                first.insert(slug.clone(), note);
            }
        }
    }
    first
}
