//! Unsaved texts that are damaged, dropped, or of notes that are gone: the author hears of each.

use domain::NotePath;
use store::Buffer;

use crate::session::Session;
use crate::{Failure, LeftBehind};

impl Session {
    /// Tells of unsaved texts that are no longer what was kept.
    pub fn tell_damaged_texts(&mut self) {
        let damaged = match self.library() {
            Ok(open) => open.store.take_damaged_buffers(),
            Err(_) => return,
        };
        match damaged {
            Ok(damaged) => {
                for damaged in &damaged {
                    self.trouble(damaged.into());
                }
            }
            Err(error) => self.trouble(error.into()),
        }
    }

    /// Makes versions of unsaved texts that were dropped.
    pub fn take_in_dropped(&mut self) -> Result<(), Failure> {
        let open = self.library()?;
        open.store.take_in_dropped()?;
        match open.left_behind.is_empty() {
            true => Ok(()),
            false => self.tell_left_behind(),
        }
    }

    /// Tells the window which unsaved texts of notes that are gone are left.
    pub fn tell_left_behind(&mut self) -> Result<(), Failure> {
        self.tell_changed(&[], &[])
    }

    /// Forgets which unsaved texts were of notes that are gone and are no more.
    pub fn forget_left_behind(&mut self) -> Result<(), Failure> {
        let Some(open) = self
            .open
            .as_mut()
            .filter(|open| !open.left_behind.is_empty())
        else {
            return Ok(());
        };
        let left = open.store.left_behind()?;
        open.left_behind
            .retain(|told| left.iter().any(|left| left.path == told.path));
        Ok(())
    }

    /// True where the library has one of these notes no more.
    pub fn is_any_gone(&self, notes: &[NotePath]) -> bool {
        self.open.as_ref().is_some_and(|open| {
            let library = open.store.snapshot().library;
            notes.iter().any(|note| library.note(note).is_none())
        })
    }

    /// Finds unsaved texts of notes that went since the start, and returns whether there are any that
    /// were not known. That of the note in the editor is seen there.
    pub fn find_left_behind(&mut self) -> Result<bool, Failure> {
        let Some(open) = self.open.as_mut().filter(|open| open.is_scanned) else {
            return Ok(false);
        };
        let left = open.store.left_behind()?;
        let in_editor = open.note.as_ref().map(|note| note.path.as_str());
        let is_new = |buffer: &&Buffer| {
            let path = buffer.path.as_str();
            in_editor != Some(path) && open.left_behind.iter().all(|told| told.path != path)
        };
        let new: Vec<LeftBehind> = left.iter().filter(is_new).map(LeftBehind::from).collect();
        let is_any = !new.is_empty();
        open.left_behind.splice(0..0, new);
        Ok(is_any)
    }
}
