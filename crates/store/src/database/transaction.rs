//! Transactions of the database: how each begins and is committed.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::database::paths::FOLDER;

/// Begins to write. Who reads first and writes later would be refused when another program wrote
/// in between; this way it waits its turn.
pub fn begin(connection: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Commits a transaction: once this returns, what was written is on the disk.
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
