//! Opening a library: its folder is checked, its database opened or rebuilt. What can be done
//! with it afterwards stands in a file per verb.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{ContentHash, Library, Note};
use rusqlite::Connection;

use crate::assemble::{self, Sources};
use crate::{Snapshot, StoreError, database, index};

/// An open library. One thread owns it.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) root: Arc<Path>,
    pub(crate) library: Arc<Library>,
    pub(crate) sources: Sources,
    pub(crate) media: Option<ContentHash>,
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
    /// and begun anew; nothing the author wrote lives only there.
    ///
    /// The notes are those the index remembers: the first look at the disk is [`Store::reconcile`].
    pub fn open(root: &Path) -> Result<Opened, StoreError> {
        if !root.is_dir() {
            return Err(StoreError::NoSuchFolder(root.to_owned()));
        }
        if !root.join("site.toml").is_file() {
            return Err(StoreError::NotALibrary(root.to_owned()));
        }
        let (opened, rebuilt) = match load(root) {
            Err(error) if database::is_damage(&error) => {
                let aside = database::put_aside(root)?;
                (load(root)?, Some(aside))
            }
            loaded => (loaded?, None),
        };
        let (connection, notes) = opened;
        let sources = Sources::read(root)?;
        let store = Store {
            connection,
            root: root.into(),
            library: Arc::new(assemble::library(notes, &sources)),
            sources,
            media: None,
        };
        store.recover()?;
        Ok(Opened { store, rebuilt })
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

fn load(root: &Path) -> Result<(Connection, Vec<Note>), StoreError> {
    let connection = database::open(root)?;
    let notes = index::notes(&connection)?;
    Ok((connection, notes))
}
