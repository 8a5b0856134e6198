//! Making a change. It is made as a whole or not at all, and only on files that still are what
//! the author saw. Taking it back stands in `undo`, what was broken off in `settle`.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use domain::{Change, ContentHash, LibraryFile, NotePath, Refused};
use files::{FileError, ReplaceError};
use rusqlite::Connection;

use crate::disk::change_origin::ChangeOrigin;
use crate::journal::{self, Operation, Writing};
use crate::progress::{Part, Stopped};
use crate::swap::{self, Removal, Swap, Unmade};
use crate::turn::Turn;
use crate::undo::Skipped;
use crate::versions::Why;
use crate::{Store, StoreError, plan, texts};

/// A change that was made, undone or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its number in the journal.
    pub id: i64,
    /// What the author did.
    pub name: String,
    /// The files that are different now.
    pub files: Vec<LibraryFile>,
    /// The files that were left as they are, because they were edited since at the same place.
    pub skipped: Vec<Skipped>,
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
    /// Every file that could be taken back, or made again, was edited since at the same place.
    #[error("“{name}” stays as it is: {}", .skipped.iter().map(Skipped::to_string).collect::<Vec<_>>().join("; "))]
    EditedSince {
        /// What the author did.
        name: String,
        /// Those files.
        skipped: Vec<Skipped>,
    },
    /// The author stopped it.
    #[error("stopped: nothing was changed")]
    Stopped,
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
    /// Makes `change` and writes it into the journal. Who watches the store hears how far it is and
    /// may stop it ([`Store::watched_by`]).
    pub fn apply(&mut self, change: Change) -> Result<Applied, ApplyError> {
        self.ensure_writable()?;
        let turn = self.lock()?;
        self.settle()?;
        let mut writing = Writing::new(change.name.clone());
        let mut swaps = Vec::new();
        let root = Arc::clone(&self.root);
        let total = change.edits.len();
        let connection = &mut self.connection;
        let planned = plan::outcomes(&root, &change, &mut |portion, done| {
            writing.add(connection, &portion)?;
            swaps.extend(portion.into_iter().map(|outcome| outcome.swap));
            turn.step(&change.name, Part::Planning, done, total)
                .map_err(|Stopped| ApplyError::Stopped)
        });
        if let Err(error) = planned {
            writing.give_up(&self.connection);
            return Err(error);
        }
        let operation = writing.written(&mut self.connection)?;
        self.carry_out(&turn, operation, swaps)
    }

    /// Does what is written in the journal. What was broken off is settled, and the lock held.
    pub(crate) fn carry_out(
        &mut self,
        turn: &Turn,
        operation: Operation,
        swaps: Vec<Swap>,
    ) -> Result<Applied, ApplyError> {
        let moves = plan::moves(&swaps);
        let Operation { id, name } = operation.clone();
        let removal = Removal::ToTrash(self.trash);
        let finish = |connection: &mut Connection| journal::finish(connection, id, &moves);
        let give_up = |connection: &mut Connection| journal::forget(connection, id);
        self.swap(turn, &name, &swaps, removal, finish, give_up)?;
        let why = Why::Operation(name);
        Ok(self.entered(operation, &swaps, moves, why))
    }

    /// Swaps all files of an operation and lets the journal `finish` it, or takes them back and lets
    /// the journal `give_up`.
    pub(crate) fn swap(
        &mut self,
        turn: &Turn,
        name: &str,
        swaps: &[Swap],
        removal: Removal,
        finish: impl FnOnce(&mut Connection) -> Result<(), StoreError>,
        give_up: impl FnOnce(&mut Connection) -> Result<(), StoreError>,
    ) -> Result<(), ApplyError> {
        let root = Arc::clone(&self.root);
        let step = |part, done| turn.step(name, part, done, swaps.len());
        // Texts are read while the journal is not written, and the other way round.
        let connection = RefCell::new(&mut self.connection);
        let text = |hash| {
            let text = texts::packed(&connection.borrow(), hash)?;
            text.ok_or(StoreError::TextLost)
        };
        let unmade = match swap::make_all(&root, swaps, removal, &text, &step) {
            Ok(made) => {
                let finished = finish(&mut connection.borrow_mut());
                match finished {
                    Ok(()) => {
                        made.let_go();
                        return Ok(());
                    }
                    Err(error) => made.not_finished(error),
                }
            }
            Err(unmade) => unmade,
        };
        if unmade.left.is_none() {
            // Left in the journal it is settled before the next change, which finds no trace.
            give_up(&mut connection.borrow_mut()).ok();
        }
        self.take_in(&unmade.displaced);
        Err(unmade.told(name))
    }

    /// Enters what an operation did. It is done, whatever becomes of the index.
    pub(crate) fn entered(
        &mut self,
        operation: Operation,
        swaps: &[Swap],
        moves: Vec<(NotePath, NotePath)>,
        why: Why,
    ) -> Applied {
        let files: Vec<LibraryFile> = swaps.iter().map(|swap| swap.file.clone()).collect();
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|file| self.root.join(file.path()))
            .collect();
        let cause = ChangeOrigin {
            moves: moves.clone(),
            ..ChangeOrigin::of(why)
        };
        let followed = self.follow(&moves);
        let looked = self.look_again(&paths, cause);
        Applied {
            id: operation.id,
            name: operation.name,
            files,
            skipped: Vec::new(),
            damaged: Vec::new(),
            moves,
            behind: looked.err().or(followed.err()).map(Behind::from),
        }
    }
}

impl Unmade {
    /// The same for the author of the operation `name`.
    fn told(self, name: &str) -> ApplyError {
        if let Some(source) = self.left {
            let name = name.to_owned();
            return ApplyError::HalfDone { name, source };
        }
        match self.why {
            swap::Why::File(file, expected, ReplaceError::Changed { .. }) => {
                ApplyError::not_as_expected(file, expected)
            }
            swap::Why::File(_, _, ReplaceError::File(error)) | swap::Why::Flush(error) => {
                ApplyError::File(error)
            }
            swap::Why::Journal(error) => ApplyError::Store(error),
            swap::Why::Stopped => ApplyError::Stopped,
        }
    }
}
