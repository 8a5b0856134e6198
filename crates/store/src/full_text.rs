//! The full text: which words stand in a note's title, in its labels and in its body. Titles and
//! labels are a small table of their own, so that a search finds them first and a renamed tag writes
//! no body again. What is asked of them stands in `search`.

use domain::{ContentHash, Library, Note, front_matter};
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, params};

use crate::index::READER;
use crate::{StoreError, texts, words};

/// The words of a body as the full text has them.
pub struct Words {
    body: String,
    beginnings: String,
}

impl Words {
    /// The words of a note's file that a search can find.
    pub fn of(text: &str) -> Words {
        let body = words::spaced(&plain(text));
        Words {
            beginnings: words::beginnings(&body),
            body,
        }
    }
}

/// The text of a note's body as a reader sees it: what is searched, and what snippets are cut from.
pub fn plain(text: &str) -> String {
    render::plain_text(&text[front_matter::split(text).body])
}

/// The titles of a note's topic and tags, as words: who searches for a tag finds its notes.
pub fn labels(library: &Library, note: &Note) -> String {
    let names = library.names();
    let topic = note.head.topic.iter();
    let topic = topic.map(|written| names.topic(written).title);
    let tags = note.head.tags.iter();
    let tags = tags.map(|written| names.tag(written).title);
    words::spaced(&topic.chain(tags).collect::<Vec<String>>().join(" "))
}

/// Puts the title and the labels of the note with this id in place of what was there.
pub fn put_head(
    connection: &Connection,
    id: i64,
    title: &str,
    labels: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO note_heads (rowid, title, labels) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![id, words::spaced(title), labels])?;
    Ok(())
}

/// Puts the words of the note's body in place of what was there, and notes who read them.
pub fn put(connection: &Connection, id: i64, words: &Words) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO note_words (rowid, body) VALUES (?1, ?2)")?
        .execute(params![id, words.body])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO note_beginnings (rowid, body) VALUES (?1, ?2)")?
        .execute(params![id, words.beginnings])?;
    connection
        .prepare_cached("UPDATE notes SET worded = ?2 WHERE id = ?1")?
        .execute(params![id, READER])?;
    Ok(())
}

/// A note whose words are not in the full text, or were read by another reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wordless {
    id: i64,
    /// The number of its bytes.
    pub size: u64,
}

/// Every such note.
pub fn wordless(connection: &Connection) -> Result<Vec<Wordless>, StoreError> {
    let mut rows =
        connection.prepare_cached("SELECT id, size FROM notes WHERE worded <> ?1 ORDER BY id")?;
    let wordless = rows.query_map([READER], |row| {
        Ok(Wordless {
            id: row.get(0)?,
            size: row.get::<_, i64>(1)?.cast_unsigned(),
        })
    })?;
    Ok(wordless.collect::<rusqlite::Result<_>>()?)
}

/// Which text the row of a note has, if it still is without words.
fn hash(connection: &Connection, note: Wordless) -> Result<Option<ContentHash>, StoreError> {
    let hash: Option<String> = connection
        .prepare_cached("SELECT hash FROM notes WHERE id = ?1 AND worded <> ?2")?
        .query_row(params![note.id, READER], |row| row.get(0))
        .optional()?;
    Ok(hash.and_then(|hash| hash.parse().ok()))
}

/// The words of these notes, from the texts that the index keeps of them.
pub fn words_of(
    connection: &Connection,
    notes: &[Wordless],
) -> Result<Vec<(Wordless, ContentHash, Words)>, StoreError> {
    let mut kept = Vec::with_capacity(notes.len());
    for note in notes {
        if let Some(hash) = hash(connection, *note)? {
            // A text that is damaged has no words; the author still has the file.
            let bytes = texts::get(connection, hash)?.unwrap_or_default();
            kept.push((*note, hash, bytes));
        }
    }
    let words = kept.into_par_iter().map(|(note, hash, bytes)| {
        let words = Words::of(&String::from_utf8_lossy(&bytes));
        (note, hash, words)
    });
    Ok(words.collect())
}

/// Puts words in, unless another program has entered another text meanwhile.
pub fn put_all(
    connection: &Connection,
    words: &[(Wordless, ContentHash, Words)],
) -> Result<(), StoreError> {
    for (note, of, words) in words {
        if hash(connection, *note)? == Some(*of) {
            put(connection, note.id, words)?;
        }
    }
    Ok(())
}
