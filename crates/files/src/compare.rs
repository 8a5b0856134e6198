//! What stands at a path, compared with what the author saw there.

use std::path::{Path, PathBuf};

use domain::ContentHash;

use crate::{Cause, FileError, kind, read};

/// Why the file was left alone.
#[derive(Debug, thiserror::Error)]
pub enum ReplaceError {
    /// Another program changed, created or removed it.
    #[error("the file was changed by another program")]
    Changed {
        /// The hash of what is there now; `None` when nothing is.
        found: Option<ContentHash>,
        /// The hidden file with a text that stood there for a moment, where something newer was
        /// written while it was put back. It is the caller's to keep.
        displaced: Option<PathBuf>,
    },
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Refuses when the file at `path` is not the expected one.
pub(crate) fn expect(path: &Path, expected: Option<ContentHash>) -> Result<(), ReplaceError> {
    match hash(path)? {
        found if found == expected => Ok(()),
        found => Err(changed(found)),
    }
}

pub(crate) fn changed(found: Option<ContentHash>) -> ReplaceError {
    ReplaceError::Changed {
        found,
        displaced: None,
    }
}

/// The hash of the file at `path`; nothing when there is none.
pub(crate) fn hash(path: &Path) -> Result<Option<ContentHash>, FileError> {
    match read(path) {
        Ok(bytes) => Ok(Some(ContentHash::of(&bytes))),
        Err(error) if kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error),
    }
}
