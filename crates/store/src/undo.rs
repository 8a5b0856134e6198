//! Taking a change back, making it again, and what a crash left half made. Files that were edited
//! since are left alone and told; every other file goes all the way or none does.

use domain::{LibraryFile, NotePath};
use files::FileError;

use crate::journal::{self, Operation, Phase};
use crate::plan;
use crate::swap::{self, Swap, TakeAway};
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

impl Store {
    /// Takes the newest change back. Files that were edited since are left alone and stand in
    /// [`Applied::skipped`]; where a moved note is among them, nothing is taken back, for the links
    /// to it would lead nowhere.
    pub fn undo(&mut self) -> Result<Applied, ApplyError> {
        let _lock = self.lock()?;
        let operation = journal::newest(&self.connection, BACK.from)?.ok_or(ApplyError::Nothing)?;
        let swaps = journal::swaps(&self.connection, operation.id)?;
        let moves = plan::moves_back(&swaps);
        let back = swaps.into_iter().rev().map(Swap::reversed).collect();
        // What an undo takes away comes back with the redo; it is nothing the author threw away.
        self.step(operation, back, moves, files::remove, &BACK)
    }

    /// Makes the change that was undone last once more, on the same terms.
    pub fn redo(&mut self) -> Result<Applied, ApplyError> {
        let _lock = self.lock()?;
        let operation =
            journal::oldest(&self.connection, AGAIN.from)?.ok_or(ApplyError::Nothing)?;
        let swaps = journal::swaps(&self.connection, operation.id)?;
        let moves = plan::moves(&swaps);
        self.step(operation, swaps, moves, self.trash, &AGAIN)
    }

    /// The name of the change that [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<String>, StoreError> {
        Ok(journal::newest(&self.connection, BACK.from)?.map(|operation| operation.name))
    }

    /// The name of the change that [`Store::redo`] would make again.
    pub fn redoable(&self) -> Result<Option<String>, StoreError> {
        Ok(journal::oldest(&self.connection, AGAIN.from)?.map(|operation| operation.name))
    }

    /// Takes back what a crash left half made: a change is then not made, an undo not begun or
    /// finished. Files that were changed since stay. What the disk refuses is tried again the next
    /// time. Nobody else may be writing.
    pub(crate) fn recover(&mut self) -> Result<(), StoreError> {
        for begun in journal::all(&self.connection, Phase::Begun)? {
            if self.take_back(&begun)?.is_some() {
                journal::forget(&self.connection, begun.id)?;
            }
        }
        for redoing in journal::all(&self.connection, AGAIN.during)? {
            if self.take_back(&redoing)?.is_some() {
                journal::set_phase(&self.connection, redoing.id, AGAIN.from)?;
            }
        }
        for undoing in journal::all(&self.connection, BACK.during)? {
            if let Some(swaps) = self.take_back(&undoing)? {
                let moves = plan::moves_back(&swaps);
                journal::finish(&mut self.connection, undoing.id, BACK.to, &moves)?;
            }
        }
        Ok(())
    }

    /// Takes back what was made of an operation; none when the disk refuses.
    fn take_back(&self, operation: &Operation) -> Result<Option<Vec<Swap>>, StoreError> {
        let swaps = journal::swaps_under_way(&self.connection, operation.id)?;
        let taken_back = swap::take_back(&self.root, &swaps);
        Ok(taken_back.is_ok().then_some(swaps))
    }

    fn step(
        &mut self,
        operation: Operation,
        swaps: Vec<Swap>,
        moves: Vec<(NotePath, NotePath)>,
        take_away: TakeAway,
        way: &Way,
    ) -> Result<Applied, ApplyError> {
        let (swaps, skipped) = self.untouched(swaps, &moves)?;
        if swaps.is_empty() {
            journal::finish(&mut self.connection, operation.id, way.to, &[])?;
            return self.entered(operation, swaps, skipped, Vec::new());
        }
        journal::resume(&mut self.connection, operation.id, way.during, &skipped)?;
        if let Err(unmade) = swap::make_all(&self.root, &swaps, take_away) {
            if unmade.taken_back {
                journal::set_phase(&self.connection, operation.id, way.from)?;
            }
            return Err(unmade.into());
        }
        let finished = journal::finish(&mut self.connection, operation.id, way.to, &moves);
        if let Err(error) = finished {
            swap::take_back(&self.root, &swaps)?;
            journal::set_phase(&self.connection, operation.id, way.from)?;
            return Err(error.into());
        }
        self.entered(operation, swaps, skipped, moves)
    }

    /// The swaps that can be made, and the files that were edited since.
    fn untouched(
        &self,
        swaps: Vec<Swap>,
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
        if skipped.iter().any(is_moved) {
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
