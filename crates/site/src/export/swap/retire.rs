//! Clearing away the folder that holds the site of before, or a staging folder that was left.

use crate::export::manifest::{self, Manifest};
use crate::export::staging;
use files::{FileError, fault};
use std::fs;
use std::path::{Path, PathBuf};

/// Removes `old`. A file in it that no export wrote and that the target lacks came into the old
/// site at the moment of the exchange: it is moved into the target first.
pub(in crate::export) fn retire(old: &Path, target: &Path) -> Result<(), FileError> {
    // Without a list it is a staging folder that was never finished: all of it is ours.
    if old.join(manifest::FILE).is_file() {
        let owned = Manifest::read(old)?;
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            let place = old.join(&folder);
            let refused = |source| FileError::new("look into", &place, source);
            for entry in fs::read_dir(&place).map_err(refused)? {
                let entry = entry.map_err(refused)?;
                let address = folder.join(entry.file_name());
                if entry.file_type().map_err(refused)?.is_dir() {
                    folders.push(address);
                } else if !owned.owns(&address) && !target.join(&address).exists() {
                    moved(&old.join(&address), &target.join(&address))?;
                }
            }
        }
    }
    staging::clear(old)
}

fn moved(from: &Path, to: &Path) -> Result<(), FileError> {
    if let Some(folder) = to.parent() {
        staging::make_folder(folder)?;
    }
    fault::point("move")
        .and_then(|()| fs::rename(from, to))
        .map_err(|source| FileError::new("move", from, source))
}
