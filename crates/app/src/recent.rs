//! Libraries that were open before: the one thing that outlives a library, so it is kept beside
//! the program's own settings and not in a library's database.

use std::path::{Path, PathBuf};

use crate::RecentLibrary;

const FILE: &str = "recent.json";
const KEPT: usize = 12;

/// The list, the last one first.
pub(crate) struct Recent {
    file: PathBuf,
    libraries: Vec<RecentLibrary>,
}

impl Recent {
    /// Reads the list in the folder `memory`; one that is missing or damaged is empty.
    pub fn read(memory: &Path) -> Recent {
        let file = memory.join(FILE);
        let libraries = files::read(&file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        Recent { file, libraries }
    }

    /// The libraries whose folder is still there.
    pub fn libraries(&self) -> Vec<RecentLibrary> {
        let there = |library: &&RecentLibrary| Path::new(&library.folder).is_dir();
        self.libraries.iter().filter(there).cloned().collect()
    }

    /// Puts a library in front. That the list cannot be written is no reason not to open it.
    pub fn opened(&mut self, library: RecentLibrary) {
        self.libraries
            .retain(|other| other.folder != library.folder);
        self.libraries.insert(0, library);
        self.libraries.truncate(KEPT);
        if let Ok(bytes) = serde_json::to_vec_pretty(&self.libraries) {
            files::replace(&self.file, &bytes).ok();
        }
    }
}
