//! A damaged database makes room for a new one, with what it still gives away: unsaved texts,
//! versions, the journal, choices. The index is not fetched, it is built from the folder.
//!
//! The new database is whole before the damaged one is moved, so whenever the program dies, one of
//! them has every word: while `library.db.new` is not there the damaged one is read again, and once
//! it is, it takes the place.

use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::StoreError;
use crate::database::connection::open_at;
use crate::database::migrations::move_bytes_to_texts;
use crate::database::paths::{BESIDE, path, with_ending};
use crate::database::transaction::{begin, commit};

/// The tables that cannot be built from the folder, what matters most first.
const TABLES: &[&str] = &[
    "buffers",
    "versions",
    "texts",
    "settings",
    "operations",
    "operation_files",
];

/// Puts the damaged database aside, and one with all that can be read in it in its place. Returns
/// where the damaged one is. Nobody else may be writing.
pub fn begin_anew(root: &Path) -> Result<PathBuf, StoreError> {
    let filling = beside(root, "filling");
    remove(&filling)?;
    copy(&path(root), open_at(&filling)?)?;
    files::rename(&filling, &beside(root, "new"))?;
    let aside = put_aside(root)?;
    finish(root)?;
    Ok(aside)
}

/// Whether there is a database, and none that is to take its place.
pub fn is_needless(root: &Path) -> bool {
    path(root).exists() && !beside(root, "new").exists()
}

/// Puts the new database in place, if the program died before it could. Returns where the damaged
/// one is, if it had to be moved. Nobody else may be writing.
pub fn finish(root: &Path) -> Result<Option<PathBuf>, StoreError> {
    let new = beside(root, "new");
    if !new.exists() {
        return Ok(None);
    }
    let database = path(root);
    let aside = match database.exists() {
        true => Some(put_aside(root)?),
        false => None,
    };
    files::rename(&new, &database)?;
    Ok(aside)
}

fn beside(root: &Path, ending: &str) -> PathBuf {
    path(root).with_file_name(format!("library.db.{ending}"))
}

/// Copies every row of `damaged` that can be read into the new database, and closes it.
fn copy(damaged: &Path, mut new: Connection) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if let Ok(old) = Connection::open_with_flags(damaged, flags) {
        for table in TABLES {
            let transaction = begin(&mut new)?;
            // What is cut off here was lost when the file was damaged.
            copy_table(&old, &transaction, table).ok();
            commit(transaction)?;
        }
    }
    // An older one had the bytes of the journal in the journal.
    move_bytes_to_texts(&new)?;
    // The new index mirrors no catalogue yet.
    new.execute("DELETE FROM settings WHERE key LIKE 'index.%'", [])?;
    // Closed, it is one file.
    new.close().map_err(|(_, error)| error.into())
}

/// Copies rows until one cannot be read.
fn copy_table(old: &Connection, new: &Connection, table: &str) -> rusqlite::Result<()> {
    let mut from = old.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = from.column_count();
    // An older table has fewer columns than the new one.
    let names: Vec<&str> = from.column_names().collect();
    let names = names.join(", ");
    let marks = vec!["?"; columns].join(", ");
    let mut into = new.prepare(&format!(
        "INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"
    ))?;
    let mut rows = from.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|column| row.get::<_, Value>(column));
        let values = values.collect::<rusqlite::Result<Vec<Value>>>()?;
        into.execute(params_from_iter(values))?;
    }
    Ok(())
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
