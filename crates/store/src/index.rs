//! Rows of the index: what SQLite knows of a note so that lists, counts and searches need no
//! file. When rows are written is decided in `reconcile`; what they hold is decided here.

use std::collections::HashMap;

use domain::{ContentHash, Library, Note, NotePath, Slug, front_matter};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{StoreError, assemble, texts, words};

/// What the disk says of a file without opening it. A file with the same stamp is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    size: i64,
    modified: i64,
    inode: i64,
}

impl From<&files::Found> for Stamp {
    fn from(found: &files::Found) -> Stamp {
        Stamp {
            size: found.size.cast_signed(),
            modified: found.modified,
            inode: found.inode.cast_signed(),
        }
    }
}

/// The stamp of every indexed note.
pub fn stamps(connection: &Connection) -> Result<HashMap<NotePath, Stamp>, StoreError> {
    let mut rows = connection.prepare("SELECT path, size, modified, inode FROM notes")?;
    let stamps = rows.query_map([], |row| {
        let path: String = row.get(0)?;
        let stamp = Stamp {
            size: row.get(1)?,
            modified: row.get(2)?,
            inode: row.get(3)?,
        };
        Ok((path, stamp))
    })?;
    let mut known = HashMap::new();
    for stamp in stamps {
        let (path, stamp) = stamp?;
        if let Ok(path) = NotePath::new(&path) {
            known.insert(path, stamp);
        }
    }
    Ok(known)
}

/// Every indexed note, as it was when it was last looked at. Rows that this program cannot read
/// are left out: their stamp is forgotten, so that the next look reads the file.
pub fn notes(connection: &Connection) -> Result<Vec<Note>, StoreError> {
    let mut notes = Vec::new();
    let mut unread = Vec::new();
    let mut rows = connection.prepare("SELECT path, note FROM notes ORDER BY path")?;
    let texts = rows.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    for text in texts {
        let (path, text) = text?;
        match serde_json::from_str(&text) {
            Ok(note) => notes.push(note),
            Err(_) => unread.push(path),
        }
    }
    for path in unread {
        connection.execute("DELETE FROM notes WHERE path = ?1", [path])?;
    }
    Ok(notes)
}

/// The hash of the note at `path` as any program entered it last.
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

/// The words of a note's file that a search can find.
pub fn words_of(text: &str) -> String {
    words::spaced(&render::plain_text(&text[front_matter::split(text).body]))
}

/// Writes the note, its tags, its links, its words and its text.
pub fn put(
    connection: &Connection,
    library: &Library,
    note: &Note,
    stamp: Stamp,
    body: &str,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let id = put_row(connection, library, note, stamp)?;
    texts::put(connection, note.hash, bytes)?;
    connection
        .prepare_cached("DELETE FROM links WHERE note = ?1")?
        .execute([id])?;
    let mut link = connection.prepare_cached(
        "INSERT INTO links (note, target, anchor, line, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for out in &note.links {
        let kind = format!("{:?}", out.kind).to_lowercase();
        link.execute(params![id, out.target, out.anchor, out.line, kind])?;
    }
    connection
        .prepare_cached("DELETE FROM note_text WHERE rowid = ?1")?
        .execute([id])?;
    connection
        .prepare_cached(
            "INSERT INTO note_text (rowid, title, labels, body) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            id,
            words::spaced(&note.title),
            words::spaced(&labels(library, note)),
            body
        ])?;
    Ok(())
}

/// Writes again what depends on the catalogue and on other notes, not on the note's own text. A row
/// that another program has written since keeps its text, one that it took away stays away.
pub fn relabel(connection: &Connection, library: &Library, note: &Note) -> Result<(), StoreError> {
    let row = connection
        .prepare_cached("SELECT hash, note, size, modified, inode FROM notes WHERE path = ?1")?
        .query_row([note.path.as_str()], |row| {
            let stamp = Stamp {
                size: row.get(2)?,
                modified: row.get(3)?,
                inode: row.get(4)?,
            };
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, stamp))
        })
        .optional()?;
    let Some((hash, newer, stamp)) = row else {
        return Ok(());
    };
    if hash == note.hash.to_string() {
        return relabel_row(connection, library, note, stamp);
    }
    // What this program does not understand, it reads from the file soon.
    let Ok(newer) = serde_json::from_str::<Note>(&newer) else {
        return Ok(());
    };
    let library = assemble::changed(library, vec![newer], &[]);
    match library.note(&note.path) {
        Some(newer) => relabel_row(connection, &library, newer, stamp),
        None => Ok(()),
    }
}

fn relabel_row(
    connection: &Connection,
    library: &Library,
    note: &Note,
    stamp: Stamp,
) -> Result<(), StoreError> {
    let id = put_row(connection, library, note, stamp)?;
    connection
        .prepare_cached("UPDATE note_text SET labels = ?2 WHERE rowid = ?1 AND labels <> ?2")?
        .execute(params![id, words::spaced(&labels(library, note))])?;
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

/// Mirrors the catalogue.
pub fn put_catalogue(connection: &Connection, library: &Library) -> Result<(), StoreError> {
    connection.execute_batch("DELETE FROM topics; DELETE FROM tags;")?;
    let mut put = connection.prepare_cached(
        "INSERT OR IGNORE INTO topics (slug, position, title, headline, description)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, topic) in (1i64..).zip(&library.catalogue().topics) {
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
    for tag in &library.catalogue().tags {
        put.execute(params![tag.slug.as_str(), tag.title, tag.description])?;
    }
    Ok(())
}

fn put_row(
    connection: &Connection,
    library: &Library,
    note: &Note,
    stamp: Stamp,
) -> Result<i64, StoreError> {
    let text = serde_json::to_string(note).expect("a note is plain values");
    let id: i64 = connection
        .prepare_cached(
            "INSERT INTO notes (path, hash, size, modified, inode, page, slug, title, topic, date,
                 updated, state, summary, words, problems, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
             ON CONFLICT (path) DO UPDATE SET hash = excluded.hash, size = excluded.size,
                 modified = excluded.modified, inode = excluded.inode, page = excluded.page,
                 slug = excluded.slug, title = excluded.title, topic = excluded.topic,
                 date = excluded.date, updated = excluded.updated, state = excluded.state,
                 summary = excluded.summary, words = excluded.words,
                 problems = excluded.problems, note = excluded.note
             RETURNING id",
        )?
        .query_row(
            params![
                note.path.as_str(),
                note.hash.to_string(),
                stamp.size,
                stamp.modified,
                stamp.inode,
                note.path.is_page(),
                note.slug.as_str(),
                note.title,
                note.topic.as_ref().map(|slug| slug.as_str()),
                note.head.date.map(|date| date.to_string()),
                note.head.updated.map(|date| date.to_string()),
                note.head.state.as_str(),
                note.head.summary,
                note.words,
                library.problems_of(note).len() as i64,
                text
            ],
            |row| row.get(0),
        )?;
    connection
        .prepare_cached("DELETE FROM note_tags WHERE note = ?1")?
        .execute([id])?;
    let mut put =
        connection.prepare_cached("INSERT OR IGNORE INTO note_tags (note, tag) VALUES (?1, ?2)")?;
    for tag in &note.tags {
        put.execute(params![id, tag.as_str()])?;
    }
    Ok(id)
}

/// The titles of a note's topic and tags: who searches for a tag finds its notes.
fn labels(library: &Library, note: &Note) -> String {
    let topic = note
        .head
        .topic
        .iter()
        .map(|written| library.names().topic(written).title);
    let tags = note
        .head
        .tags
        .iter()
        .map(|written| library.names().tag(written).title);
    topic.chain(tags).collect::<Vec<String>>().join(" ")
}
