//! What whoever watches is told.

use std::path::PathBuf;

/// Where something may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeHint {
    /// These files or folders; a folder stands for everything in it.
    Paths(Vec<PathBuf>),
    /// Hints were lost: anything may have changed.
    Everything,
}

/// What of a library cannot be watched as the rest is. Each folder is named once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Folders, relative to the library, that the system does not let us look into: what changes
    /// in them is not noticed before they may be read.
    Closed(Vec<PathBuf>),
    /// The system's watches ran out: in this many folders changes are looked for every two seconds.
    Polled(usize),
}
