//! Which notes hold what the author asks for, and which of them come first: those that hold all of
//! it in the title, then those that hold it in title and labels, then the others; among them those
//! that hold the last word whole before those in which it only begins. What is left equal is in the
//! order of the list.

use rusqlite::Connection;

use crate::StoreError;
use crate::index::query::Query;
use crate::index::words;

/// How near a note is to what was asked for, the nearest first.
const TIERS: usize = 6;

/// The notes that were found, with their tiers.
pub(crate) struct Found {
    /// The best ones first; each holds all of those before it.
    tiers: [Ids; TIERS],
}

impl Found {
    /// Asks the full text.
    pub fn of(connection: &Connection, query: &Query) -> Result<Found, StoreError> {
        let phrases: Vec<String> = query.phrases.iter().map(|words| phrase(words)).collect();
        let begun = query.begun.as_deref();
        let all = |last: Option<String>| -> String {
            let parts: Vec<String> = phrases.iter().cloned().chain(last).collect();
            parts.join(" AND ")
        };
        let begins = all(begun.map(|begun| format!("\"{begun}\" *")));
        let whole = all(begun.map(|begun| format!("\"{begun}\"")));
        let heads = |asked: &str| Ids::of(connection, "note_heads", asked);
        let in_titles = |asked: &str| heads(&format!("title : ({asked})"));

        // A word may stand in the title and another in the body.
        let mut rest = Ids::default();
        for (number, phrase) in phrases.iter().enumerate() {
            let mut holders = Ids::of(connection, "note_words", phrase)?;
            holders.add(&heads(phrase)?);
            match number {
                0 => rest = holders,
                _ => rest.keep(&holders),
            }
        }
        let Some(word) = begun else {
            let title = in_titles(&begins)?;
            let labels = heads(&begins)?;
            let none = Ids::default;
            return Ok(Found {
                tiers: [title, none(), labels, none(), rest, none()],
            });
        };
        let exactly = format!("\"{word}\"");
        let mut body_whole = Ids::of(connection, "note_words", &exactly)?;
        body_whole.add(&heads(&exactly)?);
        let mut body_begun = match word.chars().count() <= words::SHORT {
            true => Ids::of(connection, "note_beginnings", &exactly)?,
            false => Ids::of(connection, "note_words", &format!("{exactly} *"))?,
        };
        body_begun.add(&heads(&format!("{exactly} *"))?);
        if !phrases.is_empty() {
            body_whole.keep(&rest);
            body_begun.keep(&rest);
        }
        Ok(Found {
            tiers: [
                in_titles(&whole)?,
                in_titles(&begins)?,
                heads(&whole)?,
                heads(&begins)?,
                body_whole,
                body_begun,
            ],
        })
    }

    /// Those of `ids` that were found, the best first; equally good ones stay in their order.
    pub fn ranked(&self, ids: &[i64]) -> Vec<i64> {
        let mut ranked: [Vec<i64>; TIERS] = Default::default();
        for &id in ids {
            if let Some(tier) = self.tiers.iter().position(|tier| tier.has(id)) {
                ranked[tier].push(id);
            }
        }
        ranked.concat()
    }
}

/// Words that stand together, as FTS5 is asked for them. They hold neither quotes nor operators.
fn phrase(words: &[String]) -> String {
    format!("\"{}\"", words.join(" "))
}

/// Numbers of notes, a bit for each.
#[derive(Default)]
struct Ids(Vec<u64>);

impl Ids {
    fn of(connection: &Connection, table: &str, asked: &str) -> Result<Ids, StoreError> {
        let mut rows = connection
            .prepare_cached(&format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1"))?;
        let mut rows = rows.query([asked])?;
        let mut ids = Ids::default();
        while let Some(row) = rows.next()? {
            let (word, bit) = place(row.get(0)?);
            if word >= ids.0.len() {
                ids.0.resize(word + 1, 0);
            }
            ids.0[word] |= bit;
        }
        Ok(ids)
    }

    fn has(&self, id: i64) -> bool {
        let (word, bit) = place(id);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    fn add(&mut self, others: &Ids) {
        if others.0.len() > self.0.len() {
            self.0.resize(others.0.len(), 0);
        }
        for (bits, others) in self.0.iter_mut().zip(&others.0) {
            *bits |= others;
        }
    }

    fn keep(&mut self, others: &Ids) {
        self.0.truncate(others.0.len());
        for (bits, others) in self.0.iter_mut().zip(&others.0) {
            *bits &= others;
        }
    }
}

/// Where the bit of a note stands. Ids are counted from 1 and given again, so they are small.
fn place(id: i64) -> (usize, u64) {
    let id = usize::try_from(id).unwrap_or_default();
    (id / 64, 1 << (id % 64))
}
