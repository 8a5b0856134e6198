//! Rows of the index: what SQLite knows of a note so that lists, counts and searches need no
//! file. When rows are written is decided in `ingest`; what they hold is decided here, and the words
//! of the full text in `full_text`.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::{Catalogue, ContentHash, Library, Note, NotePath, Slug};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::StoreError;
use crate::disk::stamp::Stamp;
use crate::index::full_text::{self, PendingWords, Words};
use crate::index::note_json::{self, Columns};

/// The number of rows that were written before there was one; they hold a note in another form.
const BEFORE_NUMBERS: i64 = 0;

/// The paths of all rows, also of those that another program wrote.
pub fn paths(connection: &Connection) -> Result<Vec<NotePath>, StoreError> {
    let mut rows = connection.prepare("SELECT path FROM notes ORDER BY path")?;
    let paths = rows.query_map([], |row| row.get::<_, String>(0))?;
    let mut found = Vec::new();
    for path in paths {
        found.extend(NotePath::new(&path?));
    }
    Ok(found)
}

/// A note as its row keeps it.
pub struct NoteRow {
    path: String,
    hash: String,
    slug: String,
    title: String,
    words: u32,
    stamp: Stamp,
    rest: String,
}

/// The columns of a [`NoteRow`], in the order in which they are read.
pub const COLUMNS: &str = "path, hash, size, modified, inode, reader, slug, title, words, note";

impl NoteRow {
    /// Reads a row of these columns.
    pub fn of(row: &Row<'_>) -> rusqlite::Result<NoteRow> {
        Ok(NoteRow {
            path: row.get(0)?,
            hash: row.get(1)?,
            stamp: Stamp {
                size: row.get(2)?,
                modified: row.get(3)?,
                inode: row.get(4)?,
                reader: row.get(5)?,
            },
            slug: row.get(6)?,
            title: row.get(7)?,
            words: row.get(8)?,
            rest: row.get(9)?,
        })
    }

    /// The note and its stamp.
    ///
    /// # Errors
    /// When this program cannot read it: the path of the row.
    pub fn note(self) -> Result<(Note, Stamp), String> {
        let stamp = self.stamp;
        if stamp.reader == BEFORE_NUMBERS {
            let note = serde_json::from_str(&self.rest);
            return note.map(|note| (note, stamp)).map_err(|_| self.path);
        }
        let columns = || {
            Some(Columns {
                path: NotePath::new(&self.path).ok()?,
                hash: self.hash.parse().ok()?,
                size: stamp.size(),
                slug: Slug::parse(&self.slug)?,
                title: self.title,
                words: self.words,
            })
        };
        let note = columns().and_then(|columns| note_json::read(columns, &self.rest).ok());
        note.map(|note| (note, stamp)).ok_or(self.path)
    }
}

/// So many rows are handed to another thread at once.
const ROWS: usize = 512;

/// Every indexed note, as it was when it was last looked at, with its stamp, in no order. Rows that this
/// program cannot read are taken away, so that the next scan reads the file.
pub fn notes(connection: &Connection) -> Result<(Vec<Note>, HashMap<NotePath, Stamp>), StoreError> {
    let mut rows = connection.prepare(&format!("SELECT {COLUMNS} FROM notes"))?;
    let mut rows = rows.query_map([], NoteRow::of)?;
    let read = Mutex::new(Vec::new());
    // SQLite reads on with one thread while all others make notes of what was read.
    rayon::in_place_scope(|scope| {
        loop {
            let kept: Vec<NoteRow> = rows.by_ref().take(ROWS).collect::<Result<_, _>>()?;
            if kept.is_empty() {
                return Ok::<_, StoreError>(());
            }
            let read = &read;
            scope.spawn(move |_| {
                let notes: Vec<_> = kept.into_iter().map(NoteRow::note).collect();
                let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
                read.extend(notes);
            });
        }
    })?;
    let mut notes = Vec::new();
    let mut stamps = HashMap::new();
    for kept in read.into_inner().unwrap_or_else(PoisonError::into_inner) {
        match kept {
            Ok((note, stamp)) => {
                stamps.insert(note.path.clone(), stamp);
                notes.push(note);
            }
            Err(path) => {
                connection.execute("DELETE FROM notes WHERE path = ?1", [path])?;
            }
        }
    }
    Ok((notes, stamps))
}

/// The hash of the note at `path` as any program ingested it last.
pub fn hash(connection: &Connection, path: &NotePath) -> Result<Option<ContentHash>, StoreError> {
    let hash: Option<String> = connection
        .prepare_cached("SELECT hash FROM notes WHERE path = ?1")?
        .query_row([path.as_str()], |row| row.get(0))
        .optional()?;
    Ok(hash.and_then(|hash| hash.parse().ok()))
}

/// Forgets the note at `path`.
pub fn remove(connection: &Connection, path: &NotePath) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM notes WHERE path = ?1")?
        .execute([path.as_str()])?;
    Ok(())
}

/// The file was touched, not changed.
pub fn restamp(connection: &Connection, path: &NotePath, stamp: Stamp) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE notes SET size = ?2, modified = ?3, inode = ?4 WHERE path = ?1")?
        .execute(params![
            path.as_str(),
            stamp.size,
            stamp.modified,
            stamp.inode
        ])?;
    Ok(())
}

/// What is known of the words of a note's body.
pub enum Body<'words> {
    /// They are these.
    Of(&'words Words),
    /// They are those that the full text has already: only the head is another.
    AsBefore,
    /// Nothing: the row says so, and they are found later.
    Unread,
}

/// Writes the note and its tags; its title, its labels and the words of its body are to follow.
pub fn put<'words>(
    connection: &Connection,
    library: &Library,
    note: &Note,
    stamp: Stamp,
    body: Body<'words>,
    pending: &mut PendingWords<'words>,
) -> Result<(), StoreError> {
    let is_worded = matches!(body, Body::AsBefore);
    let labels = full_text::labels(library, note);
    connection
        .prepare_cached(
            "INSERT INTO notes (path, hash, size, modified, inode, reader, page, slug, title, topic,
                 date, state, words, problems, labels, note, worded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 0)
             ON CONFLICT (path) DO UPDATE SET hash = excluded.hash, size = excluded.size,
                 modified = excluded.modified, inode = excluded.inode, reader = excluded.reader,
                 page = excluded.page, slug = excluded.slug, title = excluded.title,
                 topic = excluded.topic, date = excluded.date, state = excluded.state,
                 words = excluded.words, problems = excluded.problems, labels = excluded.labels,
                 note = excluded.note, worded = iif(?17, notes.worded, 0)",
        )?
        .execute(params![
            note.path.as_str(),
            note.hash.to_string(),
            stamp.size,
            stamp.modified,
            stamp.inode,
            stamp.reader,
            note.path.is_page(),
            note.slug.as_str(),
            note.title,
            note.topic.as_ref().map(|slug| slug.as_str()),
            note.head.date.map(|date| date.to_string()),
            note.head.state.as_str(),
            note.words,
            library.problems_of(note).len() as i64,
            labels,
            note_json::written(note),
            is_worded
        ])?;
    // Asked apart: what returns something may have to be taken back by itself, and then SQLite writes
    // every page down before.
    let id: i64 = connection
        .prepare_cached("SELECT id FROM notes WHERE path = ?1")?
        .query_row([note.path.as_str()], |row| row.get(0))?;
    put_tags(connection, id, note)?;
    pending.head(id, &note.title, labels);
    if let Body::Of(words) = body {
        pending.body(id, words);
    }
    Ok(())
}

/// Mirrors the catalogue, so that lists of topics and tags with their numbers are one query.
pub fn put_catalogue(connection: &Connection, catalogue: &Catalogue) -> Result<(), StoreError> {
    connection.execute_batch("DELETE FROM topics; DELETE FROM tags;")?;
    let mut put = connection.prepare_cached(
        "INSERT OR IGNORE INTO topics (slug, position, title, headline, description)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, topic) in (1i64..).zip(&catalogue.topics) {
        put.execute(params![
            topic.slug.as_str(),
            position,
            topic.title,
            topic.headline,
            topic.description
        ])?;
    }
    let mut put = connection.prepare_cached(
        "INSERT OR IGNORE INTO tags (slug, title, description) VALUES (?1, ?2, ?3)",
    )?;
    for tag in &catalogue.tags {
        put.execute(params![tag.slug.as_str(), tag.title, tag.description])?;
    }
    Ok(())
}

/// Writes the tags of the note with this id.
pub fn put_tags(connection: &Connection, id: i64, note: &Note) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM note_tags WHERE note = ?1")?
        .execute([id])?;
    let mut put =
        connection.prepare_cached("INSERT OR IGNORE INTO note_tags (note, tag) VALUES (?1, ?2)")?;
    for tag in &note.tags {
        put.execute(params![id, tag.as_str()])?;
    }
    Ok(())
}

/// The indexed notes and pages with this slug.
pub fn with_slug(connection: &Connection, slug: &Slug) -> Result<Vec<NotePath>, StoreError> {
    let mut rows = connection.prepare_cached("SELECT path FROM notes WHERE slug = ?1")?;
    let paths = rows.query_map([slug.as_str()], |row| row.get::<_, String>(0))?;
    let mut found = Vec::new();
    for path in paths {
        found.extend(NotePath::new(&path?));
    }
    Ok(found)
}
