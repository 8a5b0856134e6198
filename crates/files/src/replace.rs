//! Writing a file whole or not at all.
//!
//! The bytes are staged beside the file, flushed to the disk and renamed into place, so that a
//! power cut leaves either the old file or the new one. Whether the file may be replaced is asked
//! by `replace_if`.

use std::fs;
use std::io;
use std::path::Path;

use crate::folder::{folder_of, sync_folder};
use crate::staging::Staged;
use crate::{FileError, fault};

/// Puts `bytes` at `path`, whatever stands there; missing folders are created.
///
/// The permissions of an existing file are kept, and a link is written through.
///
/// # Errors
/// When the file is read-only or the disk refuses; the old file is then untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let staged = Staged::new(path, bytes)?;
    staged.replace()
}

/// Creates the file at `path`; missing folders are created.
///
/// # Errors
/// When something of that name is already there, or the disk refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    Staged::anew(path, bytes, None)?.create()?;
    sync_folder(folder_of(path)).map_err(|source| FileError::new("create", path, source))
}

/// Removes the file at `path` for good.
///
/// # Errors
/// When the file is not there or the disk refuses.
pub fn remove(path: &Path) -> Result<(), FileError> {
    let refused = |source| FileError::new("remove", path, source);
    fault::point("remove")
        .and_then(|()| fs::remove_file(path))
        .map_err(refused)?;
    sync_folder(folder_of(path)).map_err(refused)
}

/// Moves the file `from` to `to`; missing folders are created.
///
/// # Errors
/// When another file is already at `to`, or the disk refuses.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    let refused = |source| FileError::new("rename", from, source);
    if fs::symlink_metadata(to).is_ok() && !is_same_file(from, to) {
        let taken = io::ErrorKind::AlreadyExists.into();
        return Err(FileError::new("rename a file to", to, taken));
    }
    fs::create_dir_all(folder_of(to)).map_err(refused)?;
    fault::point("rename")
        .and_then(|()| fs::rename(from, to))
        .map_err(refused)?;
    sync_folder(folder_of(to)).map_err(refused)?;
    sync_folder(folder_of(from)).map_err(refused)
}

/// On a disk that ignores case, `Note.md` and `note.md` are one file that may be renamed to itself.
fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cause, kind};

    #[test]
    fn replacing_leaves_no_staged_file_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes/a.md");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::read_dir(folder.path().join("notes")).unwrap().count(),
            1
        );
    }

    #[test]
    fn creating_never_overwrites() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"mine").unwrap();
        let error = write_new(&path, b"yours").unwrap_err();
        assert_eq!(error.source.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"mine");
    }

    #[test]
    fn renaming_never_overwrites() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.md"), folder.path().join("b.md"));
        write_new(&a, b"a").unwrap();
        write_new(&b, b"b").unwrap();
        assert!(rename(&a, &b).is_err());
        assert_eq!(fs::read(&b).unwrap(), b"b");
        rename(&a, &folder.path().join("deep/er/c.md")).unwrap();
        assert!(!a.exists());
    }

    #[test]
    fn a_removed_file_is_gone_and_removing_it_again_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"a").unwrap();
        remove(&path).unwrap();
        assert_eq!(kind(&remove(&path).unwrap_err()), Cause::Gone);
    }

    #[test]
    fn a_read_only_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"a").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = replace(&path, b"b").unwrap_err();
        assert_eq!(kind(&error), Cause::ReadOnly);
        assert!(error.to_string().ends_with("the file is marked read-only"));
        assert_eq!(fs::read(&path).unwrap(), b"a");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"a").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, b"b").unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_written_through_and_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        write_new(&real, b"a").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        replace(&link, b"b").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"b");
    }
}
