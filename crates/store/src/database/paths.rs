//! Where the database of a library and all that lies beside it are, told without looking.

use std::path::{Path, PathBuf};

/// The hidden folder in a library that holds what only this machine knows.
pub const FOLDER: &str = ".fieldnotes";

/// Where the database of the library at `root` lies.
pub fn path(root: &Path) -> PathBuf {
    root.join(FOLDER).join("library.db")
}

/// The database, and what it has written and not yet taken in.
pub fn files(root: &Path) -> [PathBuf; 2] {
    let database = path(root);
    let log = database.with_extension("db-wal");
    [database, log]
}

/// The file that is locked while files and database change together.
pub fn lock_path(root: &Path) -> PathBuf {
    root.join(FOLDER).join("change.lock")
}

/// How the files end that SQLite keeps beside a database.
pub const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// The file of this ending beside the database at `path`.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
