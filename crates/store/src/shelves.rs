//! Topics and tags with their numbers, as lists show them: those of the catalogue, which the database
//! mirrors, and those that only notes write. Standing pages are not counted.

use domain::{Library, NotePath, Slug};
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
    let mut rows = connection.prepare_cached(
        "SELECT slug, title, description,
             (SELECT count(*) FROM note_tags JOIN notes ON notes.id = note_tags.note
                 WHERE tag = tags.slug AND page = 0)
         FROM tags",
    )?;
    let mut found = Vec::new();
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(slug) = Slug::parse(&row.get::<_, String>(0)?) {
            found.push(TagRow {
                slug,
                title: row.get(1)?,
                description: row.get(2)?,
                count: row.get(3)?,
                known: true,
            });
        }
    }
    let unknown = unknown(
        connection,
        "SELECT tag, count(*), min(path) FROM note_tags JOIN notes ON notes.id = note_tags.note
         WHERE page = 0 AND tag NOT IN (SELECT slug FROM tags) GROUP BY tag",
    )?;
    found.extend(unknown.into_iter().map(|Unknown { slug, count, path }| {
        let written = path.and_then(|path| library.note(&path));
        let written = written.into_iter().flat_map(|note| &note.head.tags);
        let mut meanings = written.map(|written| library.names().tag(written));
        let meaning = meanings.find(|meaning| meaning.slug == slug);
        TagRow {
            title: meaning.map_or_else(|| slug.to_string(), |meaning| meaning.title),
            slug,
            description: String::new(),
            count,
            known: false,
        }
    }));
    found.sort_by_cached_key(|row| (row.title.to_lowercase(), row.slug.clone()));
    Ok(found)
}

/// [`Store::topics`], on any connection.
pub(crate) fn topics(
    connection: &Connection,
    library: &Library,
) -> Result<Vec<TopicRow>, StoreError> {
    let mut rows = connection.prepare_cached(
        "SELECT slug, title, headline, description,
             (SELECT count(*) FROM notes WHERE topic = topics.slug AND page = 0)
         FROM topics ORDER BY position",
    )?;
    let mut found = Vec::new();
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(slug) = Slug::parse(&row.get::<_, String>(0)?) {
            found.push(TopicRow {
                slug,
                title: row.get(1)?,
                headline: row.get(2)?,
                description: row.get(3)?,
                count: row.get(4)?,
                known: true,
            });
        }
    }
    let unknown = unknown(
        connection,
        "SELECT topic, count(*), min(path) FROM notes
         WHERE page = 0 AND topic IS NOT NULL AND topic NOT IN (SELECT slug FROM topics)
         GROUP BY topic ORDER BY topic",
    )?;
    found.extend(unknown.into_iter().map(|Unknown { slug, count, path }| {
        let written = path.and_then(|path| library.note(&path)?.head.topic.as_deref());
        TopicRow {
            title: written.map_or_else(
                || slug.to_string(),
                |written| library.names().topic(written).title,
            ),
            slug,
            headline: String::new(),
            description: String::new(),
            count,
            known: false,
        }
    }));
    Ok(found)
}

/// A topic or tag that is not in the catalogue.
struct Unknown {
    slug: Slug,
    count: u32,
    /// The first note that writes it.
    path: Option<NotePath>,
}

fn unknown(connection: &Connection, query: &str) -> Result<Vec<Unknown>, StoreError> {
    let mut rows = connection.prepare_cached(query)?;
    let mut rows = rows.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(slug) = Slug::parse(&row.get::<_, String>(0)?) {
            found.push(Unknown {
                slug,
                count: row.get(1)?,
                path: NotePath::new(&row.get::<_, String>(2)?).ok(),
            });
        }
    }
    Ok(found)
}
