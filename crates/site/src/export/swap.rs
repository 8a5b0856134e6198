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

use super::manifest::Manifest;
use super::staging::{self, Staging};
use super::{ExportError, ground};
use crate::progress::{Phase, Progress};
use domain::ContentHash;
use files::{FileError, fault};
use journal::Journal;
use retire::Leaving;
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

/// What an export that was killed has left in a target and beside it.
pub(super) struct Left {
    beside: Option<Leaving>,
    half_written: Vec<PathBuf>,
    renames: Option<Journal>,
}

/// Looks for what an export that was killed has left; nothing is changed by that. Nothing when
/// nothing is left.
///
/// # Errors
/// A link in a place that settling it would go through, or a file that is not ours in one: who
/// received the target has it from somebody else, and what was left may be made up.
pub(super) fn left(target: &Path) -> Result<Option<Left>, ExportError> {
    if !is_broken_off(target) {
        return Ok(None);
    }
    let beside = staging::beside(target);
    let beside = beside.map(|beside| Leaving::find(beside, target));
    Ok(Some(Left {
        beside: beside.transpose()?.flatten(),
        half_written: half_written(target)?,
        renames: Journal::find(target)?,
    }))
}

impl Left {
    /// Clears it away, and finishes its renames.
    pub fn settle(self, target: &Path) -> Result<(), FileError> {
        if let Some(beside) = self.beside {
            beside.retire(target)?;
        }
        for file in self.half_written {
            files::remove(&file)?;
        }
        match self.renames {
            Some(journal) => journal.finish(target),
            None => staging::clear(&target.join(staging::INSIDE)),
        }
    }
}

/// Takes away the folder that holds the old site once the new one stands.
pub(super) fn retire(old: PathBuf, target: &Path) -> Result<(), ExportError> {
    if let Some(leaving) = Leaving::find(old, target)? {
        leaving.retire(target)?;
    }
    Ok(())
}

/// Whether something is [`left`].
pub(super) fn is_broken_off(target: &Path) -> bool {
    let stands = |place: &Path| !matches!(ground::stands(place), Ok(None));
    staging::beside(target).is_some_and(|beside| stands(&beside))
        || stands(&target.join(staging::INSIDE))
        || !half_written(target).is_ok_and(|files| files.is_empty())
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
        let is_file = entry.file_type().map_err(refused)?.is_file();
        if is_file && files::is_staged(&entry.file_name().to_string_lossy()) {
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
