//! Reading the index on any thread, whatever the one that owns the store is at: a snapshot of the
//! library in memory, and connections of its own to the database, which in its WAL mode wait for no
//! writer. Who only reads never waits for an operation, a first look or another program.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{Library, NotePath};
use rusqlite::Connection;

use crate::database::{self, settings};
use crate::orders::Orders;
use crate::plain_texts::PlainTexts;
use crate::{
    Counts, Filter, Hit, Page, Snapshot, Sort, Store, StoreError, TagRow, TopicRow, Version,
    counts, list, search, shelves, undo,
};

/// So many connections wait for the next question.
const IDLE: usize = 4;

/// A library as it was at one moment, and its index. Cloning it costs nothing.
#[derive(Clone)]
pub struct Reader {
    /// Notes, catalogue and settings, and the folder they are in.
    pub snapshot: Snapshot,
    connections: Arc<Connections>,
}

/// The index as one connection sees it.
pub(crate) struct Rows<'asked> {
    pub connection: &'asked Connection,
    pub library: &'asked Library,
    /// What this connection was asked before, where it only reads.
    pub orders: Option<&'asked Orders>,
    /// Texts that were read as Markdown lately.
    pub plain: &'asked PlainTexts,
}

/// Connections that read.
pub(crate) struct Connections {
    database: PathBuf,
    idle: Mutex<Idle>,
    plain: PlainTexts,
}

#[derive(Default)]
struct Idle {
    /// How often the database was begun anew.
    generation: u64,
    free: Vec<(Connection, Orders)>,
}

impl Connections {
    /// Those to this database, none of them open yet.
    pub fn to(database: PathBuf) -> Arc<Connections> {
        Arc::new(Connections {
            database,
            idle: Mutex::default(),
            plain: PlainTexts::default(),
        })
    }

    /// Another database stands in the place of the one before.
    pub fn renew(&self) {
        let mut idle = self.idle();
        idle.generation += 1;
        idle.free.clear();
    }

    fn with<Answer>(
        &self,
        ask: impl FnOnce(&Connection, &Orders) -> Result<Answer, StoreError>,
    ) -> Result<Answer, StoreError> {
        let (generation, free) = {
            let mut idle = self.idle();
            // What was removed is still open here, and would answer for ever.
            if !self.database.exists() {
                idle.free.clear();
                return Err(StoreError::DatabaseGone);
            }
            (idle.generation, idle.free.pop())
        };
        let (connection, orders) = match free {
            Some(free) => free,
            None => (database::open_to_read(&self.database)?, Orders::default()),
        };
        let answer = ask(&connection, &orders)?;
        let mut idle = self.idle();
        if idle.generation == generation && idle.free.len() < IDLE {
            idle.free.push((connection, orders));
        }
        Ok(answer)
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    /// The notes that `filter` lets through: [`Store::list`].
    pub fn list(
        &self,
        filter: &Filter,
        sort: Sort,
        offset: u32,
        limit: u32,
    ) -> Result<Page, StoreError> {
        self.ask(|rows| list::list(rows, filter, sort, offset, limit))
    }

    /// The notes that hold every word of `typed`: [`Store::search`].
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        self.ask(|rows| search::search(rows, typed, limit))
    }

    /// Counts the index.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.ask(|rows| counts::counts(rows.connection))
    }

    /// All tags, in the catalogue or only in notes, by title.
    pub fn tags(&self) -> Result<Vec<TagRow>, StoreError> {
        self.ask(|rows| shelves::tags(rows.connection, rows.library))
    }

    /// All topics: those of the catalogue in the author's order, then those only in notes.
    pub fn topics(&self) -> Result<Vec<TopicRow>, StoreError> {
        self.ask(|rows| shelves::topics(rows.connection, rows.library))
    }

    /// The versions of the note at `path`: [`Store::history`].
    pub fn history(&self, path: &NotePath) -> Result<Vec<Version>, StoreError> {
        self.ask(|rows| rows.history(path))
    }

    /// The text of a version as an editor holds it; none when it was pruned meanwhile.
    pub fn version_text(&self, id: i64) -> Result<Option<String>, StoreError> {
        self.ask(|rows| rows.version_text(id))
    }

    /// The name of the change that [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<String>, StoreError> {
        self.ask(|rows| undo::undoable(rows.connection))
    }

    /// The name of the change that [`Store::redo`] would make again.
    pub fn redoable(&self) -> Result<Option<String>, StoreError> {
        self.ask(|rows| undo::redoable(rows.connection))
    }

    /// What was last remembered under `key`; unreadable values count as none.
    pub fn recall(&self, key: &str) -> Result<Option<serde_json::Value>, StoreError> {
        self.ask(|rows| settings::get(rows.connection, key))
    }

    /// All that is remembered under keys that begin with `prefix`, by the rest of the key.
    pub fn recall_all(
        &self,
        prefix: &str,
    ) -> Result<BTreeMap<String, serde_json::Value>, StoreError> {
        self.ask(|rows| settings::all(rows.connection, prefix))
    }

    fn ask<Answer>(
        &self,
        ask: impl FnOnce(&Rows<'_>) -> Result<Answer, StoreError>,
    ) -> Result<Answer, StoreError> {
        self.connections.with(|connection, orders| {
            ask(&Rows {
                connection,
                library: &self.snapshot.library,
                orders: Some(orders),
                plain: &self.connections.plain,
            })
        })
    }
}

/// The same for who owns the store: [`Store::list`], [`Store::search`] and [`Store::counts`] stand
/// beside their queries.
impl Store {
    /// The versions of the note at `path`, the newest first. The note need not be there any more.
    pub fn history(&self, path: &NotePath) -> Result<Vec<Version>, StoreError> {
        self.rows().history(path)
    }

    /// The text of a version as an editor holds it; none when it was pruned meanwhile.
    pub fn version_text(&self, id: i64) -> Result<Option<String>, StoreError> {
        self.rows().version_text(id)
    }

    /// The library as it is now, and its index as it is whenever it is asked, for any thread.
    pub fn reader(&self) -> Reader {
        Reader {
            snapshot: self.snapshot(),
            connections: Arc::clone(&self.connections),
        }
    }

    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows {
            connection: &self.connection,
            library: &self.library,
            orders: None,
            plain: &self.connections.plain,
        }
    }
}
