//! Every change of a library is written down before it is made, with the texts before and after, so
//! that it can be undone, and so that half a change left by a crash is taken back on the next start.
//! The texts lie among all others (`texts`), here stand their hashes: what an undo needs is kept
//! whatever its size. What a change does is `domain`'s; how one file is swapped is `swap`'s.

use domain::{ContentHash, LibraryFile, MediaPath, NotePath};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::operations::plan::{self, FileOutcome};
use crate::operations::swap::Swap;
use crate::texts::versions;
use crate::{StoreError, database};

/// How many changes can be undone.
const KEPT: i64 = 100;

/// How far an operation has come. One whose files are all as they were before is 'undone'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Its files are being written.
    Begun,
    /// Its files are written, or some of them still are.
    Done,
    /// Its files are being put back.
    Undoing,
    /// Its files are being written once more.
    Redoing,
}

impl Phase {
    fn as_str(self) -> &'static str {
        match self {
            Phase::Begun => "begun",
            Phase::Done => "done",
            Phase::Undoing => "undoing",
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

/// A change that is being written down.
pub struct Writing {
    name: String,
    begun: Option<Operation>,
    position: i64,
}

impl Writing {
    /// A change of this name, of which nothing is written yet.
    pub fn new(name: String) -> Writing {
        Writing {
            name,
            begun: None,
            position: 0,
        }
    }

    /// Writes down what becomes of some more files. Until [`finish`] the change counts as broken off.
    pub fn add(
        &mut self,
        connection: &mut Connection,
        outcomes: &[FileOutcome],
    ) -> Result<(), StoreError> {
        let transaction = database::begin(connection)?;
        let id = match &self.begun {
            Some(operation) => operation.id,
            None => {
                transaction.execute(
                    "INSERT INTO operations (name, at, phase) VALUES (?1, unixepoch(), 'begun')",
                    [&self.name],
                )?;
                transaction.last_insert_rowid()
            }
        };
        plan::keep(&transaction, outcomes)?;
        let mut put = transaction.prepare_cached(
            "INSERT INTO operation_files
                 (operation, position, file, moved_to, before_hash, after_hash, mode)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for (position, outcome) in (self.position..).zip(outcomes) {
            let swap = &outcome.swap;
            put.execute(params![
                id,
                position,
                swap.file.path(),
                swap.moved_to.as_ref().map(LibraryFile::path),
                hex(swap.before),
                hex(swap.after),
                swap.mode
            ])?;
        }
        drop(put);
        database::commit(transaction)?;
        self.position += outcomes.len() as i64;
        self.begun.get_or_insert_with(|| Operation {
            id,
            name: self.name.clone(),
        });
        Ok(())
    }

    /// Strikes out what was written so far. Refused, it is settled before the next change.
    pub fn give_up(self, connection: &Connection) {
        if let Some(operation) = self.begun {
            forget(connection, operation.id).ok();
        }
    }

    /// All of it is written down.
    pub fn written(mut self, connection: &mut Connection) -> Result<Operation, StoreError> {
        if self.begun.is_none() {
            self.add(connection, &[])?;
        }
        Ok(self.begun.expect("what was added to has begun"))
    }
}

fn hex(hash: Option<ContentHash>) -> Option<String> {
    hash.map(|hash| hash.to_string())
}

/// What an undo or a redo does to one file, and under which number the file is written down.
pub struct FileStep {
    /// The number of the file in its operation.
    pub position: i64,
    /// What the file holds before and after the step.
    pub outcome: FileOutcome,
}

/// Notes that an operation is about to be undone or made again, in none of its files yet.
pub fn resume(connection: &mut Connection, id: i64, phase: Phase) -> Result<(), StoreError> {
    let transaction = database::begin(connection)?;
    set_phase(&transaction, id, phase)?;
    transaction.execute(
        "UPDATE operation_files SET skipped = 1, step_from = NULL, step_to = NULL
         WHERE operation = ?1",
        [id],
    )?;
    database::commit(transaction)
}

/// Notes what is about to happen to some more files of an operation that goes once more.
pub fn add_steps(
    connection: &mut Connection,
    id: i64,
    steps: &[FileStep],
) -> Result<(), StoreError> {
    let transaction = database::begin(connection)?;
    plan::keep(&transaction, steps.iter().map(|step| &step.outcome))?;
    let mut set = transaction.prepare_cached(
        "UPDATE operation_files SET skipped = 0, step_from = ?3, step_to = ?4
         WHERE operation = ?1 AND position = ?2",
    )?;
    for FileStep { position, outcome } in steps {
        let swap = &outcome.swap;
        set.execute(params![id, position, hex(swap.before), hex(swap.after)])?;
    }
    drop(set);
    database::commit(transaction)
}

/// Notes that a change is made: all that had been undone can no longer be made again.
pub fn finish(
    connection: &mut Connection,
    id: i64,
    moves: &[(NotePath, NotePath)],
) -> Result<(), StoreError> {
    let transaction = database::begin(connection)?;
    transaction.execute("DELETE FROM operations WHERE phase = 'undone'", [])?;
    transaction.execute(
        "DELETE FROM operation_files WHERE made = 0
             AND operation IN (SELECT id FROM operations WHERE phase = 'done')",
        [],
    )?;
    transaction.execute("DELETE FROM operations WHERE id <= ?1", [id - KEPT])?;
    set_phase(&transaction, id, Phase::Done)?;
    move_along(&transaction, moves)?;
    database::commit(transaction)
}

/// Notes that the files of an undo, or of a redo, are swapped. Where some were `left` because of a
/// conflict, the operation can be undone for them later.
pub fn finish_step(
    connection: &mut Connection,
    id: i64,
    phase: Phase,
    moves: &[(NotePath, NotePath)],
) -> Result<(), StoreError> {
    let transaction = database::begin(connection)?;
    let is_made = phase == Phase::Redoing;
    transaction.execute(
        "UPDATE operation_files SET made = ?2 WHERE operation = ?1 AND skipped = 0",
        params![id, is_made],
    )?;
    come_to_rest(&transaction, id)?;
    transaction.execute(
        "UPDATE operations SET held = (?2 AND phase = 'done') WHERE id = ?1",
        params![id, !is_made],
    )?;
    move_along(&transaction, moves)?;
    database::commit(transaction)
}

/// Notes that an undo or a redo did not come about.
pub fn give_up_step(connection: &mut Connection, id: i64) -> Result<(), StoreError> {
    let transaction = database::begin(connection)?;
    come_to_rest(&transaction, id)?;
    database::commit(transaction)
}

/// Notes that a conflict stands in the way of undoing all that is left of an operation.
pub fn hold(connection: &Connection, id: i64) -> Result<(), StoreError> {
    database::committed(|| {
        connection.execute("UPDATE operations SET held = 1 WHERE id = ?1", [id])?;
        Ok(())
    })
}

fn come_to_rest(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE operation_files SET skipped = 0, step_from = NULL, step_to = NULL
         WHERE operation = ?1",
        [id],
    )?;
    connection.execute(
        "UPDATE operations SET phase = iif(EXISTS (SELECT 1 FROM operation_files
             WHERE operation = ?1 AND made), 'done', 'undone') WHERE id = ?1",
        [id],
    )?;
    Ok(())
}

/// Versions go along with moved notes. Unsaved texts, which lie in files, follow once the journal
/// says that the notes have moved (`unsaved`).
fn move_along(connection: &Connection, moves: &[(NotePath, NotePath)]) -> Result<(), StoreError> {
    for (from, to) in moves {
        versions::move_along(connection, from.as_str(), to.as_str())?;
    }
    Ok(())
}

fn set_phase(connection: &Connection, id: i64, phase: Phase) -> Result<(), StoreError> {
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

/// The operations of which something can be undone, the newest first, those that are held by a
/// conflict among them, and whether each is.
pub fn undoable(connection: &Connection) -> Result<Vec<(Operation, bool)>, StoreError> {
    let mut rows = connection.prepare_cached(
        "SELECT id, name, held FROM operations WHERE phase = 'done'
             AND EXISTS (SELECT 1 FROM operation_files WHERE operation = operations.id AND made)
         ORDER BY id DESC",
    )?;
    let found = rows.query_map([], |row| Ok((operation(row)?, row.get(2)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The operation that was undone last and of which something can be made again.
pub fn redoable(connection: &Connection) -> Result<Option<Operation>, StoreError> {
    let found = connection
        .prepare_cached(
            "SELECT id, name FROM operations WHERE phase IN ('done', 'undone')
                 AND EXISTS (SELECT 1 FROM operation_files
                     WHERE operation = operations.id AND made = 0)
             ORDER BY id LIMIT 1",
        )?
        .query_row([], operation)
        .optional()?;
    Ok(found)
}

/// The operations that were cut short, the newest first, and how far each had come.
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

fn operation(row: &Row<'_>) -> rusqlite::Result<Operation> {
    Ok(Operation {
        id: row.get(0)?,
        name: row.get(1)?,
    })
}

/// A file of an operation, as it is written down.
pub struct JournalEntry {
    /// Its number in the operation.
    pub position: i64,
    /// What the operation did to it.
    pub swap: Swap,
}

/// The files of an operation that stand as it left them, in the order in which they were written.
pub fn made(connection: &Connection, id: i64) -> Result<Vec<JournalEntry>, StoreError> {
    entries(connection, id, "before_hash, after_hash", "made")
}

/// The files of an operation that were taken back.
pub fn taken_back(connection: &Connection, id: i64) -> Result<Vec<JournalEntry>, StoreError> {
    entries(connection, id, "before_hash, after_hash", "made = 0")
}

/// What was being done to which files of an operation when it was cut short.
pub fn under_way(connection: &Connection, id: i64, phase: Phase) -> Result<Vec<Swap>, StoreError> {
    let found = match phase {
        Phase::Begun => entries(connection, id, "before_hash, after_hash", "true")?,
        _ => entries(connection, id, "step_from, step_to", "NOT skipped")?,
    };
    Ok(found.into_iter().map(|entry| entry.swap).collect())
}

fn entries(
    connection: &Connection,
    id: i64,
    hashes: &str,
    condition: &str,
) -> Result<Vec<JournalEntry>, StoreError> {
    let mut rows = connection.prepare(&format!(
        "SELECT position, file, moved_to, mode, {hashes} FROM operation_files
         WHERE operation = ?1 AND {condition} ORDER BY position"
    ))?;
    let mut rows = rows.query([id])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(file) = library_file(&row.get::<_, String>(1)?) else {
            continue;
        };
        let moved_to: Option<String> = row.get(2)?;
        let hash = |text: Option<String>| text.and_then(|hex| hex.parse::<ContentHash>().ok());
        found.push(JournalEntry {
            position: row.get(0)?,
            swap: Swap {
                file,
                before: hash(row.get(4)?),
                after: hash(row.get(5)?),
                moved_to: moved_to.as_deref().and_then(library_file),
                mode: row.get(3)?,
            },
        });
    }
    Ok(found)
}

/// The file of a library that stands at this path, if operations change it.
pub fn library_file(path: &str) -> Option<LibraryFile> {
    let named = [
        LibraryFile::Catalogue,
        LibraryFile::Settings,
        LibraryFile::Dictionary,
    ];
    named
        .into_iter()
        .find(|file| file.path() == path)
        .or_else(|| NotePath::new(path).ok().map(LibraryFile::Note))
        .or_else(|| MediaPath::new(path).ok().map(LibraryFile::Media))
}
