//! The one SQLite file of a library: where it lies, how it opens, which number its tables have.
//! The seam is here so that pragmas, migrations and damage are decided once; what the tables
//! mean is said beside the types that read them, not here.

use std::path::{Path, PathBuf};
use std::time::Duration;

use files::Lock;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::StoreError;

/// The hidden folder in a library that holds what only this machine knows.
pub const FOLDER: &str = ".fieldnotes";

/// A released migration is never edited; the next number is added.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_library.sql"),
    include_str!("migrations/0002_versions.sql"),
    include_str!("migrations/0003_lists.sql"),
];

/// How long another program is waited for, before the library counts as in use.
const PATIENCE: Duration = Duration::from_secs(5);

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

/// Keeps every other program from writing in this library, until the lock is dropped. Where no
/// lock can be had (a read-only folder), nobody is kept out and the write itself says why not.
///
/// # Errors
/// [`StoreError::Locked`] when another program writes all the while.
pub fn lock(root: &Path) -> Result<Option<Lock>, StoreError> {
    match Lock::take(&lock_path(root), PATIENCE) {
        Ok(None) => Err(StoreError::Locked),
        Ok(lock) => Ok(lock),
        Err(_) => Ok(None),
    }
}

/// Begins to write. Who reads first and writes later would be refused when another program wrote
/// in between; this way it waits its turn.
pub fn begin(connection: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Makes what was written last.
pub fn commit(transaction: Transaction<'_>) -> Result<(), StoreError> {
    committed(|| Ok(transaction.commit()?))
}

/// Commits; before and after it a test may have the process die, before it the disk fail.
pub fn committed(commit: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
    files::fault::point("commit")
        .map_err(|source| StoreError::folder("write", Path::new(FOLDER), source))?;
    commit()?;
    // What is committed cannot fail any more.
    files::fault::point("committed").ok();
    Ok(())
}

/// Opens the database of the library at `root` and brings its tables to the newest number.
pub fn open(root: &Path) -> Result<Connection, StoreError> {
    open_at(&path(root))
}

/// The same for a database that lies elsewhere.
pub fn open_at(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // With "normal" a power cut takes the last commits back: the words of the last seconds, or
    // the journal of files that are already swapped.
    connection.pragma_update(None, "synchronous", "full")?;
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
    // The database goes last: what is beside it must never meet the next one of its name.
    for ending in BESIDE {
        let beside = with_ending(&damaged, ending);
        if beside.exists() {
            files::rename(&beside, &with_ending(&aside, ending))?;
        }
    }
    files::rename(&damaged, &aside)?;
    Ok(aside)
}

/// Removes the database at `path` with all that SQLite keeps beside it.
pub fn remove(path: &Path) -> Result<(), StoreError> {
    for ending in BESIDE.iter().chain(&[""]) {
        let file = with_ending(path, ending);
        if file.exists() {
            files::remove(&file)?;
        }
    }
    Ok(())
}

/// Makes the hidden folder with its `.gitignore`.
pub fn prepare_folder(root: &Path) -> Result<(), StoreError> {
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
    let number = |connection: &Connection| -> rusqlite::Result<u32> {
        connection.pragma_query_value(None, "user_version", |row| row.get(0))
    };
    if number(connection)? == known {
        return Ok(());
    }
    let transaction = begin(connection)?;
    let found = number(&transaction)?;
    if found > known {
        return Err(StoreError::NewerDatabase { found, known });
    }
    for migration in &MIGRATIONS[found as usize..] {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// How the files end that SQLite keeps beside a database.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// The file of this ending beside the database at `path`.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
