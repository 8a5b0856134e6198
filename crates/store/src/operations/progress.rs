//! How far an operation is, for whoever waits for it, and whether it should stop. What is shown of it
//! and how often is not decided here.

/// A part of an operation, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Another program writes into the library and is waited for.
    Waiting,
    /// Files are read and what becomes of each is written into the journal.
    Planning,
    /// New texts are written beside their files.
    Writing,
    /// Files and new texts change places.
    Swapping,
    /// The operation is done, and the index is told of it. It cannot be stopped any more.
    Indexing,
}

impl Part {
    /// Its name, for whoever shows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Waiting => "waiting",
            Part::Planning => "planning",
            Part::Writing => "writing",
            Part::Swapping => "swapping",
            Part::Indexing => "indexing",
        }
    }
}

/// How far an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'name> {
    /// What the author did; of [`Part::Waiting`], what the other program does.
    pub operation: &'name str,
    /// What is being done.
    pub part: Part,
    /// Files behind us in this part.
    pub done: usize,
    /// All files of this part; none when that is not known.
    pub total: usize,
}

/// The author wants the operation to stop: it is taken back, and nothing is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// Who hears how far operations are.
pub trait Progress: Send + Sync {
    /// Hears of a step.
    ///
    /// # Errors
    /// [`Stopped`] when the operation should be taken back.
    fn step(&self, step: &Step<'_>) -> Result<(), Stopped>;
}

/// Nobody.
pub struct Unwatched;

impl Progress for Unwatched {
    fn step(&self, _: &Step<'_>) -> Result<(), Stopped> {
        Ok(())
    }
}
