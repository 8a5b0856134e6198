//! The hidden folder of a library, and who may look into it.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use crate::StoreError;
use crate::database::paths::{FOLDER, lock_path, path};

/// Makes the hidden folder with its `.gitignore`. Only the author may look into it: it holds every
/// text of the library, those never published too.
///
/// # Errors
/// When a link, or something that is no file, stands where a file of ours belongs: a library may
/// come from a stranger.
pub fn prepare_folder(root: &Path) -> Result<(), StoreError> {
    let folder = files::unlinked(root, FOLDER)?;
    let refused = |act| {
        let folder = &folder;
        move |source| StoreError::folder(act, folder, source)
    };
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => made.map_err(refused("create"))?,
    }
    keep_private(&folder, 0o700);
    let ignored = files::unlinked(root, Path::new(FOLDER).join(".gitignore"))?;
    if !ignored.exists() {
        fs::write(&ignored, "*\n").map_err(refused("write into"))?;
    }
    let entries = fs::read_dir(&folder).map_err(refused("look into"))?;
    for entry in entries {
        let entry = entry.map_err(refused("look into"))?;
        let is_ours = entry
            .file_name()
            .to_string_lossy()
            .starts_with("library.db");
        if is_ours || entry.path() == lock_path(root) {
            files::found(root, &entry.path())?;
            keep_private(&entry.path(), 0o600);
        }
    }
    Ok(())
}

/// Whether this program may write in the hidden folder of the library at `root`, which it makes;
/// if not, why.
///
/// # Errors
/// Those of [`prepare_folder`] that are no refusal to write.
pub fn refuses_writing(root: &Path) -> Result<Option<String>, StoreError> {
    let tried = prepare_folder(root).and_then(|()| {
        private_file(&lock_path(root))
            .map_err(|source| StoreError::folder("write", &lock_path(root), source))?;
        let there = [path(root), lock_path(root)].into_iter();
        for file in there.filter(|file| file.exists()) {
            // Asking to write is enough to hear whether one may.
            OpenOptions::new()
                .append(true)
                .open(&file)
                .map_err(|source| StoreError::folder("write", &file, source))?;
        }
        Ok(())
    });
    match tried {
        Ok(()) => Ok(None),
        Err(error) if error.is_refused_writing() => Ok(Some(error.to_string())),
        Err(error) => Err(error),
    }
}

/// Makes a folder of ours where there is none, for the author's eyes only.
pub fn private_folder(folder: &Path) -> Result<(), StoreError> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => made.map_err(|source| StoreError::folder("create", folder, source))?,
    }
    keep_private(folder, 0o700);
    Ok(())
}

/// Makes the file at `path` where there is none, for the author's eyes only: what SQLite keeps
/// beside a database gets the same permissions.
pub fn private_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// Takes from others what they may do with a file or folder of ours. Where that is refused it is
/// somebody else's, and stays as that one wants it.
fn keep_private(path: &Path, most: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(metadata) = fs::symlink_metadata(path) {
            let mode = metadata.permissions().mode() & 0o777;
            if mode & !most != 0 {
                fs::set_permissions(path, fs::Permissions::from_mode(mode & most)).ok();
            }
        }
    }
    #[cfg(not(unix))]
    let _ = (path, most);
}
