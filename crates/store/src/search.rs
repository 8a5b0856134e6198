//! Full-text search over titles, labels and bodies.

use domain::NotePath;
use rusqlite::{Connection, OptionalExtension, params};

use crate::{Store, StoreError, words};

/// Hits in the title weigh most, then those in labels.
pub(crate) const BEST_FIRST: &str = "bm25(note_text, 8.0, 4.0, 1.0), notes.path";
const HIT_BEGINS: char = '\u{1}';
const HIT_ENDS: char = '\u{2}';

/// A note that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The note.
    pub path: NotePath,
    /// Its title.
    pub title: String,
    /// The place in its text that fits best.
    pub snippet: Vec<Piece>,
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was asked for.
    pub hit: bool,
}

impl Store {
    /// The notes that hold every word of `typed`, the best first, at most `limit`. The last word
    /// may be begun only.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = words::query(typed) else {
            return Ok(Vec::new());
        };
        let order = if words::worth_ranking(typed) {
            BEST_FIRST
        } else {
            "note_text.rowid"
        };
        let mut rows = self.connection.prepare_cached(&format!(
            "SELECT notes.path, notes.title, snippet(note_text, 2, ?2, ?3, '…', 24)
             FROM note_text JOIN notes ON notes.id = note_text.rowid
             WHERE note_text MATCH ?1 ORDER BY {order} LIMIT ?4"
        ))?;
        let found = rows.query_map(
            params![query, HIT_BEGINS.to_string(), HIT_ENDS.to_string(), limit],
            |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                ))
            },
        )?;
        let mut hits = Vec::new();
        for hit in found {
            let (path, title, snippet) = hit?;
            if let Ok(path) = NotePath::new(&path) {
                hits.push(Hit {
                    path,
                    title,
                    snippet: pieces(&snippet),
                });
            }
        }
        Ok(hits)
    }
}

/// The place in the note at `path` that fits the FTS5 query best.
pub(crate) fn snippet(
    connection: &Connection,
    query: &str,
    path: &NotePath,
) -> Result<Option<Vec<Piece>>, StoreError> {
    let marked: Option<String> = connection
        .prepare_cached(
            "SELECT snippet(note_text, 2, ?3, ?4, '…', 24) FROM note_text
             WHERE note_text MATCH ?1 AND rowid = (SELECT id FROM notes WHERE path = ?2)",
        )?
        .query_row(
            params![
                query,
                path.as_str(),
                HIT_BEGINS.to_string(),
                HIT_ENDS.to_string()
            ],
            |row| row.get(0),
        )
        .optional()?;
    Ok(marked.as_deref().map(pieces))
}

/// Cuts a marked snippet into its pieces.
fn pieces(marked: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut hit = false;
    for part in marked.split_inclusive([HIT_BEGINS, HIT_ENDS]) {
        let text = words::unspaced(part.trim_end_matches([HIT_BEGINS, HIT_ENDS]));
        if !text.is_empty() {
            pieces.push(Piece { text, hit });
        }
        hit = part.ends_with(HIT_BEGINS);
    }
    pieces
}
