//! Making a change. It is made as a whole or not at all, and only on files that still are what
//! the author saw. Taking it back stands in `undo`, what was broken off in `settle`.

use std::path::PathBuf;

use domain::{Change, ContentHash, LibraryFile, NotePath, Refused};
use files::{FileError, ReplaceError};

use crate::enter::Cause;
use crate::journal::{self, Operation, Phase};
use crate::plan::Plan;
use crate::swap::{self, Removal, Swap, Unmade};
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
    /// The files that were left as they are, because what the journal holds of them is damaged.
    pub damaged: Vec<LibraryFile>,
    /// The notes that have another path now: from, to.
    pub moves: Vec<(NotePath, NotePath)>,
    /// Why the index does not know of it yet.
    pub behind: Option<Behind>,
}

/// Why the index does not know of what was done to the files. It is brought up to date by the next
/// look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// What went wrong.
    pub words: String,
    /// What the author can do about it.
    pub hint: &'static str,
    /// Whether the database is damaged: [`Store::rebuild`] helps.
    pub is_damage: bool,
}

impl From<StoreError> for Behind {
    fn from(error: StoreError) -> Behind {
        Behind {
            words: error.to_string(),
            hint: error.hint(),
            is_damage: error.is_damage(),
        }
    }
}

/// Why a change was not made. Except for [`ApplyError::HalfDone`] no file is different.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// A file is not what the change was planned for.
    #[error("{} was changed by another program", .0.path())]
    ChangedOutside(LibraryFile),
    /// Something stands where the change wants to make a file.
    #[error("{} is already there", .0.path())]
    Taken(LibraryFile),
    /// The change does not fit a file.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no change to undo or to do again.
    #[error("there is nothing left to undo or to do again")]
    Nothing,
    /// The disk refused, and then refused to take back what was done before. It is tried again
    /// before the next change.
    #[error("“{name}” is half done: {source}")]
    HalfDone {
        /// What the author did.
        name: String,
        /// What the disk refused last.
        source: FileError,
    },
    /// An earlier change was broken off and still cannot be taken back, so no other may begin.
    #[error("“{name}” was broken off and cannot be taken back yet: {source}")]
    Unsettled {
        /// That earlier change.
        name: String,
        /// What the disk refuses.
        source: Box<StoreError>,
    },
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
    /// The journal or the index failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ApplyError {
    /// The file is not the one with the hash `expected`, or, for none, it is there.
    pub(crate) fn not_as_expected(file: LibraryFile, expected: Option<ContentHash>) -> ApplyError {
        match expected {
            Some(_) => ApplyError::ChangedOutside(file),
            None => ApplyError::Taken(file),
        }
    }
}

impl Store {
    /// Makes `change` and writes it into the journal.
    pub fn apply(&mut self, change: Change) -> Result<Applied, ApplyError> {
        self.ensure_writable()?;
        let _lock = self.lock()?;
        self.settle()?;
        let plan = self.plan(&change)?;
        self.carry_out(change.name, plan)
    }

    /// Does what was planned, under this name. What was broken off is settled, and the lock held.
    pub(crate) fn carry_out(&mut self, name: String, plan: Plan) -> Result<Applied, ApplyError> {
        let (moves, now) = (plan.moves(), self.now());
        let operation = journal::begin(&mut self.connection, &name, &plan.swaps)?;
        let removal = Removal::ToTrash(self.trash);
        if let Err(unmade) = swap::make_all(&self.root, &plan.swaps, removal) {
            self.take_in(&unmade.displaced);
            if unmade.left.is_none() {
                // Left in the journal it is settled before the next change, which finds no trace.
                journal::forget(&self.connection, operation.id).ok();
            }
            return Err(unmade.told(name));
        }
        let finished =
            journal::finish(&mut self.connection, operation.id, Phase::Done, &moves, now);
        if let Err(error) = finished {
            return match self.back(&plan.swaps) {
                None => {
                    journal::forget(&self.connection, operation.id).ok();
                    Err(error.into())
                }
                Some(source) => Err(ApplyError::HalfDone { name, source }),
            };
        }
        Ok(self.entered(operation, plan.swaps, moves))
    }

    /// Takes swaps back; what the disk refused first, if it refused.
    pub(crate) fn back(&mut self, swaps: &[Swap]) -> Option<FileError> {
        let back = swap::take_back(&self.root, swaps);
        self.take_in(&back.displaced);
        back.refused
    }

    /// Enters what an operation did. It is done, whatever becomes of the index.
    pub(crate) fn entered(
        &mut self,
        operation: Operation,
        swaps: Vec<Swap>,
        moves: Vec<(NotePath, NotePath)>,
    ) -> Applied {
        let files: Vec<LibraryFile> = swaps.into_iter().map(|swap| swap.file).collect();
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|file| self.root.join(file.path()))
            .collect();
        let cause = Cause {
            moves,
            ..Cause::of(Why::Operation(operation.name.clone()))
        };
        let looked = self.look_again(&paths, &cause);
        Applied {
            id: operation.id,
            name: operation.name,
            files,
            skipped: Vec::new(),
            damaged: Vec::new(),
            moves: cause.moves,
            behind: looked.err().map(Behind::from),
        }
    }
}

impl Unmade {
    /// The same for the author of the operation `name`.
    pub(crate) fn told(self, name: String) -> ApplyError {
        match (self.left, self.error) {
            (Some(source), _) => ApplyError::HalfDone { name, source },
            (None, ReplaceError::Changed { .. }) => {
                ApplyError::not_as_expected(self.file, self.expected)
            }
            (None, ReplaceError::File(error)) => ApplyError::File(error),
        }
    }
}
