//! Reading the index on any thread, whatever the one that owns the store is at: a snapshot of the
//! library in memory, and connections of its own to the database, which in its WAL mode wait for no
//! writer. Who only reads never waits for an operation, a first scan or another program.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::NotePath;

use crate::database::settings;
use crate::index::connections::{Connections, Index};
use crate::index::{counts, list, search, topics_and_tags};
use crate::operations::undo;
use crate::{
    Counts, Filter, Hit, Page, Snapshot, Sort, Store, StoreError, TagRow, TopicRow, Version,
};

/// A library as it was at one moment, and its index. Cloning it costs nothing.
#[derive(Clone)]
pub struct Reader {
    /// Notes, catalogue and settings, and the folder they are in.
    pub snapshot: Snapshot,
    connections: Arc<Connections>,
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
        self.ask(|index| list::list(index, filter, sort, offset, limit))
    }

    /// The notes that hold every word of `typed`: [`Store::search`].
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        self.ask(|index| search::search(index, typed, limit))
    }

    /// Counts the index.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.ask(|index| counts::counts(index.connection))
    }

    /// All tags, in the catalogue or only in notes, by title.
    pub fn tags(&self) -> Result<Vec<TagRow>, StoreError> {
        self.ask(|index| topics_and_tags::tags(index.connection, index.library))
    }

    /// All topics: those of the catalogue in the author's order, then those only in notes.
    pub fn topics(&self) -> Result<Vec<TopicRow>, StoreError> {
        self.ask(|index| topics_and_tags::topics(index.connection, index.library))
    }

    /// The versions of the note at `path`: [`Store::history`].
    pub fn history(&self, path: &NotePath) -> Result<Vec<Version>, StoreError> {
        self.ask(|index| index.history(path))
    }

    /// The text of a version as an editor holds it; none when it was pruned meanwhile.
    pub fn version_text(&self, id: i64) -> Result<Option<String>, StoreError> {
        self.ask(|index| index.version_text(id))
    }

    /// The name of the change that [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<String>, StoreError> {
        self.ask(|index| undo::undoable(index.connection))
    }

    /// The name of the change that [`Store::redo`] would make again.
    pub fn redoable(&self) -> Result<Option<String>, StoreError> {
        self.ask(|index| undo::redoable(index.connection))
    }

    /// What was last remembered under `key`; unreadable values count as none.
    pub fn recall(&self, key: &str) -> Result<Option<serde_json::Value>, StoreError> {
        self.ask(|index| settings::get(index.connection, key))
    }

    /// All that is remembered under keys that begin with `prefix`, by the rest of the key.
    pub fn recall_all(
        &self,
        prefix: &str,
    ) -> Result<BTreeMap<String, serde_json::Value>, StoreError> {
        self.ask(|index| settings::all(index.connection, prefix))
    }

    fn ask<Answer>(
        &self,
        ask: impl FnOnce(&Index<'_>) -> Result<Answer, StoreError>,
    ) -> Result<Answer, StoreError> {
        self.connections.with(|connection, orders| {
            ask(&Index {
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
        self.index().history(path)
    }

    /// The text of a version as an editor holds it; none when it was pruned meanwhile.
    pub fn version_text(&self, id: i64) -> Result<Option<String>, StoreError> {
        self.index().version_text(id)
    }

    /// The library as it is now, and its index as it is whenever it is asked, for any thread.
    pub fn reader(&self) -> Reader {
        Reader {
            snapshot: self.snapshot(),
            connections: Arc::clone(&self.connections),
        }
    }

    pub(crate) fn index(&self) -> Index<'_> {
        Index {
            connection: &self.connection,
            library: &self.library,
            orders: None,
            plain: &self.connections.plain,
        }
    }
}
