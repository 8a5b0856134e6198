//! How the database opens, so that its pragmas are decided once, and how it is kept small.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::database::folder::private_file;
use crate::database::migrations::migrate;
use crate::database::paths;
use crate::texts::by_hash;

/// What SQLite's header says of whose database it is: "FdNt", since the fourth migration.
const APPLICATION: i64 = 1_180_978_804;

/// How long another program is waited for, before the library counts as in use.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the database of the library at `root` and brings its tables to the newest number.
pub fn open(root: &Path) -> Result<Connection, StoreError> {
    open_at(&paths::path(root))
}

/// The same for a database that lies elsewhere.
///
/// # Errors
/// [`StoreError::NotOurs`] when another program's tables are in it; nothing is changed then.
pub fn open_at(path: &Path) -> Result<Connection, StoreError> {
    private_file(path).map_err(|source| StoreError::folder("create", path, source))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(real(path)?, flags)?;
    connection.busy_timeout(PATIENCE)?;
    if !is_ours(&connection)? {
        return Err(StoreError::NotOurs(path.to_owned()));
    }
    // Only an empty database takes it, to others it would be written at each opening; `keep_small`
    // gives it to older ones.
    let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if pages == 0 {
        connection.pragma_update(None, "auto_vacuum", "incremental")?;
    }
    connection.pragma_update(None, "journal_mode", "wal")?;
    // The log is taken in after so many pages, and cut to so many bytes then.
    connection.pragma_update(None, "wal_autocheckpoint", 1_000)?;
    connection.pragma_update(None, "journal_size_limit", 4 * 1024 * 1024)?;
    // With "normal" a power cut takes the last commits back: the words of the last seconds, or
    // the journal of files that are already swapped.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    migrate(&mut connection)?;
    connection.execute_batch(by_hash::BASES)?;
    Ok(connection)
}

/// Opens a database that is open for writing already, for questions only.
pub fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    // Whoever may not write could not read what a crash left in the log.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(real(path)?, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Gives the disk back what the database no longer needs, of its file and of its log. Where another
/// program reads or writes just now, nobody waits: it is left for the next time.
pub fn keep_small(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(Duration::ZERO)?;
    let kept = make_small(connection);
    connection.busy_timeout(PATIENCE)?;
    match kept {
        Err(StoreError::Locked) => Ok(()),
        kept => kept,
    }
}

fn make_small(connection: &Connection) -> Result<(), StoreError> {
    let number = |name: &str| -> rusqlite::Result<i64> {
        connection.pragma_query_value(None, name, |row| row.get(0))
    };
    let (pages, free) = (number("page_count")?, number("freelist_count")?);
    let all = |pragma: &str| -> rusqlite::Result<()> {
        let mut rows = connection.prepare(pragma)?;
        let mut rows = rows.query([])?;
        while rows.next()?.is_some() {}
        Ok(())
    };
    if free > MANY_PAGES && number("auto_vacuum")? == INCREMENTAL {
        all("PRAGMA incremental_vacuum")?;
    } else if free > MANY_PAGES && free > pages / 4 {
        // Written anew, it is smaller, and frees its pages in small steps from then on.
        connection.pragma_update(None, "auto_vacuum", "incremental")?;
        all("VACUUM")?;
    }
    all("PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

/// Fewer free pages are left for what is written next.
const MANY_PAGES: i64 = 250;

/// How SQLite calls a database that frees its pages when it is asked to.
const INCREMENTAL: i64 = 2;

/// The path with every link in its folder resolved: SQLite is told to follow none, and the folder of
/// a library is the author's own word.
fn real(path: &Path) -> Result<PathBuf, StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let folder =
        fs::canonicalize(folder).map_err(|source| StoreError::folder("open", folder, source))?;
    Ok(folder.join(path.file_name().unwrap_or_default()))
}

/// Whether a database is one of ours, or none yet.
fn is_ours(connection: &Connection) -> Result<bool, StoreError> {
    let number = |name: &str| -> rusqlite::Result<i64> {
        connection.pragma_query_value(None, name, |row| row.get(0))
    };
    let has = |condition: &str| -> rusqlite::Result<bool> {
        connection.query_row(
            &format!("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE {condition})"),
            [],
            |row| row.get(0),
        )
    };
    Ok(match number("application_id")? {
        APPLICATION => true,
        // Before the fourth migration ours had no mark; an empty file is nobody's yet.
        0 if number("user_version")? == 0 => !has("true")?,
        0 => has("name = 'operation_files'")?,
        _ => false,
    })
}
