//! Taking a change back and making it again. Files that were edited since are left alone and told;
//! every other file goes all the way or none does.

use domain::{LibraryFile, NotePath};
use files::FileError;

use crate::journal::{self, Operation, Phase, Written};
use crate::plan;
use crate::swap::{self, Removal, Swap};
use crate::{Applied, ApplyError, Store, StoreError};

/// In which direction an operation goes once more.
struct Way {
    from: Phase,
    during: Phase,
    to: Phase,
}

const BACK: Way = Way {
    from: Phase::Done,
    during: Phase::Undoing,
    to: Phase::Undone,
};

const AGAIN: Way = Way {
    from: Phase::Undone,
    during: Phase::Redoing,
    to: Phase::Done,
};

/// What an operation does when it goes once more.
struct Step {
    swaps: Vec<Swap>,
    moves: Vec<(NotePath, NotePath)>,
    damaged: Vec<LibraryFile>,
    removal: Removal,
}

impl Store {
    /// Takes the newest change back. Files that were edited since are left alone and stand in
    /// [`Applied::skipped`]; where a moved note is among them, nothing is taken back, for the links
    /// to it would lead nowhere.
    pub fn undo(&mut self) -> Result<Applied, ApplyError> {
        self.ensure_writable()?;
        let _lock = self.lock()?;
        self.settle()?;
        let operation = journal::newest(&self.connection, BACK.from)?.ok_or(ApplyError::Nothing)?;
        let Written { swaps, damaged } = journal::swaps(&self.connection, operation.id)?;
        let step = Step {
            moves: plan::moves_back(&swaps),
            swaps: swaps.into_iter().rev().map(Swap::reversed).collect(),
            damaged,
            // What an undo takes away comes back with the redo; it is nothing the author threw away.
            removal: Removal::ForGood,
        };
        self.step(operation, step, &BACK)
    }

    /// Makes the change that was undone last once more, on the same terms.
    pub fn redo(&mut self) -> Result<Applied, ApplyError> {
        self.ensure_writable()?;
        let _lock = self.lock()?;
        self.settle()?;
        let operation =
            journal::oldest(&self.connection, AGAIN.from)?.ok_or(ApplyError::Nothing)?;
        let Written { swaps, damaged } = journal::swaps(&self.connection, operation.id)?;
        let step = Step {
            moves: plan::moves(&swaps),
            swaps,
            damaged,
            removal: Removal::ToTrash(self.trash),
        };
        self.step(operation, step, &AGAIN)
    }

    /// The name of the change that [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<String>, StoreError> {
        Ok(journal::newest(&self.connection, BACK.from)?.map(|operation| operation.name))
    }

    /// The name of the change that [`Store::redo`] would make again.
    pub fn redoable(&self) -> Result<Option<String>, StoreError> {
        Ok(journal::oldest(&self.connection, AGAIN.from)?.map(|operation| operation.name))
    }

    fn step(&mut self, operation: Operation, step: Step, way: &Way) -> Result<Applied, ApplyError> {
        let (name, now) = (operation.name.clone(), self.now());
        let (swaps, skipped) = self.untouched(step.swaps, &step.damaged, &step.moves)?;
        let told = |applied: Applied| Applied {
            skipped: skipped.clone(),
            damaged: step.damaged.clone(),
            ..applied
        };
        if swaps.is_empty() {
            journal::finish(&mut self.connection, operation.id, way.to, &[], now)?;
            return Ok(told(self.entered(operation, swaps, Vec::new())));
        }
        journal::resume(&mut self.connection, operation.id, way.during, &swaps)?;
        if let Err(unmade) = swap::make_all(&self.root, &swaps, step.removal) {
            self.take_in(&unmade.displaced);
            if unmade.left.is_none() {
                // Left as it is, it is settled before the next change, which finds no trace.
                journal::set_phase(&self.connection, operation.id, way.from).ok();
            }
            return Err(unmade.told(name));
        }
        let finished =
            journal::finish(&mut self.connection, operation.id, way.to, &step.moves, now);
        if let Err(error) = finished {
            return match self.back(&swaps) {
                None => {
                    journal::set_phase(&self.connection, operation.id, way.from).ok();
                    Err(error.into())
                }
                Some(source) => Err(ApplyError::HalfDone { name, source }),
            };
        }
        Ok(told(self.entered(operation, swaps, step.moves)))
    }

    /// The swaps that can be made, and the files that were edited since. Without what is `damaged`
    /// a moved note cannot be brought back either.
    fn untouched(
        &self,
        swaps: Vec<Swap>,
        damaged: &[LibraryFile],
        moves: &[(NotePath, NotePath)],
    ) -> Result<(Vec<Swap>, Vec<LibraryFile>), FileError> {
        let mut skipped = Vec::new();
        for swap in &swaps {
            if !swap.fits(&self.root)? {
                skipped.push(swap.file.clone());
            }
        }
        let is_moved = |file: &LibraryFile| match file {
            LibraryFile::Note(path) => moves.iter().any(|(from, to)| path == from || path == to),
            _ => false,
        };
        if skipped.iter().chain(damaged).any(is_moved) {
            return Ok((
                Vec::new(),
                swaps.into_iter().map(|swap| swap.file).collect(),
            ));
        }
        let made = swaps
            .into_iter()
            .filter(|swap| !skipped.contains(&swap.file));
        Ok((made.collect(), skipped))
    }
}
