//! Libraries that were open before: the one thing that outlives a library, so it is kept beside
//! the program's own settings and not in a library's database.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::RecentLibrary;

const FILE: &str = "recent.json";
const KEPT: usize = 12;

/// The list, the last one first.
pub(crate) struct Recent {
    file: PathBuf,
    libraries: Mutex<Vec<RecentLibrary>>,
}

impl Recent {
    /// Reads the list in the folder `memory`; one that is missing or damaged is empty.
    pub fn read(memory: &Path) -> Recent {
        let file = memory.join(FILE);
        let libraries = files::read(&file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        Recent {
            file,
            libraries: Mutex::new(libraries),
        }
    }

    /// The libraries whose folder is still there.
    pub fn libraries(&self) -> Vec<RecentLibrary> {
        let there = |library: &&RecentLibrary| Path::new(&library.folder).is_dir();
        self.list().iter().filter(there).cloned().collect()
    }

    /// Puts a library in front. That the list cannot be written is no reason not to open it.
    pub fn opened(&self, library: RecentLibrary) {
        let mut libraries = self.list();
        libraries.retain(|other| other.folder != library.folder);
        libraries.insert(0, library);
        libraries.truncate(KEPT);
        if let Ok(bytes) = serde_json::to_vec_pretty(&*libraries) {
            files::replace(&self.file, &bytes).ok();
        }
    }

    fn list(&self) -> MutexGuard<'_, Vec<RecentLibrary>> {
        self.libraries
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
