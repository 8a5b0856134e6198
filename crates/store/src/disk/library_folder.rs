//! Which folder is a library.

use std::path::Path;

use crate::StoreError;

/// Whether the folder is a library: it holds a `site.toml`.
pub fn is_library(folder: &Path) -> bool {
    folder.join("site.toml").is_file()
}

/// Makes sure that it is one.
///
/// # Errors
/// [`StoreError::NoSuchFolder`] or [`StoreError::NotALibrary`].
pub fn ensure_library(root: &Path) -> Result<(), StoreError> {
    if !root.is_dir() {
        return Err(StoreError::NoSuchFolder(root.to_owned()));
    }
    if !is_library(root) {
        return Err(StoreError::NotALibrary(root.to_owned()));
    }
    Ok(())
}
