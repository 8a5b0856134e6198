//! The author's own files in a target: a `CNAME`, a page made by hand.

use super::next::Next;
use crate::export::disk::no_follow;
use crate::export::remembered::manifest;
use crate::export::stage::staging_folder::INSIDE;
use files::FileError;
use std::fs;
use std::path::Path;

/// The addresses of all files that are neither on the new site nor to be removed.
///
/// Nothing when the target holds more than plain files of the author's: a folder without a file of
/// ours, or a link. Such a target is not to be exchanged, because these would have to be moved.
pub(super) fn files(target: &Path, next: &Next<'_>) -> Result<Option<Vec<String>>, FileError> {
    let is_ours = |address: &str| {
        next.after.files.contains_key(address) || next.removed.contains_key(address)
    };
    let ours = next.after.files.keys().chain(next.removed.keys());
    let folders = no_follow::folders(ours.map(String::as_str));
    let mut foreign = Vec::new();
    let mut to_see = vec![String::new()];
    while let Some(folder) = to_see.pop() {
        let place = target.join(&folder);
        let refused = |source| FileError::new("look into", &place, source);
        for entry in fs::read_dir(&place).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                return Ok(None);
            };
            let address = match folder.as_str() {
                "" if name == manifest::FILE || name == INSIDE => continue,
                "" => name,
                folder => format!("{folder}/{name}"),
            };
            let kind = entry.file_type().map_err(refused)?;
            if kind.is_dir() && folders.contains(address.as_str()) {
                to_see.push(address);
            } else if !kind.is_file() {
                return Ok(None);
            } else if !is_ours(&address) {
                foreign.push(address);
            }
        }
    }
    Ok(Some(foreign))
}
