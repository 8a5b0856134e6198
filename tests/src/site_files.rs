//! An exported site as its files.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of an exported site.
pub struct SiteFiles(PathBuf);

impl SiteFiles {
    pub fn at(folder: &Path) -> SiteFiles {
        SiteFiles(folder.to_owned())
    }

    pub fn has(&self, address: &str) -> bool {
        self.0.join(address).is_file()
    }

    pub fn read(&self, address: &str) -> String {
        let file = self.0.join(address);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// The addresses of all files, in order.
    pub fn addresses(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder of the site") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let address = path.strip_prefix(&self.0).expect("below the site");
                    found.push(address.to_string_lossy().into_owned());
                }
            }
        }
        found.sort();
        found
    }
}
