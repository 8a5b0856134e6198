//! What was broken off: an operation whose files a crash or a full disk left half swapped. As SQLite
//! does with a journal that was left over, it is taken back before anything else is written, and
//! what cannot be taken back holds every further operation. The author was told that the operation
//! failed, or saw the program die; so what was being made is not made, what was being undone is
//! done, what was being done again is undone.

use std::path::PathBuf;

use domain::{LibraryFile, NotePath};

use crate::disk::change_origin::ChangeOrigin;
use crate::operations::applied::Settled;
use crate::operations::apply_error::ApplyError;
use crate::operations::journal::{self, Operation, Phase};
use crate::operations::swap::Swap;
use crate::operations::swap::take_back::take_back;
use crate::texts::by_hash;
use crate::{Store, StoreError};

impl Store {
    /// The operations that were settled since this was asked last.
    pub fn take_settled(&mut self) -> Vec<Settled> {
        std::mem::take(&mut self.settled)
    }

    /// Settles what was broken off. Nobody else may be writing.
    ///
    /// # Errors
    /// [`ApplyError::Unsettled`] while the disk refuses to take an operation back, or to write down
    /// that it was.
    pub(crate) fn settle(&mut self) -> Result<(), ApplyError> {
        for (operation, phase) in journal::broken_off(&self.connection)? {
            self.settle_one(&operation, phase)
                .map_err(|source| ApplyError::Unsettled {
                    name: operation.name.clone(),
                    source: Box::new(source),
                })?;
        }
        Ok(())
    }

    /// The same for who can do without, as long as this note is not among the files of what stays
    /// unsettled: whatever is written into it now could be taken for a part of the operation.
    pub(crate) fn settle_beside(&mut self, path: &NotePath) -> Result<(), StoreError> {
        let refused = match self.settle() {
            Ok(()) => return Ok(()),
            Err(ApplyError::Unsettled { source, .. }) => *source,
            Err(ApplyError::Store(error)) => error,
            Err(_) => return Ok(()),
        };
        for (operation, phase) in journal::broken_off(&self.connection)? {
            let swaps = journal::under_way(&self.connection, operation.id, phase)?;
            let file = LibraryFile::Note(path.clone());
            if swaps.iter().any(|swap| swap.file == file) {
                return Err(refused);
            }
        }
        Ok(())
    }

    fn settle_one(&mut self, operation: &Operation, phase: Phase) -> Result<(), StoreError> {
        let swaps = journal::under_way(&self.connection, operation.id, phase)?;
        let changes = |swap: &&Swap| !swap.is_nothing();
        let made: Vec<Swap> = swaps.iter().filter(changes).cloned().collect();
        let made: Vec<Swap> = made
            .into_iter()
            .filter(|swap| swap.is_made(&self.root))
            .collect();
        // What is not there any more cannot be put back; the file stays as it is, and is told.
        let (mut back, mut damaged) = (Vec::new(), Vec::new());
        for swap in made {
            let is_kept = match swap.before {
                Some(before) => by_hash::get(&self.connection, before)?.is_some(),
                None => true,
            };
            match is_kept {
                true => back.push(swap),
                false => damaged.push(swap.file),
            }
        }
        let files: Vec<LibraryFile> = back.iter().map(|swap| swap.file.clone()).collect();
        let text = |hash| by_hash::packed(&self.connection, hash)?.ok_or(StoreError::TextLost);
        let taken_back = take_back(&self.root, &back, &text);
        self.take_in(&taken_back.displaced);
        if let Some(refused) = taken_back.refused {
            return Err(refused.into());
        }
        match phase {
            Phase::Undoing | Phase::Redoing => {
                journal::give_up_step(&mut self.connection, operation.id)?;
            }
            _ => journal::forget(&self.connection, operation.id)?,
        }
        if !files.is_empty() || !damaged.is_empty() {
            let paths: Vec<PathBuf> = files
                .iter()
                .map(|file| self.root.join(file.path()))
                .collect();
            // An index that refuses is told by the scan that comes next.
            self.scan_files(&paths, ChangeOrigin::outside()).ok();
            self.settled.push(Settled {
                name: operation.name.clone(),
                files,
                damaged,
            });
        }
        Ok(())
    }
}
