//! Export: the site of a library written to a folder, whole or not at all.

mod manifest;
mod refusal;
mod write;

use crate::progress::{Cancelled, Progress};
use domain::Problem;
use files::FileError;
use std::path::{Path, PathBuf};
pub use write::{Content, Site, Written};

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder must not be written over.
    #[error("{} was not chosen for the site: {why}; {hint}", target.display())]
    Refused {
        /// The folder.
        target: PathBuf,
        /// What speaks against it.
        why: &'static str,
        /// What to do instead.
        hint: &'static str,
    },
    /// A file stands where a page should go, and no export wrote it.
    #[error("{} is in the way and was not exported from here; move it away and export again", .0.display())]
    NotOurs(PathBuf),
    /// The notes have errors that readers would see.
    #[error("{} errors stand in the way of the export", .0.len())]
    Blocked(Vec<Problem>),
    /// The author stopped it.
    #[error("the export was stopped; the old site stands as it was")]
    Cancelled(#[from] Cancelled),
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Writes a site to a target: only what differs, and removing only what an earlier export wrote.
///
/// `library` and `home` are folders the target must neither be nor hold.
///
/// # Errors
/// A refused target, a file in the way, a stop or a disk that refuses. Until everything is staged
/// the old site stands as it was.
pub fn put(
    site: &Site,
    target: &Path,
    library: &Path,
    home: Option<&Path>,
    progress: &dyn Progress,
) -> Result<Written, ExportError> {
    let place = refusal::checked(target, library, home)?;
    write::write(&place, site, progress)
}
