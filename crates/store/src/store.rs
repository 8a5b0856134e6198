//! Opening a library: its folder is checked, its database opened or rebuilt. What can be done
//! with it afterwards stands in a file per verb.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{ContentHash, Library, Note, NotePath};
use files::Lock;
use rusqlite::{Connection, Transaction};

use crate::assemble::{self, Sources};
use crate::index::Stamp;
use crate::swap::TakeAway;
use crate::{Snapshot, StoreError, database, index, salvage};

/// An open library. One thread owns it.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) root: Arc<Path>,
    pub(crate) library: Arc<Library>,
    /// What the disk said of each note of `library`. The rows may be ahead of it: another program
    /// that has the library open writes them too.
    pub(crate) stamps: HashMap<NotePath, Stamp>,
    pub(crate) sources: Sources,
    pub(crate) media: Option<ContentHash>,
    /// Where deleted notes go.
    pub(crate) trash: TakeAway,
}

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
    /// An operation that a crash cut short is taken back.
    ///
    /// The notes are those the index remembers: the first look at the disk is [`Store::reconcile`].
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another program writes for longer than a few seconds.
    pub fn open(root: &Path) -> Result<Opened, StoreError> {
        is_library(root)?;
        database::prepare_folder(root)?;
        let _lock = database::lock(root)?;
        let mut rebuilt = salvage::finish(root)?;
        let loaded = match load(root) {
            Err(error) if error.is_damage() => {
                rebuilt = Some(salvage::begin_anew(root)?);
                load(root)?
            }
            loaded => loaded?,
        };
        let sources = Sources::read(root)?;
        let mut store = Store {
            connection: loaded.connection,
            root: root.into(),
            library: Arc::new(assemble::library(loaded.notes, &sources)),
            stamps: loaded.stamps,
            sources,
            media: None,
            trash: files::to_trash,
        };
        store.recover()?;
        Ok(Opened { store, rebuilt })
    }

    /// The same store, whose deleted notes go by `trash` in place of the system's trash.
    #[must_use]
    pub fn with_trash(self, trash: TakeAway) -> Store {
        Store { trash, ..self }
    }

    /// Puts the database aside, damaged as it is, and begins it anew, as [`Store::open`] does; what
    /// it held of the folder comes back with the next [`Store::reconcile`]. An operation that the
    /// damage cut short is taken back. Returns where the damaged one is.
    pub fn rebuild(&mut self) -> Result<PathBuf, StoreError> {
        let _lock = self.lock()?;
        // The file is let go of before it is renamed.
        self.connection = Connection::open_in_memory()?;
        let aside = salvage::begin_anew(&self.root);
        // Refused between two renames there is none; the next look puts the new one in place.
        if database::path(&self.root).exists() {
            self.connection = database::open(&self.root)?;
        }
        let aside = aside?;
        self.stamps.clear();
        self.recover()?;
        Ok(aside)
    }

    /// Makes sure that the folder is there and that its database is the one that is open. A folder
    /// that was unmounted is not an empty library; a database that was deleted is begun anew.
    /// Its rows come with the next look.
    pub(crate) fn ensure_database(&mut self) -> Result<(), StoreError> {
        if database::path(&self.root).exists() {
            return Ok(());
        }
        is_library(&self.root)?;
        let _lock = self.lock()?;
        database::prepare_folder(&self.root)?;
        salvage::finish(&self.root)?;
        self.connection = database::open(&self.root)?;
        self.stamps.clear();
        Ok(())
    }

    /// Keeps other programs from writing.
    pub(crate) fn lock(&self) -> Result<Option<Lock>, StoreError> {
        database::lock(&self.root)
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

fn is_library(root: &Path) -> Result<(), StoreError> {
    if !root.is_dir() {
        return Err(StoreError::NoSuchFolder(root.to_owned()));
    }
    if !root.join("site.toml").is_file() {
        return Err(StoreError::NotALibrary(root.to_owned()));
    }
    Ok(())
}

/// What the database knows of the library.
struct Loaded {
    connection: Connection,
    notes: Vec<Note>,
    stamps: HashMap<NotePath, Stamp>,
}

fn load(root: &Path) -> Result<Loaded, StoreError> {
    let connection = database::open(root)?;
    let notes = index::notes(&connection)?;
    let stamps = index::stamps(&connection)?;
    Ok(Loaded {
        connection,
        notes,
        stamps,
    })
}
