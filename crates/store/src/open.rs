//! Opening a library: its folder is checked, its database opened or rebuilt, and what a crash cut short
//! taken back.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{Note, NotePath};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::clock;
use crate::database::{self, salvage};
use crate::disk::library_folder::ensure_library;
use crate::disk::sources::Sources;
use crate::disk::stamp::Stamp;
use crate::index::connections::Connections;
use crate::index::rows;
use crate::operations::progress::{Progress, Unwatched};
use crate::operations::turn::Turn;
use crate::store::ReadOnly;
use crate::texts::buffers::Buffers;
use crate::{ApplyError, Store, StoreError};

/// A library that was opened.
pub struct Opened {
    /// The library.
    pub store: Store,
    /// Where the damaged database was put, when the index had to be begun anew.
    pub rebuilt: Option<PathBuf>,
}

impl Store {
    /// Opens the library in `root`, a folder with a `site.toml`. A damaged database is put aside
    /// and begun anew, with the unsaved texts, versions and choices that can still be read in it.
    /// An operation that a crash cut short is taken back ([`Store::take_settled`]).
    ///
    /// A library that cannot be written is opened for reading: with a copy of its database, and
    /// every act that would write is refused. While another program is in the midst of an operation
    /// it is opened all the same: that one is not broken off, and what was is taken back later.
    ///
    /// The notes are those the index remembers: the first scan of the disk is [`Store::reconcile`].
    ///
    /// # Errors
    /// [`StoreError::Locked`] when there is no database, or a damaged one, and another program writes
    /// for longer than a few seconds.
    pub fn open(root: &Path) -> Result<Opened, StoreError> {
        ensure_library(root)?;
        if let Some(why) = database::refuses_writing(root)? {
            return Store::open_to_read(root, why);
        }
        let progress: Arc<dyn Progress> = Arc::new(Unwatched);
        let _turn = match Turn::at_once(root, &progress) {
            Some(turn) => turn,
            None if salvage::is_needless(root) => match load(&database::path(root)) {
                Err(error) if error.is_damage() => Turn::wait(root, &progress)?,
                loaded => {
                    let store = Store::of(root, loaded?, None)?;
                    let rebuilt = None;
                    return Ok(Opened { store, rebuilt });
                }
            },
            None => Turn::wait(root, &progress)?,
        };
        let mut rebuilt = salvage::finish(root)?;
        let loaded = match load(&database::path(root)) {
            Err(error) if error.is_damage() => {
                rebuilt = Some(salvage::begin_anew(root)?);
                load(&database::path(root))?
            }
            loaded => loaded?,
        };
        let mut store = Store::of(root, loaded, None)?;
        store.take_out_buffers()?;
        match store.settle() {
            // What cannot be settled holds the next change, and is told then.
            Ok(()) | Err(ApplyError::Unsettled { .. }) => {}
            Err(ApplyError::Store(error)) => return Err(error),
            Err(_) => {}
        }
        // What is refused is tried again at the next start.
        store.follow_lost().ok();
        store.take_in_dropped().ok();
        Ok(Opened { store, rebuilt })
    }

    fn open_to_read(root: &Path, why: String) -> Result<Opened, StoreError> {
        let refused = |source| StoreError::folder("copy the database of", root, source);
        let copy = TempDir::new().map_err(refused)?;
        for file in database::files(root).iter().filter(|file| file.is_file()) {
            let name = file.file_name().unwrap_or_default();
            std::fs::copy(file, copy.path().join(name)).map_err(refused)?;
        }
        let database = copy.path().join("library.db");
        let loaded = match load(&database) {
            Err(error) if error.is_damage() => {
                salvage::remove(&database)?;
                load(&database)?
            }
            loaded => loaded?,
        };
        let mut store = Store::of(root, loaded, Some(ReadOnly { why, copy }))?;
        store.take_out_buffers()?;
        Ok(Opened {
            store,
            rebuilt: None,
        })
    }

    fn of(root: &Path, loaded: Loaded, read_only: Option<ReadOnly>) -> Result<Store, StoreError> {
        let sources = Sources::read(root)?;
        let (buffers, database) = match &read_only {
            None => (Buffers::of(root), database::path(root)),
            Some(ReadOnly { why, copy }) => (
                Buffers::to_read(root, copy.path(), why)?,
                copy.path().join("library.db"),
            ),
        };
        // Moments of the past are told apart from those to come.
        buffers.names()?;
        Ok(Store {
            buffers,
            connections: Connections::to(database),
            connection: loaded.connection,
            root: root.into(),
            library: Arc::new(sources.library(loaded.notes)),
            stamps: loaded.stamps,
            sources,
            ingested: 0,
            media: None,
            trash: files::to_trash,
            clock: clock::system_clock,
            own: HashMap::new(),
            settled: Vec::new(),
            begun_anew: false,
            progress: Arc::new(Unwatched),
            read_only,
        })
    }

    /// Puts the database aside, damaged as it is, and begins it anew, as [`Store::open`] does; what
    /// it held of the folder comes back with the next [`Store::reconcile`]. An operation that the
    /// damage cut short is taken back. Returns where the damaged one is.
    pub fn rebuild(&mut self) -> Result<PathBuf, StoreError> {
        if let Some(read_only) = &self.read_only {
            let database = read_only.copy.path().join("library.db");
            self.connection = Connection::open_in_memory()?;
            salvage::remove(&database)?;
            self.connection = database::open_at(&database)?;
            self.connections.renew();
            self.stamps.clear();
            return Ok(database);
        }
        let _lock = self.lock()?;
        // The file is let go of before it is renamed.
        self.connection = Connection::open_in_memory()?;
        let aside = salvage::begin_anew(&self.root);
        // Refused between two renames there is none; the next scan puts the new one in place.
        if database::path(&self.root).exists() {
            self.connection = database::open(&self.root)?;
        }
        self.connections.renew();
        let aside = aside?;
        self.stamps.clear();
        self.take_out_buffers()?;
        match self.settle() {
            Err(ApplyError::Store(error)) => Err(error),
            _ => Ok(aside),
        }
    }

    /// Makes sure that the folder is there and that its database is the one that is open. A folder
    /// that was unmounted is not an empty library; a database that was deleted is begun anew.
    /// Its rows come with the next scan.
    pub(crate) fn ensure_database(&mut self) -> Result<(), StoreError> {
        if self.has_database() {
            return Ok(());
        }
        ensure_library(&self.root)?;
        let _lock = self.lock()?;
        database::prepare_folder(&self.root)?;
        salvage::finish(&self.root)?;
        self.connection = database::open(&self.root)?;
        self.connections.renew();
        self.stamps.clear();
        self.begun_anew = true;
        self.take_out_buffers()
    }
}

/// What the database knows of the library.
struct Loaded {
    connection: Connection,
    notes: Vec<Note>,
    stamps: HashMap<NotePath, Stamp>,
}

fn load(database: &Path) -> Result<Loaded, StoreError> {
    let connection = database::open_at(database)?;
    let (notes, stamps) = rows::notes(&connection)?;
    Ok(Loaded {
        connection,
        notes,
        stamps,
    })
}
