//! Putting files in place one by one, by a list that is on the disk before the first of them.
//! Whoever finds the list finishes it; doing a part of it twice does no harm.

use super::Next;
use crate::export::manifest::{self, Manifest};
use crate::export::staging::{self, INSIDE, JOURNAL};
use domain::ContentHash;
use files::{FileError, fault};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Serialize, Deserialize)]
struct Journal {
    version: u32,
    /// Addresses that wait in the staging folder, unless they are in place already.
    put: Vec<String>,
    /// Addresses that go, as long as nobody has changed them.
    remove: BTreeMap<String, ContentHash>,
    /// What the target holds when all is done.
    after: Manifest,
}

const VERSION: u32 = 1;

/// Where the list of a target lies while it is worked through.
pub(in crate::export) fn place(target: &Path) -> PathBuf {
    target.join(INSIDE).join(JOURNAL)
}

/// Puts the files that are staged inside the target in place and removes what goes.
pub(super) fn put(target: &Path, next: &Next<'_>) -> Result<(), FileError> {
    let journal = Journal {
        version: VERSION,
        put: next.staged.iter().map(|&address| address.into()).collect(),
        remove: next.removed.clone(),
        after: next.after.clone(),
    };
    let bytes = serde_json::to_vec(&journal).expect("lists of strings can be written as JSON");
    files::replace(&place(target), &bytes)?;
    work_through(target, &journal)
}

/// Finishes what an export that was killed has begun; without a list, clears what it had staged.
pub(super) fn finish(target: &Path) -> Result<(), FileError> {
    match fs::read(place(target)) {
        Ok(bytes) => match serde_json::from_slice::<Journal>(&bytes) {
            Ok(journal) if journal.version == VERSION => work_through(target, &journal),
            // The list is written whole or not at all, so this one was never ours to follow.
            _ => staging::clear(&target.join(INSIDE)),
        },
        Err(source) if source.kind() == io::ErrorKind::NotFound => {
            staging::clear(&target.join(INSIDE))
        }
        Err(source) => Err(FileError::new("read", &place(target), source)),
    }
}

fn work_through(target: &Path, journal: &Journal) -> Result<(), FileError> {
    let staged = staging::inside(target);
    let inside = |address: &&String| manifest::is_inside(address);
    for address in journal.put.iter().filter(inside) {
        put_one(&staged.join(address), &target.join(address))?;
    }
    for address in journal.remove.keys().filter(inside) {
        remove_one(target, address, journal.remove[address])?;
    }
    journal.after.write(target)?;
    staging::clear(&target.join(INSIDE))
}

fn put_one(staged: &Path, place: &Path) -> Result<(), FileError> {
    if let Some(folder) = place.parent() {
        staging::make_folder(folder)?;
    }
    match fault::point("put in place").and_then(|()| fs::rename(staged, place)) {
        // Put in place before the program was killed.
        Err(source) if source.kind() == io::ErrorKind::NotFound && place.exists() => Ok(()),
        Err(source) => Err(FileError::new("put in place", place, source)),
        Ok(()) => Ok(()),
    }
}

/// Removes a file of an earlier export, unless somebody has changed it since, and the folders that
/// are empty without it.
fn remove_one(target: &Path, address: &str, hash: ContentHash) -> Result<(), FileError> {
    let place = target.join(address);
    match fs::read(&place) {
        Ok(bytes) if ContentHash::of(&bytes) == hash => fault::point("remove")
            .and_then(|()| fs::remove_file(&place))
            .map_err(|source| FileError::new("remove", &place, source))?,
        Ok(_) => return Ok(()),
        // Removed before the program was killed; its folder perhaps not.
        Err(source) if source.kind() == io::ErrorKind::NotFound => {}
        Err(source) => return Err(FileError::new("read", &place, source)),
    }
    let folders = Path::new(address).ancestors().skip(1);
    for folder in folders.filter(|folder| !folder.as_os_str().is_empty()) {
        let folder = target.join(folder);
        match fault::point("remove a folder").and_then(|()| fs::remove_dir(&folder)) {
            Ok(()) => {}
            Err(source) if source.kind() == io::ErrorKind::NotFound => {}
            // As it should be, when something else stands in the folder.
            Err(source) if source.kind() == io::ErrorKind::DirectoryNotEmpty => break,
            Err(source) => return Err(FileError::new("remove", &folder, source)),
        }
    }
    Ok(())
}
