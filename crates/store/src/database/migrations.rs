//! Which number the tables have, and how those of an older program become today's.

use domain::ContentHash;
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::database::transaction::begin;
use crate::texts::by_hash;

/// A released migration is never edited; the next number is added.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_library.sql"),
    include_str!("migrations/0002_versions.sql"),
    include_str!("migrations/0003_lists.sql"),
    include_str!("migrations/0004_settled.sql"),
    include_str!("migrations/0005_steps.sql"),
    include_str!("migrations/0006_index.sql"),
];

/// Before this number the journal held bytes itself.
const BYTES_IN_TEXTS: u32 = 5;

/// Brings the tables to the newest number.
pub fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
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
    if found < BYTES_IN_TEXTS {
        move_bytes_to_texts(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// Moves the bytes that an older version wrote into the journal to the texts. Bytes that are no longer
/// those that were written down stay out, so that their files count as damaged.
pub fn move_bytes_to_texts(connection: &Connection) -> Result<(), StoreError> {
    for (bytes, hash) in [("before", "before_hash"), ("after", "after_hash")] {
        let mut rows = connection.prepare(&format!(
            "SELECT operation, position, {bytes}, {hash} FROM operation_files
             WHERE {bytes} IS NOT NULL"
        ))?;
        let mut rows = rows.query([])?;
        let mut set = connection.prepare(&format!(
            "UPDATE operation_files SET {hash} = ?3 WHERE operation = ?1 AND position = ?2"
        ))?;
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(2)?;
            let found = ContentHash::of(&bytes);
            let written: Option<String> = row.get(3)?;
            if written.is_none_or(|written| written == found.to_string()) {
                by_hash::put(connection, found, &bytes)?;
                let (operation, position): (i64, i64) = (row.get(0)?, row.get(1)?);
                set.execute(params![operation, position, found.to_string()])?;
            }
        }
    }
    connection.execute_batch("UPDATE operation_files SET before = NULL, after = NULL")?;
    Ok(())
}
