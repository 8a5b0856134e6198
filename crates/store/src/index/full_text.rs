//! The full text: which words stand in a note's title, in its labels and in its body. Titles and
//! labels are a small table of their own, so that a search finds them first and a renamed tag writes
//! no body again. What is asked of them stands in `search`.

use domain::{ContentHash, Library, Note, NotePath, front_matter};
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::disk::stamp::READER;
use crate::index::words;
use crate::texts::by_hash::{self, Packed};

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

/// The text of the note at `path` whose words the full text has, if it has any of today's reader.
pub fn worded(
    connection: &Connection,
    path: &NotePath,
) -> Result<Option<(ContentHash, Packed)>, StoreError> {
    let hash: Option<String> = connection
        .prepare_cached("SELECT hash FROM notes WHERE path = ?1 AND worded = ?2")?
        .query_row(params![path.as_str(), READER], |row| row.get(0))
        .optional()?;
    let Some(hash) = hash.and_then(|hash| hash.parse().ok()) else {
        return Ok(None);
    };
    Ok(by_hash::packed(connection, hash)?.map(|packed| (hash, packed)))
}

/// Whether the full text has the words of the note at `path`, and those of the text with this hash.
pub fn is_worded(
    connection: &Connection,
    path: &NotePath,
    hash: ContentHash,
) -> Result<bool, StoreError> {
    let is_worded = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM notes WHERE path = ?1 AND hash = ?2 AND worded = ?3)",
        )?
        .query_row(params![path.as_str(), hash.to_string(), READER], |row| {
            row.get(0)
        })?;
    Ok(is_worded)
}

/// Whether two files of a note have the same body.
pub fn is_same_body(before: &[u8], now: &[u8]) -> bool {
    let before = String::from_utf8_lossy(before);
    let now = String::from_utf8_lossy(now);
    let body = |text: &str| front_matter::split(text).body;
    before[body(&before)] == now[body(&now)]
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

/// Words that are put in once all rows of a transaction are written. FTS5 gathers words in memory and
/// writes them when the transaction ends, but also when a row comes after one with a larger number, or is
/// put in where one was just taken out, and before each statement that may have to be taken back by
/// itself. Note by note it would write a piece for each, and then bring all those pieces together.
#[derive(Default)]
pub struct PendingWords<'words> {
    heads: Vec<(i64, String, String)>,
    bodies: Vec<(i64, &'words Words)>,
}

impl<'words> PendingWords<'words> {
    /// The title and the labels of the note with this id, in place of what was there.
    pub fn head(&mut self, id: i64, title: &str, labels: String) {
        self.heads.push((id, words::spaced(title), labels));
    }

    /// The words of its body, in place of what was there.
    pub fn body(&mut self, id: i64, words: &'words Words) {
        self.bodies.push((id, words));
    }

    /// Puts them in, and notes who read them.
    pub fn put(mut self, connection: &Connection) -> Result<(), StoreError> {
        self.heads.sort_by_key(|(id, ..)| *id);
        self.bodies.sort_by_key(|(id, _)| *id);
        let heads = || self.heads.iter().map(|(id, ..)| id);
        let bodies = || self.bodies.iter().map(|(id, _)| id);
        take_out(connection, "note_heads", heads())?;
        for table in OF_BODIES {
            take_out(connection, table, bodies())?;
        }
        let mut put = connection
            .prepare_cached("INSERT INTO note_heads (rowid, title, labels) VALUES (?1, ?2, ?3)")?;
        for (id, title, labels) in &self.heads {
            put.execute(params![id, title, labels])?;
        }
        let mut put =
            connection.prepare_cached("INSERT INTO note_words (rowid, body) VALUES (?1, ?2)")?;
        for (id, words) in &self.bodies {
            put.execute(params![id, words.body])?;
        }
        let mut put = connection
            .prepare_cached("INSERT INTO note_beginnings (rowid, body) VALUES (?1, ?2)")?;
        for (id, words) in &self.bodies {
            put.execute(params![id, words.beginnings])?;
        }
        let mut set = connection.prepare_cached("UPDATE notes SET worded = ?2 WHERE id = ?1")?;
        for id in bodies() {
            set.execute(params![id, READER])?;
        }
        Ok(())
    }
}

/// Takes the words of these notes out of a table of the full text.
fn take_out<'ids>(
    connection: &Connection,
    table: &str,
    ids: impl Iterator<Item = &'ids i64>,
) -> Result<(), StoreError> {
    let mut take = connection.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?;
    for id in ids {
        take.execute([id])?;
    }
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

/// A note without words, and its text.
pub type Unread = (Wordless, ContentHash, Option<Packed>);

/// The texts of these notes as the index keeps them.
pub fn texts_of(connection: &Connection, notes: &[Wordless]) -> Result<Vec<Unread>, StoreError> {
    let mut kept = Vec::with_capacity(notes.len());
    for note in notes {
        if let Some(hash) = hash(connection, *note)? {
            kept.push((*note, hash, by_hash::packed(connection, hash)?));
        }
    }
    Ok(kept)
}

/// A note that was without words, its text, and the words of that.
pub type Worded = (Wordless, ContentHash, Words);

/// The words of these texts. One that is damaged has none; the author still has the file.
pub fn words_of(unread: Vec<Unread>) -> Vec<Worded> {
    let words = unread.into_par_iter().map(|(note, hash, packed)| {
        let bytes = packed.and_then(Packed::unpacked).unwrap_or_default();
        let words = Words::of(&String::from_utf8_lossy(&bytes));
        (note, hash, words)
    });
    words.collect()
}

/// Puts words in, unless another program has ingested another text meanwhile.
pub fn put_all(connection: &Connection, words: &[Worded]) -> Result<(), StoreError> {
    let mut pending = PendingWords::default();
    for (note, of, words) in words {
        if hash(connection, *note)? == Some(*of) {
            pending.body(note.id, words);
        }
    }
    pending.put(connection)
}

/// The tables that grow with the bodies.
const OF_BODIES: [&str; 2] = ["note_words", "note_beginnings"];

/// When FTS5 brings the pieces together that each transaction leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merging {
    /// With every few pieces, so that a search always meets few.
    AsTheyCome,
    /// Never by itself: many are put in at once, and each word would be written several times.
    AtTheEnd,
}

/// Tells FTS5 when to bring pieces together. It keeps that, whoever writes next.
pub fn set_merging(connection: &Connection, merging: Merging) -> Result<(), StoreError> {
    // These are the numbers that FTS5 has where nobody tells it others.
    let (few, most) = match merging {
        Merging::AsTheyCome => (4, 16),
        Merging::AtTheEnd => (0, 1_000),
    };
    for table in OF_BODIES {
        let kept: Option<i64> = connection
            .query_row(
                &format!("SELECT v FROM {table}_config WHERE k = 'automerge'"),
                [],
                |row| row.get(0),
            )
            .optional()?;
        if kept.unwrap_or(4) != few {
            let set = format!("INSERT INTO {table} ({table}, rank) VALUES (?1, ?2)");
            connection.execute(&set, params!["automerge", few])?;
            connection.execute(&set, params!["crisismerge", most])?;
        }
    }
    Ok(())
}

/// So many pages are brought together at once.
const PAGES: i64 = 400;

/// Which part of the merging at the end comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// The first of the table with this number.
    First(usize),
    /// A further one.
    Further(usize),
}

/// Brings some pieces of the full text together; none when all of them are.
pub fn merge_some(connection: &Connection, merge: Merge) -> Result<Option<Merge>, StoreError> {
    let (table, pages) = match merge {
        // Below zero all pieces are taken, however few of a size there are.
        Merge::First(table) => (table, -PAGES),
        Merge::Further(table) => (table, PAGES),
    };
    let Some(name) = OF_BODIES.get(table) else {
        return Ok(None);
    };
    let before = connection.total_changes();
    connection.execute(
        &format!("INSERT INTO {name} ({name}, rank) VALUES ('merge', ?1)"),
        [pages],
    )?;
    // So FTS5 says that there was something to do.
    let is_under_way = connection.total_changes() - before >= 2;
    Ok(Some(match is_under_way {
        true => Merge::Further(table),
        false => Merge::First(table + 1),
    }))
}
