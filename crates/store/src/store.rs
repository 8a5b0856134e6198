//! An open library. How it is opened stands in `open`, what can be done with it in a file per verb.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use domain::{ContentHash, Library, NotePath};
use rusqlite::{Connection, Transaction};
use tempfile::TempDir;

use crate::clock::Clock;
use crate::database;
use crate::disk::sources::Sources;
use crate::disk::stamp::Stamp;
use crate::index::connections::Connections;
use crate::operations::applied::Settled;
use crate::operations::progress::Progress;
use crate::operations::swap::RemoveFn;
use crate::operations::turn::Turn;
use crate::texts::buffers::Buffers;
use crate::{Snapshot, StoreError};

/// An open library. One thread owns it.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) root: Arc<Path>,
    pub(crate) library: Arc<Library>,
    /// What the disk said of each note of `library`. The rows may be ahead of it: another program
    /// that has the library open writes them too.
    pub(crate) stamps: HashMap<NotePath, Stamp>,
    pub(crate) sources: Sources,
    /// How often something was ingested.
    pub(crate) ingested: u64,
    pub(crate) media: Option<ContentHash>,
    /// Where deleted notes go.
    pub(crate) trash: RemoveFn,
    pub(crate) clock: Clock,
    /// What was typed and not saved.
    pub(crate) buffers: Buffers,
    /// Who reads the index while this writes it.
    pub(crate) connections: Arc<Connections>,
    /// The text of each note that was saved here last.
    pub(crate) own: HashMap<NotePath, ContentHash>,
    /// What was settled and nobody has asked for yet.
    pub(crate) settled: Vec<Settled>,
    /// Whether the database was found gone, and nobody has asked for that yet.
    pub(crate) begun_anew: bool,
    /// Who hears how far an operation is.
    pub(crate) progress: Arc<dyn Progress>,
    pub(crate) read_only: Option<ReadOnly>,
}

/// A library that cannot be written.
pub(crate) struct ReadOnly {
    /// What the disk said.
    pub why: String,
    /// The copy of its database that this program works with; it goes with the store.
    pub copy: TempDir,
}

impl Store {
    /// The same store, whose deleted notes go by `trash` in place of the system's trash.
    #[must_use]
    pub fn with_trash(self, trash: RemoveFn) -> Store {
        Store { trash, ..self }
    }

    /// The same store, whose versions are dated by another clock.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Store {
        Store { clock, ..self }
    }

    /// The same store, whose operations are watched, and stopped, by `progress`.
    #[must_use]
    pub fn watched_by(self, progress: Arc<dyn Progress>) -> Store {
        Store { progress, ..self }
    }

    /// The moment that the clock shows, in milliseconds since 1970 (UTC).
    pub(crate) fn now(&self) -> i64 {
        (self.clock)()
    }

    /// Why the library is open for reading only, if it is.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only
            .as_ref()
            .map(|read_only| read_only.why.as_str())
    }

    /// Whether the database is where it was.
    pub fn has_database(&self) -> bool {
        self.read_only.is_some() || database::path(&self.root).exists()
    }

    /// Whether another program took the database away, and a new one was begun, since this was asked
    /// last.
    pub fn take_begun_anew(&mut self) -> bool {
        std::mem::take(&mut self.begun_anew)
    }

    /// Makes sure that the library can be written and that its database is the one that is open.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] when it is open for reading only.
    pub(crate) fn ensure_writable(&mut self) -> Result<(), StoreError> {
        match &self.read_only {
            Some(read_only) => Err(StoreError::ReadOnly(read_only.why.clone())),
            None => self.ensure_database(),
        }
    }

    /// Keeps other programs from writing.
    pub(crate) fn lock(&self) -> Result<Turn, StoreError> {
        match self.read_only {
            Some(_) => Ok(Turn::alone(&self.progress)),
            None => Turn::wait(&self.root, &self.progress),
        }
    }

    /// Gives the disk back what the database no longer needs: for after a large operation. A scan
    /// that found much does so itself.
    pub fn keep_small(&mut self) -> Result<(), StoreError> {
        database::keep_small(&self.connection)
    }

    pub(crate) fn transaction(&mut self) -> Result<Transaction<'_>, StoreError> {
        database::begin(&mut self.connection)
    }

    /// The library as it is now, for threads that only read.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            library: Arc::clone(&self.library),
            root: Arc::clone(&self.root),
        }
    }

    /// The library's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }
}
