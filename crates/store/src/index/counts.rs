//! The numbers beside the states in the window. Those of topics and tags stand in `topics_and_tags`.

use std::collections::BTreeMap;

use domain::State;
use rusqlite::Connection;

use crate::{Store, StoreError};

/// How many notes there are of each kind. Pages are counted only as pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Notes in each state.
    pub states: BTreeMap<State, u32>,
    /// All notes.
    pub notes: u32,
    /// All pages.
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
    let mut rows = connection
        .prepare_cached("SELECT state, count(*) FROM notes WHERE page = 0 GROUP BY state")?;
    let mut rows = rows.query([])?;
    let mut states = BTreeMap::new();
    while let Some(row) = rows.next()? {
        if let Some(state) = State::parse(&row.get::<_, String>(0)?) {
            states.insert(state, row.get(1)?);
        }
    }
    Ok(Counts {
        states,
        notes,
        pages,
        problems,
    })
}
