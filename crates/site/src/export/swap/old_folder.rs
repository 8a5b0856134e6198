//! Clearing away the folder that holds the site of before, or a staging folder that was left.

use crate::export::disk::no_follow;
use crate::export::error::ExportError;
use crate::export::remembered::manifest::{self, Manifest};
use crate::export::stage::staging_folder as staging;
use files::{FileError, fault};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of ours beside a target that is no longer needed.
pub(super) struct OldFolder {
    folder: PathBuf,
    /// Addresses of files that came into the old site at the moment of the exchange.
    kept: Vec<PathBuf>,
}

impl OldFolder {
    /// Looks into `folder`, where there is one. A file in it that no export wrote and that the
    /// target lacks is to be kept.
    pub fn find(folder: PathBuf, target: &Path) -> Result<Option<OldFolder>, ExportError> {
        match no_follow::stands(&folder)? {
            None => return Ok(None),
            Some(metadata) if metadata.is_symlink() => return Err(ExportError::Linked(folder)),
            Some(metadata) if !metadata.is_dir() => return Err(ExportError::NotOurs(folder)),
            Some(_) => {}
        }
        // Without a list it is a staging folder that was never finished: all of it is ours.
        let kept = match no_follow::has_file(&folder, manifest::FILE)? {
            true => kept(&folder, target)?,
            false => Vec::new(),
        };
        Ok(Some(OldFolder { folder, kept }))
    }

    /// Moves what is kept into the target, and removes the rest.
    pub fn clear(self, target: &Path) -> Result<(), FileError> {
        for address in &self.kept {
            moved(&self.folder.join(address), &target.join(address))?;
        }
        staging::clear(&self.folder)
    }
}

fn kept(old: &Path, target: &Path) -> Result<Vec<PathBuf>, ExportError> {
    let owned = Manifest::read(old)?;
    let mut kept = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let place = old.join(&folder);
        let refused = |source| FileError::new("look into", &place, source);
        for entry in fs::read_dir(&place).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            let address = folder.join(entry.file_name());
            let kind = entry.file_type().map_err(refused)?;
            if kind.is_dir() {
                folders.push(address);
            } else if kind.is_symlink() {
                // No site has one: moved into the target, it would lead the next export away.
                return Err(ExportError::Linked(entry.path()));
            } else if !owned.owns(&address) && no_follow::stands(&target.join(&address))?.is_none()
            {
                no_follow::unlinked(target, &target.join(&address))?;
                kept.push(address);
            }
        }
    }
    Ok(kept)
}

fn moved(from: &Path, to: &Path) -> Result<(), FileError> {
    if let Some(folder) = to.parent() {
        staging::make_folder(folder)?;
    }
    fault::point("move")
        .and_then(|()| fs::rename(from, to))
        .map_err(|source| FileError::new("move", from, source))
}
