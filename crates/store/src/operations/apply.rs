//! Making a change. It is made as a whole or not at all, and only on files that still are what
//! the author saw. Taking it back stands in `undo`, what was broken off in `settle`.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use domain::{Change, LibraryFile, NotePath};
use files::ReplaceError;
use rusqlite::Connection;

use crate::disk::change_origin::ChangeOrigin;
use crate::operations::applied::{Applied, Behind};
use crate::operations::apply_error::ApplyError;
use crate::operations::journal::{self, Operation, Writing};
use crate::operations::plan;
use crate::operations::progress::{Part, Stopped};
use crate::operations::swap::make_all::{NotMade, Unmade, make_all};
use crate::operations::swap::{Removal, Swap};
use crate::operations::turn::Turn;
use crate::texts::by_hash;
use crate::texts::versions::Why;
use crate::{Store, StoreError};

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
        Ok(self.ingest_applied(operation, &swaps, moves, why))
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
            let text = by_hash::packed(&connection.borrow(), hash)?;
            text.ok_or(StoreError::TextLost)
        };
        let unmade = match make_all(&root, swaps, removal, &text, &step) {
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

    /// Ingests what an operation did. It is done, whatever becomes of the index.
    pub(crate) fn ingest_applied(
        &mut self,
        operation: Operation,
        swaps: &[Swap],
        moves: Vec<(NotePath, NotePath)>,
        why: Why,
    ) -> Applied {
        let files: Vec<LibraryFile> = swaps.iter().map(|swap| swap.file.clone()).collect();
        // The index knows nothing of what is no note.
        let texts = files
            .iter()
            .filter(|file| !matches!(file, LibraryFile::Media(_) | LibraryFile::Dictionary));
        let paths: Vec<PathBuf> = texts.map(|file| self.root.join(file.path())).collect();
        let cause = ChangeOrigin {
            moves: moves.clone(),
            ..ChangeOrigin::of(why)
        };
        let followed = self.follow(&moves);
        let looked = self.scan_files(&paths, cause);
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
    /// As an error for the author of the operation `name`.
    fn told(self, name: &str) -> ApplyError {
        if let Some(source) = self.left {
            let name = name.to_owned();
            return ApplyError::HalfDone { name, source };
        }
        match self.why {
            NotMade::File(file, expected, ReplaceError::Changed { .. }) => {
                ApplyError::not_as_expected(file, expected)
            }
            NotMade::File(_, _, ReplaceError::File(error)) | NotMade::Flush(error) => {
                ApplyError::File(error)
            }
            NotMade::Journal(error) => ApplyError::Store(error),
            NotMade::Stopped => ApplyError::Stopped,
        }
    }
}
