//! Bytes beside the file that they are for, whole and on the disk before it is touched.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::folder::{folder_of, sync_folder};
use crate::{FileError, fault, staged};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write_new;

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
}
