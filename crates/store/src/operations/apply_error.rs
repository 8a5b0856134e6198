//! Why a change was not made.

use domain::{ContentHash, LibraryFile, Refused};
use files::FileError;

use crate::StoreError;
use crate::operations::undo::skipped::Skipped;

/// Why a change was not made. Except for [`ApplyError::HalfDone`] no file is different.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// A file is not what the change was planned for.
    #[error("{} was changed by another program", .0.path())]
    ChangedOutside(LibraryFile),
    /// Something stands where the change wants to make a file.
    #[error("{} is already there", .0.path())]
    Taken(LibraryFile),
    /// The change does not fit a file.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Every file that could be taken back, or made again, was edited since at the same place.
    #[error("“{name}” stays as it is: {}", .skipped.iter().map(Skipped::to_string).collect::<Vec<_>>().join("; "))]
    EditedSince {
        /// What the author did.
        name: String,
        /// Those files.
        skipped: Vec<Skipped>,
    },
    /// The author stopped it.
    #[error("stopped: nothing was changed")]
    Stopped,
    /// There is no change to undo or to do again.
    #[error("there is nothing left to undo or to do again")]
    Nothing,
    /// The disk refused, and then refused to take back what was done before. It is tried again
    /// before the next change.
    #[error("“{name}” is half done: {source}")]
    HalfDone {
        /// What the author did.
        name: String,
        /// What the disk refused last.
        source: FileError,
    },
    /// An earlier change was broken off and still cannot be taken back, so no other may begin.
    #[error("“{name}” was broken off and cannot be taken back yet: {source}")]
    Unsettled {
        /// That earlier change.
        name: String,
        /// What the disk refuses.
        source: Box<StoreError>,
    },
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
    /// The journal or the index failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ApplyError {
    /// The file is not the one with the hash `expected`, or, for none, it is there.
    pub(crate) fn not_as_expected(file: LibraryFile, expected: Option<ContentHash>) -> ApplyError {
        match expected {
            Some(_) => ApplyError::ChangedOutside(file),
            None => ApplyError::Taken(file),
        }
    }
}
