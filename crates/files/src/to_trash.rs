//! Removing a file so that the author can still fetch it back.

use std::io;
use std::path::Path;

use crate::folder::{folder_of, sync_folder};
use crate::{FileError, fault};

/// Moves the file or folder at `path` to the system's trash.
///
/// # Errors
/// When it is not there, or the system has no trash for this disk; the file then stays.
pub fn to_trash(path: &Path) -> Result<(), FileError> {
    let refused = |source| FileError::new("move to the trash", path, source);
    std::fs::symlink_metadata(path).map_err(refused)?;
    fault::point("trash").map_err(refused)?;
    trash::delete(path).map_err(|error| refused(io::Error::other(error)))?;
    sync_folder(folder_of(path)).map_err(refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cause, kind};

    /// Set in the process that has a trash of its own.
    const INSIDE: &str = "FIELDNOTES_TRASH_TEST";

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_in_the_trash_has_its_bytes() {
        if let Some(file) = std::env::var_os(INSIDE) {
            return to_trash(Path::new(&file)).unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ein ü.md");
        std::fs::write(&file, "words").unwrap();
        let status = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "to_trash::tests::a_file_in_the_trash_has_its_bytes",
            ])
            .env(INSIDE, &file)
            .env("XDG_DATA_HOME", folder.path().join("data"))
            .status();
        assert!(status.unwrap().success());
        assert!(!file.exists());
        let trashed = folder.path().join("data/Trash/files/ein ü.md");
        assert_eq!(std::fs::read_to_string(trashed).unwrap(), "words");
    }

    #[test]
    fn trashing_what_is_not_there_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let error = to_trash(&folder.path().join("a.md")).unwrap_err();
        assert_eq!(kind(&error), Cause::Gone);
    }
}
