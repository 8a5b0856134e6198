//! Every change of a library is written down before it is made, with the bytes before and after,
//! so that it can be undone, and so that half a change left by a crash is taken back on the next
//! start. What a change does is `domain`'s; how one file is swapped is `swap`'s.

use domain::LibraryFile;
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::swap::Swap;

/// How many changes can be undone.
const KEPT: i64 = 100;

/// How far an operation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Its files are being written.
    Begun,
    /// Its files are written.
    Done,
    /// Its files are being put back.
    Undoing,
    /// Its files are as they were before.
    Undone,
}

impl Phase {
    fn as_str(self) -> &'static str {
        match self {
            Phase::Begun => "begun",
            Phase::Done => "done",
            Phase::Undoing => "undoing",
            Phase::Undone => "undone",
        }
    }
}

/// A change in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its number.
    pub id: i64,
    /// What the author did.
    pub name: String,
}

/// Writes a change down before it is made. What had been undone can no longer be done again.
pub fn begin(
    connection: &mut Connection,
    name: &str,
    swaps: &[Swap],
) -> Result<Operation, StoreError> {
    let transaction = connection.transaction()?;
    transaction.execute("DELETE FROM operations WHERE phase = 'undone'", [])?;
    transaction.execute(
        "INSERT INTO operations (name, at, phase) VALUES (?1, unixepoch(), 'begun')",
        [name],
    )?;
    let id = transaction.last_insert_rowid();
    for (position, swap) in (0i64..).zip(swaps) {
        transaction.execute(
            "INSERT INTO operation_files (operation, position, file, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, position, swap.file.path(), swap.before, swap.after],
        )?;
    }
    transaction.execute("DELETE FROM operations WHERE id <= ?1", [id - KEPT])?;
    transaction.commit()?;
    Ok(Operation {
        id,
        name: name.to_owned(),
    })
}

/// Notes how far the operation has come.
pub fn set_phase(connection: &Connection, id: i64, phase: Phase) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE operations SET phase = ?2 WHERE id = ?1",
        params![id, phase.as_str()],
    )?;
    Ok(())
}

/// Strikes an operation out.
pub fn forget(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.execute("DELETE FROM operations WHERE id = ?1", [id])?;
    Ok(())
}

/// The newest operation in `phase`.
pub fn newest(connection: &Connection, phase: Phase) -> Result<Option<Operation>, StoreError> {
    one(
        connection,
        "SELECT id, name FROM operations WHERE phase = ?1 ORDER BY id DESC LIMIT 1",
        phase,
    )
}

/// The oldest operation in `phase`.
pub fn oldest(connection: &Connection, phase: Phase) -> Result<Option<Operation>, StoreError> {
    one(
        connection,
        "SELECT id, name FROM operations WHERE phase = ?1 ORDER BY id LIMIT 1",
        phase,
    )
}

fn one(
    connection: &Connection,
    query: &str,
    phase: Phase,
) -> Result<Option<Operation>, StoreError> {
    let found = connection
        .query_row(query, [phase.as_str()], |row| {
            Ok(Operation {
                id: row.get(0)?,
                name: row.get(1)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// The files of an operation, in the order in which they were written.
pub fn swaps(connection: &Connection, id: i64) -> Result<Vec<Swap>, StoreError> {
    let mut rows = connection.prepare(
        "SELECT file, before, after FROM operation_files WHERE operation = ?1 ORDER BY position",
    )?;
    let found = rows.query_map([id], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))
    })?;
    let mut swaps = Vec::new();
    for swap in found {
        let (file, before, after) = swap?;
        swaps.extend(library_file(&file).map(|file| Swap {
            file,
            before,
            after,
        }));
    }
    Ok(swaps)
}

fn library_file(path: &str) -> Option<LibraryFile> {
    [LibraryFile::Catalogue, LibraryFile::Settings]
        .into_iter()
        .find(|file| file.path() == path)
        .or_else(|| domain::NotePath::new(path).ok().map(LibraryFile::Note))
}
