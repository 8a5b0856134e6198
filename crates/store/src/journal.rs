//! Every change of a library is written down before it is made, with the bytes before and after,
//! so that it can be undone, and so that half a change left by a crash is taken back on the next
//! start. What a change does is `domain`'s; how one file is swapped is `swap`'s.

use std::collections::HashSet;

use domain::{ContentHash, LibraryFile, NotePath};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::swap::Swap;
use crate::{StoreError, buffers, database, versions};

/// How many changes can be undone.
const KEPT: i64 = 100;

/// Changes that can be undone take at most so many bytes together; the oldest go first, the newest
/// stays whatever its size.
const BYTES: i64 = 64 * 1024 * 1024;

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
    /// Its files are being written once more.
    Redoing,
}

impl Phase {
    fn as_str(self) -> &'static str {
        match self {
            Phase::Begun => "begun",
            Phase::Done => "done",
            Phase::Undoing => "undoing",
            Phase::Undone => "undone",
            Phase::Redoing => "redoing",
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
    let transaction = database::begin(connection)?;
    transaction.execute("DELETE FROM operations WHERE phase = 'undone'", [])?;
    transaction.execute(
        "INSERT INTO operations (name, at, phase) VALUES (?1, unixepoch(), 'begun')",
        [name],
    )?;
    let id = transaction.last_insert_rowid();
    for (position, swap) in (0i64..).zip(swaps) {
        let moved_to = swap.moved_to.as_ref().map(NotePath::as_str);
        transaction.execute(
            "INSERT INTO operation_files
                 (operation, position, file, before, after, moved_to, before_hash, after_hash, mode)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                position,
                swap.file.path(),
                swap.before,
                swap.after,
                moved_to,
                hash(swap.before.as_deref()),
                hash(swap.after.as_deref()),
                swap.mode
            ],
        )?;
    }
    transaction.execute("DELETE FROM operations WHERE id <= ?1", [id - KEPT])?;
    transaction.execute(
        "DELETE FROM operations WHERE phase = 'done' AND id IN (
             SELECT operation FROM (
                 SELECT operation, sum(bytes) OVER (ORDER BY operation DESC) AS filled FROM (
                     SELECT operation,
                         sum(ifnull(length(before), 0) + ifnull(length(after), 0)) AS bytes
                     FROM operation_files GROUP BY operation))
             WHERE filled > ?1)",
        [BYTES],
    )?;
    database::commit(transaction)?;
    Ok(Operation {
        id,
        name: name.to_owned(),
    })
}

fn hash(bytes: Option<&[u8]>) -> Option<String> {
    bytes.map(|bytes| ContentHash::of(bytes).to_string())
}

/// Notes that these files of an operation are about to be swapped again, and no others.
pub fn resume(
    connection: &mut Connection,
    id: i64,
    phase: Phase,
    swaps: &[Swap],
) -> Result<(), StoreError> {
    let transaction = database::begin(connection)?;
    set_phase(&transaction, id, phase)?;
    let taken: HashSet<&str> = swaps.iter().map(|swap| swap.file.path()).collect();
    let mut rows =
        transaction.prepare("SELECT position, file FROM operation_files WHERE operation = ?1")?;
    let files = rows
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
    drop(rows);
    let mut set = transaction.prepare(
        "UPDATE operation_files SET skipped = ?3 WHERE operation = ?1 AND position = ?2",
    )?;
    for (position, file) in files {
        set.execute(params![id, position, !taken.contains(file.as_str())])?;
    }
    drop(set);
    database::commit(transaction)
}

/// Notes that all files are swapped; unsaved text and versions go along with moved notes.
pub fn finish(
    connection: &mut Connection,
    id: i64,
    phase: Phase,
    moves: &[(NotePath, NotePath)],
    now: i64,
) -> Result<(), StoreError> {
    let transaction = database::begin(connection)?;
    set_phase(&transaction, id, phase)?;
    for (from, to) in moves {
        buffers::move_along(&transaction, from.as_str(), to.as_str(), now)?;
        versions::move_along(&transaction, from.as_str(), to.as_str())?;
    }
    database::commit(transaction)
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
    database::committed(|| {
        connection.execute("DELETE FROM operations WHERE id = ?1", [id])?;
        Ok(())
    })
}

/// The newest operation in `phase`.
pub fn newest(connection: &Connection, phase: Phase) -> Result<Option<Operation>, StoreError> {
    one(
        connection,
        "SELECT id, name FROM operations WHERE phase = ?1 ORDER BY id DESC LIMIT 1",
        phase,
    )
}

/// Every operation that was broken off, the newest first, and how far it had come. Whoever holds
/// the library's lock knows that nobody is at work on them.
pub fn broken_off(connection: &Connection) -> Result<Vec<(Operation, Phase)>, StoreError> {
    let mut found = Vec::new();
    for phase in [Phase::Begun, Phase::Undoing, Phase::Redoing] {
        let mut rows = connection
            .prepare_cached("SELECT id, name FROM operations WHERE phase = ?1 ORDER BY id DESC")?;
        for row in rows.query_map([phase.as_str()], operation)? {
            found.push((row?, phase));
        }
    }
    found.sort_by_key(|(operation, _)| std::cmp::Reverse(operation.id));
    Ok(found)
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
        .query_row(query, [phase.as_str()], operation)
        .optional()?;
    Ok(found)
}

fn operation(row: &Row<'_>) -> rusqlite::Result<Operation> {
    Ok(Operation {
        id: row.get(0)?,
        name: row.get(1)?,
    })
}

/// What the journal holds of an operation.
#[derive(Default)]
pub struct Written {
    /// Its files, in the order in which they were written.
    pub swaps: Vec<Swap>,
    /// Files whose bytes are no longer those that were written down: the database is damaged.
    pub damaged: Vec<LibraryFile>,
}

/// All files of an operation.
pub fn swaps(connection: &Connection, id: i64) -> Result<Written, StoreError> {
    read_swaps(connection, id, "")
}

/// Those files of an operation that were to be swapped when it was cut short.
pub fn swaps_under_way(connection: &Connection, id: i64) -> Result<Written, StoreError> {
    read_swaps(connection, id, "AND NOT skipped")
}

fn read_swaps(connection: &Connection, id: i64, condition: &str) -> Result<Written, StoreError> {
    let mut rows = connection.prepare(&format!(
        "SELECT file, before, after, moved_to, before_hash, after_hash, mode FROM operation_files
         WHERE operation = ?1 {condition} ORDER BY position"
    ))?;
    let mut rows = rows.query([id])?;
    let mut written = Written::default();
    while let Some(row) = rows.next()? {
        let Some(file) = library_file(&row.get::<_, String>(0)?) else {
            continue;
        };
        let moved_to: Option<String> = row.get(3)?;
        let swap = Swap {
            before: row.get(1)?,
            after: row.get(2)?,
            moved_to: moved_to.and_then(|to| NotePath::new(&to).ok()),
            mode: row.get(6)?,
            file,
        };
        let is_whole = |bytes: &Option<Vec<u8>>, written: Option<String>| match written {
            Some(written) => hash(bytes.as_deref()) == Some(written),
            // Written down before hashes were.
            None => true,
        };
        if is_whole(&swap.before, row.get(4)?) && is_whole(&swap.after, row.get(5)?) {
            written.swaps.push(swap);
        } else {
            written.damaged.push(swap.file);
        }
    }
    Ok(written)
}

fn library_file(path: &str) -> Option<LibraryFile> {
    [LibraryFile::Catalogue, LibraryFile::Settings]
        .into_iter()
        .find(|file| file.path() == path)
        .or_else(|| NotePath::new(path).ok().map(LibraryFile::Note))
}
