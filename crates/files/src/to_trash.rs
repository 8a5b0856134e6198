//! Removing a file so that the author can still fetch it back.

use std::io;
use std::path::Path;

use crate::FileError;

/// Moves the file or folder at `path` to the system's trash.
///
/// # Errors
/// When it is not there, or the system has no trash for this disk; the file then stays.
pub fn to_trash(path: &Path) -> Result<(), FileError> {
    let refused = |source| FileError::new("move to the trash", path, source);
    std::fs::symlink_metadata(path).map_err(refused)?;
    trash::delete(path).map_err(|error| refused(io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cause, kind};

    #[test]
    fn trashing_what_is_not_there_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let error = to_trash(&folder.path().join("a.md")).unwrap_err();
        assert_eq!(kind(&error), Cause::Gone);
    }
}
