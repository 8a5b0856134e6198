//! The fourth step: from the old site to the new one, which waits whole in the staging folder.
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

pub(super) mod broken_off;
mod exchange;
mod foreign;
pub(super) mod journal;
pub(super) mod next;
mod old_folder;

use super::error::ExportError;
use super::progress::{Phase, Progress};
use super::stage::staging_folder::{self as staging, Staging};
use files::{FileError, fault};
use next::Next;
use old_folder::OldFolder;
use std::fs;
use std::path::{Path, PathBuf};

/// Puts the staged site in place. Returns the folder that holds the old one now, if there is one:
/// [`clear_old`] takes it away.
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

/// Takes away the folder that holds the old site once the new one stands.
pub(super) fn clear_old(old: PathBuf, target: &Path) -> Result<(), ExportError> {
    if let Some(old) = OldFolder::find(old, target)? {
        old.clear(target)?;
    }
    Ok(())
}

fn brought_inside(target: &Path, staging: &Staging) -> Result<(), FileError> {
    let root = staging::inside(target);
    staging::clear(&root)?;
    staging::make_folder(&target.join(staging::INSIDE))?;
    fault::point("move")
        .and_then(|()| fs::rename(&staging.root, &root))
        .map_err(|source| FileError::new("move", &staging.root, source))
}
