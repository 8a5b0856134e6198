//! Making a change, undoing it, doing it again. A change is made as a whole or not at all, and
//! only on files that still are what the author saw.

use std::path::PathBuf;

use domain::{Change, ContentHash, LibraryFile, Refused};
use files::{FileError, ReplaceError};
use rusqlite::params;

use crate::journal::{self, Operation, Phase};
use crate::swap::{self, Swap};
use crate::{Store, StoreError, turn};

/// A change that was made, undone or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its number in the journal.
    pub id: i64,
    /// What the author did.
    pub name: String,
    /// The files that are different now.
    pub files: Vec<LibraryFile>,
}

/// Why a change was not made. No file is different.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// A file is not what the change was planned for.
    #[error("{} was changed by another program", .0.path())]
    ChangedOutside(LibraryFile),
    /// The change does not fit a file.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no change to undo or to do again.
    #[error("there is nothing left to undo or to do again")]
    Nothing,
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
    /// The journal or the index failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What becomes of each file, and which notes get another path: from, to.
struct Plan {
    swaps: Vec<Swap>,
    moves: Vec<(String, String)>,
}

impl Store {
    /// The files that `change` would leave different. Nothing is written.
    ///
    /// # Errors
    /// Those that [`Store::apply`] would meet before it writes.
    pub fn would_touch(&self, change: &Change) -> Result<Vec<LibraryFile>, ApplyError> {
        let Plan { swaps, .. } = self.plan(change)?;
        Ok(swaps.into_iter().map(|swap| swap.file).collect())
    }

    /// Makes `change` and writes it into the journal.
    pub fn apply(&mut self, change: Change) -> Result<Applied, ApplyError> {
        let _turn = turn::take(&self.root)?;
        let Plan { swaps, moves } = self.plan(&change)?;
        let operation = journal::begin(&mut self.connection, &change.name, &swaps)?;
        if let Err((file, error)) = swap::make_all(&self.root, &swaps) {
            journal::forget(&self.connection, operation.id)?;
            return Err(refused(file, error));
        }
        journal::set_phase(&self.connection, operation.id, Phase::Done)?;
        for (from, to) in moves {
            self.move_memory(&from, &to)?;
        }
        self.entered(operation, swaps)
    }

    /// Takes the newest change back, if its files still are as it left them.
    pub fn undo(&mut self) -> Result<Applied, ApplyError> {
        let _turn = turn::take(&self.root)?;
        let operation =
            journal::newest(&self.connection, Phase::Done)?.ok_or(ApplyError::Nothing)?;
        let swaps = journal::swaps(&self.connection, operation.id)?;
        let back: Vec<Swap> = swaps.into_iter().rev().map(Swap::reversed).collect();
        self.step(
            operation,
            back,
            [Phase::Done, Phase::Undoing, Phase::Undone],
        )
    }

    /// Makes the change that was undone last once more.
    pub fn redo(&mut self) -> Result<Applied, ApplyError> {
        let _turn = turn::take(&self.root)?;
        let operation =
            journal::oldest(&self.connection, Phase::Undone)?.ok_or(ApplyError::Nothing)?;
        let swaps = journal::swaps(&self.connection, operation.id)?;
        self.step(operation, swaps, [Phase::Undone, Phase::Begun, Phase::Done])
    }

    /// The name of the change that [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<String>, StoreError> {
        Ok(journal::newest(&self.connection, Phase::Done)?.map(|operation| operation.name))
    }

    /// The name of the change that [`Store::redo`] would make again.
    pub fn redoable(&self) -> Result<Option<String>, StoreError> {
        Ok(journal::oldest(&self.connection, Phase::Undone)?.map(|operation| operation.name))
    }

    /// Takes back what a crash left half made. Files that were changed since stay.
    pub(crate) fn recover(&self) -> Result<(), StoreError> {
        let _turn = turn::take(&self.root)?;
        while let Some(begun) = journal::newest(&self.connection, Phase::Begun)? {
            swap::take_back(&self.root, &journal::swaps(&self.connection, begun.id)?);
            journal::forget(&self.connection, begun.id)?;
        }
        while let Some(undoing) = journal::newest(&self.connection, Phase::Undoing)? {
            swap::take_back(&self.root, &journal::swaps(&self.connection, undoing.id)?);
            journal::set_phase(&self.connection, undoing.id, Phase::Undone)?;
        }
        Ok(())
    }

    /// Computes what becomes of each file.
    fn plan(&self, change: &Change) -> Result<Plan, ApplyError> {
        let mut swaps: Vec<Swap> = Vec::new();
        let mut moves = Vec::new();
        for edit in &change.edits {
            let planned = swaps.iter().position(|swap| swap.file == edit.file);
            let before = match planned {
                Some(position) => swaps[position].after.clone(),
                None => swap::current(&self.root, &edit.file)?,
            };
            if planned.is_none() && before.as_deref().map(ContentHash::of) != edit.base {
                return Err(ApplyError::ChangedOutside(edit.file.clone()));
            }
            let text = match before.as_deref().map(std::str::from_utf8) {
                Some(Err(_)) => {
                    return Err(ApplyError::Refused(Refused::new(
                        format!("{} is not UTF-8 text", edit.file.path()),
                        "Save it as UTF-8 in the program it was written with.",
                    )));
                }
                Some(Ok(text)) => Some(text),
                None => None,
            };
            let result = edit.act.result(&edit.file, text)?;
            let mut after = result.text.map(String::into_bytes);
            if let Some(to) = result.moved {
                moves.push((edit.file.path().to_owned(), to.as_str().to_owned()));
                swaps.push(Swap {
                    file: LibraryFile::Note(to),
                    before: None,
                    after: after.take(),
                });
            }
            match planned {
                Some(position) => swaps[position].after = after,
                None => swaps.push(Swap {
                    file: edit.file.clone(),
                    before,
                    after,
                }),
            }
        }
        swaps.retain(|swap| swap.before != swap.after);
        Ok(Plan { swaps, moves })
    }

    fn step(
        &mut self,
        operation: Operation,
        swaps: Vec<Swap>,
        [before, during, after]: [Phase; 3],
    ) -> Result<Applied, ApplyError> {
        for swap in &swaps {
            if !swap.fits(&self.root)? {
                return Err(ApplyError::ChangedOutside(swap.file.clone()));
            }
        }
        journal::set_phase(&self.connection, operation.id, during)?;
        if let Err((file, error)) = swap::make_all(&self.root, &swaps) {
            journal::set_phase(&self.connection, operation.id, before)?;
            return Err(refused(file, error));
        }
        journal::set_phase(&self.connection, operation.id, after)?;
        self.entered(operation, swaps)
    }

    fn entered(&mut self, operation: Operation, swaps: Vec<Swap>) -> Result<Applied, ApplyError> {
        let files: Vec<LibraryFile> = swaps.into_iter().map(|swap| swap.file).collect();
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|file| self.root.join(file.path()))
            .collect();
        self.refresh(&paths)?;
        Ok(Applied {
            id: operation.id,
            name: operation.name,
            files,
        })
    }

    /// Unsaved text and history go along when a note gets another path.
    fn move_memory(&self, from: &str, to: &str) -> Result<(), StoreError> {
        self.connection.execute(
            "UPDATE OR REPLACE buffers SET path = ?2 WHERE path = ?1",
            params![from, to],
        )?;
        self.connection.execute(
            "UPDATE history SET path = ?2 WHERE path = ?1",
            params![from, to],
        )?;
        Ok(())
    }
}

fn refused(file: LibraryFile, error: ReplaceError) -> ApplyError {
    match error {
        ReplaceError::Changed { .. } => ApplyError::ChangedOutside(file),
        ReplaceError::File(error) => ApplyError::File(error),
    }
}
