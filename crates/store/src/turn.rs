//! Two programs may have one library open. Changes, and taking back what a crash left half made,
//! are made by one of them at a time: otherwise the one that opens the library would take the
//! other's change, half made, for a crash's.

use std::fs::File;
use std::path::Path;

use crate::{StoreError, database};

/// The right to change files of the library; it ends when it is dropped, and with the program.
pub struct Turn {
    _lock: File,
}

/// Waits for the turn of this program in the library at `root`.
pub fn take(root: &Path) -> Result<Turn, StoreError> {
    let path = root.join(database::FOLDER).join("change.lock");
    let refused = |source| StoreError::folder("lock", &path, source);
    let lock = File::options()
        .create(true)
        .append(true)
        .open(&path)
        .map_err(refused)?;
    lock.lock().map_err(refused)?;
    Ok(Turn { _lock: lock })
}
