//! Opening a library: its folder is checked, its database opened or rebuilt. What can be done
//! with it afterwards stands in a file per verb.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::{StoreError, database};

/// An open library. One thread owns it.
pub struct Store {
    pub(crate) connection: Connection,
    root: PathBuf,
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
    pub fn open(root: &Path) -> Result<Opened, StoreError> {
        if !root.is_dir() {
            return Err(StoreError::NoSuchFolder(root.to_owned()));
        }
        if !root.join("site.toml").is_file() {
            return Err(StoreError::NotALibrary(root.to_owned()));
        }
        let (connection, rebuilt) = match database::open(root) {
            Err(error) if database::is_damage(&error) => {
                let aside = database::put_aside(root)?;
                (database::open(root)?, Some(aside))
            }
            opened => (opened?, None),
        };
        let store = Store {
            connection,
            root: root.to_owned(),
        };
        Ok(Opened { store, rebuilt })
    }

    /// The library's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }
}
