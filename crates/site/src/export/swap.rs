//! From the old site to the new one, which waits whole in the staging folder.
//!
//! Two ways, chosen by what the disk and the target allow:
//!
//! 1. **Exchange** ([`exchange`]). Files that stay as they are get a second name (a hard link) in
//!    the staging folder, so do the author's own files, and then the two folders change places in
//!    one step of the operating system. Whenever the program dies, the target is the whole old site
//!    or the whole new one.
//! 2. **Renames by a journal** ([`journal`]), where folders cannot be exchanged: the target is a
//!    disk of its own, nothing may be made beside it, the system knows no exchange or no hard links,
//!    or the author keeps folders of their own in it (a `.git`), which are never moved. The list of
//!    renames is on the disk before the first of them. When the program dies before that, the old
//!    site stands; when it dies later, between the first rename and the last, the next export
//!    finishes them before it does anything else. Only in that short while can a reader see both.
//!
//! Neither way waits for the disk to write the pages down: after a power cut the next export finds
//! by size and time, or by reading, what did not arrive, and writes it again.

mod exchange;
mod foreign;
pub(super) mod journal;
mod retire;

pub(super) use retire::retire;

use super::ExportError;
use super::manifest::Manifest;
use super::staging::{self, Staging};
use crate::progress::{Phase, Progress};
use domain::ContentHash;
use files::{FileError, fault};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The site that is to stand in the target.
pub(super) struct Next<'a> {
    /// Addresses that wait in the staging folder.
    pub staged: Vec<&'a str>,
    /// Addresses that stay as they are.
    pub kept: Vec<&'a str>,
    /// Addresses of the last export that go, and the hashes they go with.
    pub removed: BTreeMap<String, ContentHash>,
    /// What this export owns.
    pub after: Manifest,
}

/// Puts the staged site in place. Returns the folder that holds the old one now, if there is one:
/// [`retire`] takes it away.
///
/// # Errors
/// `Cancelled` and refusals of the disk leave the old site as it was, unless the disk refuses in
/// the midst of the renames: then the next export finishes them.
pub(super) fn swap(
    target: &Path,
    staging: &Staging,
    next: &Next<'_>,
    progress: &dyn Progress,
) -> Result<Option<PathBuf>, ExportError> {
    if staging.is_beside
        && let Some(exchanged) = exchange::exchange(target, staging, next, progress)?
    {
        return Ok(exchanged.old);
    }
    progress.step(Phase::Finish, 0, next.staged.len())?;
    if staging.is_beside {
        brought_inside(target, staging)?;
    }
    journal::put(target, next)?;
    // The files are in place: too late to stop.
    let _ = progress.step(Phase::Finish, next.staged.len(), next.staged.len());
    Ok(None)
}

/// Clears what an export that was killed has left, and finishes its renames.
pub(super) fn recover(target: &Path) -> Result<(), FileError> {
    if let Some(beside) = staging::beside(target).filter(|beside| beside.is_dir()) {
        retire(&beside, target)?;
    }
    for file in half_written(target)? {
        files::remove(&file)?;
    }
    journal::finish(target)
}

/// Whether [`recover`] has something to do.
pub(super) fn is_broken_off(target: &Path) -> bool {
    staging::beside(target).is_some_and(|beside| beside.exists())
        || target.join(staging::INSIDE).exists()
        || half_written(target).is_ok_and(|files| !files.is_empty())
}

/// The manifest that a killed export was still writing.
fn half_written(target: &Path) -> Result<Vec<PathBuf>, FileError> {
    let refused = |source| FileError::new("look into", target, source);
    let entries = match fs::read_dir(target) {
        Ok(entries) => entries,
        Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(refused(source)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(refused)?;
        if files::is_staged(&entry.file_name().to_string_lossy()) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn brought_inside(target: &Path, staging: &Staging) -> Result<(), FileError> {
    let root = staging::inside(target);
    staging::clear(&root)?;
    staging::make_folder(&target.join(staging::INSIDE))?;
    fault::point("move")
        .and_then(|()| fs::rename(&staging.root, &root))
        .map_err(|source| FileError::new("move", &staging.root, source))
}
