//! Reading a whole file.

use std::path::Path;

use crate::FileError;

/// The bytes of the file at `path`.
///
/// # Errors
/// When the file is not there, is a folder or cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    std::fs::read(path).map_err(|source| FileError::new("read", path, source))
}
