//! The numbers beside topics, tags and states in the window.

use std::collections::BTreeMap;

use domain::{Slug, State};
use rusqlite::Connection;

use crate::{Store, StoreError};

/// How many notes there are of each kind. Standing pages are counted only as pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Notes in each topic, known to the catalogue or not.
    pub topics: BTreeMap<Slug, u32>,
    /// Notes with each tag, known to the catalogue or not.
    pub tags: BTreeMap<Slug, u32>,
    /// Notes in each state.
    pub states: BTreeMap<State, u32>,
    /// All notes.
    pub notes: u32,
    /// All standing pages.
    pub pages: u32,
    /// Notes and pages with a problem.
    pub problems: u32,
}

impl Store {
    /// Counts the index.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        counts(&self.connection)
    }
}

/// [`Store::counts`], on any connection.
pub(crate) fn counts(connection: &Connection) -> Result<Counts, StoreError> {
    let (notes, pages, problems) = connection.query_row(
        "SELECT count(*) FILTER (WHERE NOT page), count(*) FILTER (WHERE page),
             count(*) FILTER (WHERE problems > 0) FROM notes",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok(Counts {
        topics: grouped(
            connection,
            "SELECT topic, count(*) FROM notes
             WHERE page = 0 AND topic IS NOT NULL GROUP BY topic",
            Slug::parse,
        )?,
        tags: grouped(
            connection,
            "SELECT tag, count(*) FROM note_tags
             WHERE note NOT IN (SELECT id FROM notes WHERE page = 1) GROUP BY tag",
            Slug::parse,
        )?,
        states: grouped(
            connection,
            "SELECT state, count(*) FROM notes WHERE page = 0 GROUP BY state",
            State::parse,
        )?,
        notes,
        pages,
        problems,
    })
}

fn grouped<Key: Ord>(
    connection: &Connection,
    query: &str,
    key: impl Fn(&str) -> Option<Key>,
) -> Result<BTreeMap<Key, u32>, StoreError> {
    let mut rows = connection.prepare_cached(query)?;
    let counted = rows.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
    })?;
    let mut counts = BTreeMap::new();
    for row in counted {
        let (word, count) = row?;
        if let Some(key) = key(&word) {
            counts.insert(key, count);
        }
    }
    Ok(counts)
}
