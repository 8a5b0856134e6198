//! Folders of files: what was renamed in one survives a power cut only once it is flushed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

use crate::{FileError, fault};

/// The folder that a file lies in.
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
