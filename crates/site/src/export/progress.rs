//! How a long job says how far it is and hears that it should stop.
//! There is no thread and no channel here; the caller decides where the words go.

use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use thiserror::Error;

/// What an export is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Finding what has to be made anew, and whether the rest still stands in the target.
    Compare,
    /// Making pages and writing those that differ beside the old site.
    Build,
    /// Giving the files that stay their place in the new site.
    Write,
    /// Putting the new site in place of the old one.
    Finish,
}

impl Phase {
    /// The phase as one lowercase word.
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Build => "build",
            Phase::Compare => "compare",
            Phase::Write => "write",
            Phase::Finish => "finish",
        }
    }
}

/// The author stopped the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("stopped")]
pub struct Cancelled;

/// Hears how far a job is. Called from several threads at once.
pub trait Progress: Sync {
    /// `done` of `total` steps of this phase are behind us.
    ///
    /// # Errors
    /// `Cancelled` ends the job before anything in the target was replaced.
    fn step(&self, phase: Phase, done: usize, total: usize) -> Result<(), Cancelled>;
}

/// Nobody listens and nobody stops the job.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn step(&self, _: Phase, _: usize, _: usize) -> Result<(), Cancelled> {
        Ok(())
    }
}

/// Does something with every piece, on all cores, counting.
pub(super) fn each<P: Sync, T: Send, E: From<Cancelled> + Send>(
    pieces: &[P],
    phase: Phase,
    progress: &dyn Progress,
    act: impl Fn(&P) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let done = AtomicUsize::new(0);
    let total = pieces.len();
    progress.step(phase, 0, total)?;
    pieces
        .par_iter()
        .map(|piece| {
            let outcome = act(piece)?;
            progress.step(phase, done.fetch_add(1, Ordering::Relaxed) + 1, total)?;
            Ok(outcome)
        })
        .collect()
}
