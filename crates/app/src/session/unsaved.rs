//! Unsaved texts that are damaged, dropped, or of notes that are gone: the author hears of each.

use crate::Failure;
use crate::session::Session;

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
}
