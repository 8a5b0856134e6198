//! What a damaged database still gives away: unsaved texts, versions, the journal, choices. The
//! index is not fetched, it is built from the folder.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::{StoreError, database};

/// The tables that cannot be built from the folder, what matters most first.
const TABLES: &[&str] = &[
    "buffers",
    "versions",
    "texts",
    "settings",
    "operations",
    "operation_files",
];

/// Copies every row of `damaged` that can be read into the new database.
pub fn copy(damaged: &Path, new: &mut Connection) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let Ok(old) = Connection::open_with_flags(damaged, flags) else {
        return Ok(());
    };
    for table in TABLES {
        let transaction = database::begin(new)?;
        // What is cut off here was lost when the file was damaged.
        copy_table(&old, &transaction, table).ok();
        transaction.commit()?;
    }
    // The new index mirrors no catalogue yet.
    new.execute("DELETE FROM settings WHERE key LIKE 'index.%'", [])?;
    Ok(())
}

/// Copies rows until one cannot be read.
fn copy_table(old: &Connection, new: &Connection, table: &str) -> rusqlite::Result<()> {
    let mut from = old.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = from.column_count();
    let marks = vec!["?"; columns].join(", ");
    let mut into = new.prepare(&format!("INSERT OR IGNORE INTO {table} VALUES ({marks})"))?;
    let mut rows = from.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|column| row.get::<_, Value>(column));
        let values = values.collect::<rusqlite::Result<Vec<Value>>>()?;
        into.execute(params_from_iter(values))?;
    }
    Ok(())
}
