//! Putting files in place one by one, by a list that is on the disk before the first of them.
//! Whoever finds the list finishes it; doing a part of it twice does no harm.

use super::next::Next;
use crate::export::disk::hash::hashed;
use crate::export::disk::no_follow;
use crate::export::error::ExportError;
use crate::export::remembered::manifest::{self, Manifest};
use crate::export::stage::staging_folder::{self as staging, INSIDE, JOURNAL};
use domain::ContentHash;
use files::{FileError, fault};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Serialize, Deserialize)]
pub(super) struct Journal {
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
pub(crate) fn place(target: &Path) -> PathBuf {
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

impl Journal {
    /// The list that an export left that was killed; nothing when there is none.
    ///
    /// # Errors
    /// A link on the way of one of its renames, or a file that no export wrote in the place of one.
    pub fn find(target: &Path) -> Result<Option<Journal>, ExportError> {
        let bytes = no_follow::read(&place(target))?.unwrap_or_default();
        let journal = serde_json::from_slice::<Journal>(&bytes).ok();
        // The list is written whole or not at all, so any other was never ours to follow.
        let Some(journal) = journal.filter(Journal::is_sound) else {
            return Ok(None);
        };
        // Until the last step the list of the old site stands.
        let before = Manifest::read(target)?;
        for address in &journal.put {
            journal.may_be_put(target, address, &before)?;
        }
        Ok(Some(Journal {
            remove: journal
                .remove
                .into_iter()
                .filter(|(address, hash)| before.files.get(address) == Some(hash))
                .collect(),
            ..journal
        }))
    }

    fn is_sound(&self) -> bool {
        let mut put = self.put.iter();
        let mut after = self.after.files.keys();
        self.version == VERSION
            && put.all(|address| self.after.files.contains_key(address))
            && after.all(|address| manifest::may_be_ours(address))
    }

    fn may_be_put(
        &self,
        target: &Path,
        address: &str,
        before: &Manifest,
    ) -> Result<(), ExportError> {
        let (staged, place) = (staging::inside(target), target.join(address));
        no_follow::unlinked(&staged, &staged.join(address))?;
        no_follow::unlinked(target, &place)?;
        let Some(metadata) = no_follow::stands(&place)? else {
            return Ok(());
        };
        let is_ours = metadata.is_file()
            && (before.files.contains_key(address)
                || hashed(&place)?.0 == self.after.files[address]);
        match is_ours {
            true => Ok(()),
            false => Err(ExportError::NotOurs(place)),
        }
    }

    /// Finishes what an export that was killed has begun.
    pub fn finish(&self, target: &Path) -> Result<(), FileError> {
        work_through(target, self)
    }
}

fn work_through(target: &Path, journal: &Journal) -> Result<(), FileError> {
    let staged = staging::inside(target);
    // A file that gives way to a folder of its name goes before anything is put into that.
    let folders = no_follow::folders(journal.put.iter().map(String::as_str));
    let gives_way = |address: &&String| folders.contains(address.as_str());
    for address in journal.remove.keys().filter(gives_way) {
        remove_one(target, address, journal.remove[address])?;
    }
    for address in &journal.put {
        put_one(&staged.join(address), &target.join(address))?;
    }
    for (address, hash) in &journal.remove {
        remove_one(target, address, *hash)?;
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
        Err(source)
            if source.kind() == io::ErrorKind::NotFound && no_follow::stands(place)?.is_some() =>
        {
            Ok(())
        }
        Err(source) => Err(FileError::new("put in place", place, source)),
        Ok(()) => Ok(()),
    }
}

/// Removes a file of an earlier export, unless somebody has changed it since, and the folders that
/// are empty without it.
fn remove_one(target: &Path, address: &str, hash: ContentHash) -> Result<(), FileError> {
    // What a link leads to was never ours.
    if files::link_below(target, address)?.is_some() {
        return Ok(());
    }
    let place = target.join(address);
    match no_follow::stands(&place)? {
        Some(metadata) if !metadata.is_file() => return Ok(()),
        Some(_) => match fs::read(&place) {
            Ok(bytes) if ContentHash::of(&bytes) == hash => fault::point("remove")
                .and_then(|()| fs::remove_file(&place))
                .map_err(|source| FileError::new("remove", &place, source))?,
            Ok(_) => return Ok(()),
            Err(source) => return Err(FileError::new("read", &place, source)),
        },
        // Removed before the program was killed; its folder perhaps not.
        None => {}
    }
    let folders = Path::new(address).ancestors().skip(1);
    for folder in folders.filter(|folder| !folder.as_os_str().is_empty()) {
        let folder = target.join(folder);
        match fault::point("remove a folder").and_then(|()| fs::remove_dir(&folder)) {
            Ok(()) => {}
            Err(source) if source.kind() == io::ErrorKind::NotFound => {}
            // As it should be, when something else stands in the folder, or a file in its place.
            Err(source)
                if matches!(
                    source.kind(),
                    io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotADirectory
                ) =>
            {
                break;
            }
            Err(source) => return Err(FileError::new("remove", &folder, source)),
        }
    }
    Ok(())
}
