//! The turn to write into a library: one program at a time. Whoever has it says how far it is, to those
//! that wait for it and to whoever watches it; a long operation is waited for as long as it goes on.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use files::{Lock, Taken};

use crate::operations::progress::{Part, Progress, Step, Stopped};
use crate::{StoreError, database};

/// Nobody else writes into the library until this is dropped.
pub struct Turn {
    /// None where no lock can be had: then the write itself says why not.
    lock: Option<Lock>,
    progress: Arc<dyn Progress>,
}

impl Turn {
    /// Waits for the turn in the library at `root`. Where no lock can be had (a read-only folder),
    /// nobody is kept out.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another program has it and says nothing; [`StoreError::Busy`] when
    /// it got stuck in the midst of something, or whoever watches waits no longer.
    pub fn wait(root: &Path, progress: &Arc<dyn Progress>) -> Result<Turn, StoreError> {
        let mut hear = |words: &str| {
            let step = Step {
                operation: words,
                part: Part::Waiting,
                done: 0,
                total: 0,
            };
            progress.step(&step).is_ok()
        };
        let taken = Lock::take_hearing(&database::lock_path(root), database::PATIENCE, &mut hear);
        match taken {
            Ok(Taken::Elsewhere(words)) if words.is_empty() => Err(StoreError::Locked),
            Ok(Taken::Elsewhere(words)) => Err(StoreError::Busy(words)),
            Ok(Taken::Here(lock)) => Ok(Turn::of(Some(lock), progress)),
            Err(_) => Ok(Turn::of(None, progress)),
        }
    }

    /// The turn, unless another program has it.
    pub fn at_once(root: &Path, progress: &Arc<dyn Progress>) -> Option<Turn> {
        match Lock::take(&database::lock_path(root), Duration::ZERO) {
            Ok(None) => None,
            Ok(lock) => Some(Turn::of(lock, progress)),
            Err(_) => Some(Turn::alone(progress)),
        }
    }

    /// A turn that keeps nobody out.
    pub fn alone(progress: &Arc<dyn Progress>) -> Turn {
        Turn::of(None, progress)
    }

    fn of(lock: Option<Lock>, progress: &Arc<dyn Progress>) -> Turn {
        let progress = Arc::clone(progress);
        Turn { lock, progress }
    }

    /// Says how far an operation is.
    ///
    /// # Errors
    /// [`Stopped`] when whoever watches it wants it to stop.
    pub fn step(
        &self,
        operation: &str,
        part: Part,
        done: usize,
        total: usize,
    ) -> Result<(), Stopped> {
        if let Some(lock) = &self.lock {
            lock.say(&format!("{operation}: {} {done} of {total}", part.as_str()));
        }
        self.progress.step(&Step {
            operation,
            part,
            done,
            total,
        })
    }
}
