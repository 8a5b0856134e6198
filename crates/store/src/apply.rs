//! Making a change. It is made as a whole or not at all, and only on files that still are what
//! the author saw. Taking it back stands in `undo`.

use std::path::PathBuf;

use domain::{Change, LibraryFile, NotePath, Refused};
use files::{FileError, ReplaceError};

use crate::enter::Cause;
use crate::journal::{self, Operation, Phase};
use crate::plan::Plan;
use crate::swap::{self, Swap, Unmade};
use crate::versions::Why;
use crate::{Store, StoreError};

/// A change that was made, undone or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its number in the journal.
    pub id: i64,
    /// What the author did.
    pub name: String,
    /// The files that are different now.
    pub files: Vec<LibraryFile>,
    /// The files that were left as they are, because they were edited since.
    pub skipped: Vec<LibraryFile>,
    /// The notes that have another path now: from, to.
    pub moves: Vec<(NotePath, NotePath)>,
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

impl Store {
    /// Makes `change` and writes it into the journal.
    pub fn apply(&mut self, change: Change) -> Result<Applied, ApplyError> {
        self.ensure_database()?;
        let _lock = self.lock()?;
        let plan = self.plan(&change)?;
        self.carry_out(change.name, plan)
    }

    /// Does what was planned, under this name.
    pub(crate) fn carry_out(&mut self, name: String, plan: Plan) -> Result<Applied, ApplyError> {
        let moves = plan.moves();
        let operation = journal::begin(&mut self.connection, &name, &plan.swaps)?;
        if let Err(unmade) = swap::make_all(&self.root, &plan.swaps, self.trash) {
            if unmade.taken_back {
                journal::forget(&self.connection, operation.id)?;
            }
            return Err(unmade.into());
        }
        let finished = journal::finish(&mut self.connection, operation.id, Phase::Done, &moves);
        if let Err(error) = finished {
            swap::take_back(&self.root, &plan.swaps)?;
            journal::forget(&self.connection, operation.id)?;
            return Err(error.into());
        }
        self.entered(operation, plan.swaps, Vec::new(), moves)
    }

    /// Enters what an operation did.
    pub(crate) fn entered(
        &mut self,
        operation: Operation,
        swaps: Vec<Swap>,
        skipped: Vec<LibraryFile>,
        moves: Vec<(NotePath, NotePath)>,
    ) -> Result<Applied, ApplyError> {
        let files: Vec<LibraryFile> = swaps.into_iter().map(|swap| swap.file).collect();
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|file| self.root.join(file.path()))
            .collect();
        let cause = Cause {
            why: Why::Operation(operation.name.clone()),
            moves,
        };
        self.look_again(&paths, &cause)?;
        let moves = cause.moves;
        Ok(Applied {
            id: operation.id,
            name: operation.name,
            files,
            skipped,
            moves,
        })
    }
}

impl From<Unmade> for ApplyError {
    fn from(unmade: Unmade) -> ApplyError {
        match unmade.error {
            ReplaceError::Changed { .. } => ApplyError::ChangedOutside(unmade.file),
            ReplaceError::File(error) => ApplyError::File(error),
        }
    }
}
