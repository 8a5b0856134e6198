//! A file that an undo or a redo leaves as it is, and why, in words for the author.

use std::fmt;

use domain::LibraryFile;

/// A file that an undo or a redo left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Which.
    pub file: LibraryFile,
    /// The line of its text at which both changed the same words, where that is why.
    pub line: Option<u32>,
    /// Why.
    pub why: InTheWay,
}

/// Why a file is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTheWay {
    /// It was edited since at the same place.
    Edited,
    /// It is gone.
    Gone,
    /// Something stands where it would come back to.
    Taken,
    /// What the journal holds of it is damaged.
    Damaged,
}

impl fmt::Display for Skipped {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.path();
        match (self.why, self.line) {
            (InTheWay::Edited, Some(line)) => {
                write!(
                    to,
                    "{file}, line {line}, was edited since at the same place"
                )
            }
            (InTheWay::Edited, None) => write!(to, "{file} was edited since"),
            (InTheWay::Gone, _) => write!(to, "{file} is gone"),
            (InTheWay::Taken, _) => write!(to, "something else stands at {file}"),
            (InTheWay::Damaged, _) => {
                write!(to, "what the database holds of {file} is damaged")
            }
        }
    }
}
