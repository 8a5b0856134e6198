//! The one SQLite file of a library: where it lies, how it opens, which number its tables have.
//! The seam is here so that pragmas, migrations and damage are decided once; what the tables
//! mean is said beside the types that read them, not here.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::StoreError;

/// The hidden folder in a library that holds what only this machine knows.
pub const FOLDER: &str = ".fieldnotes";

/// A released migration is never edited; the next number is added.
const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_library.sql")];

/// Where the database of the library at `root` lies.
pub fn path(root: &Path) -> PathBuf {
    root.join(FOLDER).join("library.db")
}

/// Makes the hidden folder with its `.gitignore`, opens the database and brings its tables to
/// the newest number.
pub fn open(root: &Path) -> Result<Connection, StoreError> {
    prepare_folder(root)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path(root), flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Renames a damaged database, so that nothing in it is lost, to the first free
/// `library.db.corrupt-N`, which is returned.
pub fn put_aside(root: &Path) -> Result<PathBuf, StoreError> {
    let damaged = path(root);
    let aside = (1..)
        .map(|number| damaged.with_file_name(format!("library.db.corrupt-{number}")))
        .find(|candidate| !candidate.exists())
        .expect("the numbers do not end");
    std::fs::rename(&damaged, &aside)
        .map_err(|source| StoreError::folder("put aside", &damaged, source))?;
    for ending in ["-wal", "-shm"] {
        let beside = with_ending(&damaged, ending);
        if beside.exists() {
            std::fs::rename(&beside, with_ending(&aside, ending))
                .map_err(|source| StoreError::folder("put aside", &beside, source))?;
        }
    }
    Ok(aside)
}

/// Whether this error says that the file itself is damaged.
pub fn is_damage(error: &StoreError) -> bool {
    let StoreError::Sqlite(error) = error else {
        return false;
    };
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

fn prepare_folder(root: &Path) -> Result<(), StoreError> {
    let folder = root.join(FOLDER);
    std::fs::create_dir_all(&folder)
        .map_err(|source| StoreError::folder("create", &folder, source))?;
    let ignored = folder.join(".gitignore");
    if !ignored.exists() {
        std::fs::write(&ignored, "*\n")
            .map_err(|source| StoreError::folder("write", &ignored, source))?;
    }
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let known = MIGRATIONS.len() as u32;
    let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(StoreError::NewerDatabase { found, known });
    }
    for (number, migration) in (1u32..).zip(MIGRATIONS).skip(found as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
