//! The texts themselves, each once under its hash: what every note held when it was last looked
//! at, what its versions held, what the author's typing began from. An outside change is seen
//! only after it was made; what was there before it is here.

use domain::ContentHash;
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;

/// For so long a text is kept of which nothing speaks any more: another program may have begun
/// from it and not said so yet.
const GRACE: i64 = 5 * 60 * 1000;

/// Nothing speaks of the text in this row of `texts`.
const UNSPOKEN: &str = "NOT EXISTS (SELECT 1 FROM notes WHERE hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM versions WHERE hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM buffers WHERE base = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE before_hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE after_hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE step_from = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE step_to = texts.hash)";

/// Keeps these bytes.
pub fn put(connection: &Connection, hash: ContentHash, bytes: &[u8]) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO texts (hash, text) VALUES (?1, ?2)
             ON CONFLICT (hash) DO UPDATE SET spare = NULL WHERE spare IS NOT NULL",
        )?
        .execute(params![hash.to_string(), bytes])?;
    Ok(())
}

/// The bytes with this hash, if they are kept and are still those.
pub fn get(connection: &Connection, hash: ContentHash) -> Result<Option<Vec<u8>>, StoreError> {
    let found: Option<Vec<u8>> = connection
        .prepare_cached("SELECT text FROM texts WHERE hash = ?1")?
        .query_row([hash.to_string()], |row| row.get(0))
        .optional()?;
    Ok(found.filter(|bytes| ContentHash::of(bytes) == hash))
}

/// Whether the bytes with this hash are kept.
pub fn has(connection: &Connection, hash: ContentHash) -> Result<bool, StoreError> {
    let has = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM texts WHERE hash = ?1)")?
        .query_row([hash.to_string()], |row| row.get(0))?;
    Ok(has)
}

/// Something no longer speaks of this text. It is forgotten after a while, with others like it.
pub fn release(connection: &Connection, hash: ContentHash, now: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached(&format!(
            "UPDATE texts SET spare = ?2 WHERE hash = ?1 AND {UNSPOKEN}"
        ))?
        .execute(params![hash.to_string(), now])?;
    connection
        .prepare_cached(&format!(
            "DELETE FROM texts WHERE spare < ?1 AND {UNSPOKEN}"
        ))?
        .execute([now - GRACE])?;
    Ok(())
}

/// Forgets every text that nothing speaks of.
pub fn sweep(connection: &Connection) -> Result<(), StoreError> {
    connection.execute(&format!("DELETE FROM texts WHERE {UNSPOKEN}"), [])?;
    Ok(())
}
