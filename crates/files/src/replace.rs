//! Writing a file whole or not at all.
//!
//! The bytes are staged beside the file, flushed to the disk and renamed into place, so that a
//! power cut leaves either the old file or the new one. Whether the file may be replaced is asked
//! by `replace_if`.

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::{FileError, fault, staged};

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

/// Bytes on the disk beside the file that they are about to replace.
pub(crate) struct Staged {
    pub(crate) target: PathBuf,
    /// Not held open: of a change over many notes, all are staged at once.
    pub(crate) file: TempPath,
}

impl Staged {
    /// Bytes for the file at `path`, whose permissions they get.
    pub(crate) fn new(path: &Path, bytes: &[u8]) -> Result<Self, FileError> {
        let refused = |source| FileError::new("replace", path, source);
        let target = through_link(path).map_err(refused)?;
        let permissions = match fs::metadata(&target) {
            Ok(existing) => Some(existing.permissions()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(refused(error)),
        };
        if permissions.as_ref().is_some_and(Permissions::readonly) {
            return Err(refused(io::Error::new(
                io::ErrorKind::ReadOnlyFilesystem,
                "the file is marked read-only",
            )));
        }
        fs::create_dir_all(folder_of(&target)).map_err(refused)?;
        let file = stage(&target, bytes, permissions).map_err(refused)?;
        Ok(Self { target, file })
    }

    /// Bytes for a file that is not there yet, with the permissions it had elsewhere or before.
    pub(crate) fn anew(path: &Path, bytes: &[u8], mode: Option<u32>) -> Result<Self, FileError> {
        let refused = |source| FileError::new("create", path, source);
        fs::create_dir_all(folder_of(path)).map_err(refused)?;
        let file = stage(path, bytes, mode.and_then(of_mode)).map_err(refused)?;
        let target = path.to_path_buf();
        Ok(Self { target, file })
    }

    /// Puts the bytes in the place of whatever stands there.
    pub(crate) fn replace(self) -> Result<(), FileError> {
        let refused = |source| FileError::new("replace", &self.target, source);
        fault::point("swap").map_err(refused)?;
        self.file
            .persist(&self.target)
            .map_err(|error| refused(error.error))?;
        sync_folder(folder_of(&self.target)).map_err(refused)
    }

    /// Puts the bytes where nothing stands. The folder is not flushed.
    pub(crate) fn create(self) -> Result<(), FileError> {
        let refused = |source| FileError::new("create", &self.target, source);
        fault::point("swap").map_err(refused)?;
        self.file
            .persist_noclobber(&self.target)
            .map_err(|error| refused(error.error))?;
        Ok(())
    }
}

/// Writes the bytes beside `target` and flushes them. What only the author may read is never
/// readable by others, from its first byte.
fn stage(target: &Path, bytes: &[u8], keep: Option<Permissions>) -> io::Result<TempPath> {
    fault::point("stage")?;
    let suffix = staged::suffix(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(staged::PREFIX).suffix(&suffix);
    #[cfg(unix)]
    if keep.is_none() {
        // A staged file is private by default; a new note has to be as readable as any new file.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let folder = folder_of(target);
    let mut staged = builder.tempfile_in(folder).map_err(without_staged_path)?;
    if let Some(permissions) = keep {
        staged.as_file().set_permissions(permissions)?;
    }
    staged.as_file_mut().write_all(bytes)?;
    fault::point("flush")?;
    staged.as_file().sync_all()?;
    Ok(staged.into_temp_path())
}

/// Who may do what with the file at `path`, as this system writes it down; nothing where it is not
/// there or the system has no such number.
pub fn mode(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    return fs::metadata(path)
        .ok()
        .map(|found| std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o777);
    #[cfg(not(unix))]
    None
}

fn of_mode(mode: u32) -> Option<Permissions> {
    #[cfg(unix)]
    return Some(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    None
}

/// `tempfile` names the staged file in its errors; the author knows only the file it is for.
fn without_staged_path(error: io::Error) -> io::Error {
    error.kind().into()
}

/// Where the bytes really are, when `path` is a link.
fn through_link(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => fs::canonicalize(path),
        _ => Ok(path.to_path_buf()),
    }
}

/// On a disk that ignores case, `Note.md` and `note.md` are one file that may be renamed to itself.
fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Flushes the folders of these files, each once: what was renamed in them then survives a power cut.
///
/// # Errors
/// When the disk refuses; what was renamed stands all the same.
pub fn flush_folders<'path>(files: impl IntoIterator<Item = &'path Path>) -> Result<(), FileError> {
    let folders: BTreeSet<&Path> = files.into_iter().map(folder_of).collect();
    for folder in folders {
        match sync_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            flushed => flushed.map_err(|source| FileError::new("flush", folder, source))?,
        }
    }
    Ok(())
}

/// A rename survives a power cut only once its folder is flushed; Windows has no such call.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    fault::point("flush the folder")?;
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
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

    /// What stage makes of a file is looked at while it waits, before it stands.
    #[cfg(unix)]
    #[test]
    fn what_only_the_author_may_read_is_never_staged_for_others() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"a").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        let moved = folder.path().join("b.md");
        for staged in [
            Staged::new(&path, b"b").unwrap(),
            Staged::anew(&moved, b"b", mode(&path)).unwrap(),
        ] {
            assert_eq!(mode(&staged.file), Some(0o600));
        }
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"a").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
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
