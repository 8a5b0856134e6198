//! Why nothing was exported.

use super::progress::Cancelled;
use domain::Problem;
use files::FileError;
use std::path::PathBuf;

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
    /// A link stands where the export would read, write or remove something.
    #[error("{} is a link, and an export goes through none", .0.display())]
    Linked(PathBuf),
    /// A file stands where a page should go, and no export wrote it.
    #[error("{} is in the way and was not exported from here; move it away and export again", .0.display())]
    NotOurs(PathBuf),
    /// The notes have errors that readers would see.
    #[error("{} errors stand in the way of the export", .0.len())]
    Blocked(Vec<Problem>),
    /// The author stopped it.
    #[error("the export was stopped; the old site stands as it was")]
    Cancelled(#[from] Cancelled),
    /// Another program exports into the same folder at this moment.
    #[error("another export is writing to {}; wait until it is done", .0.display())]
    Busy(PathBuf),
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
}
