//! What came of an operation, of one that was broken off too.

use domain::{LibraryFile, NotePath};

use crate::StoreError;
use crate::operations::undo::skipped::Skipped;

/// A change that was made, undone or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its number in the journal.
    pub id: i64,
    /// What the author did.
    pub name: String,
    /// The files that are different now.
    pub files: Vec<LibraryFile>,
    /// The files that were left as they are, because they were edited since at the same place.
    pub skipped: Vec<Skipped>,
    /// The files that were left as they are, because what the journal holds of them is damaged.
    pub damaged: Vec<LibraryFile>,
    /// The notes that have another path now: from, to.
    pub moves: Vec<(NotePath, NotePath)>,
    /// Why the index does not know of it yet.
    pub behind: Option<Behind>,
}

/// Why the index does not know of what was done to the files. It is brought up to date by the next
/// look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// What went wrong.
    pub words: String,
    /// What the author can do about it.
    pub hint: &'static str,
    /// Whether the database is damaged: [`crate::Store::rebuild`] helps.
    pub is_damage: bool,
}

impl From<StoreError> for Behind {
    fn from(error: StoreError) -> Behind {
        Behind {
            words: error.to_string(),
            hint: error.hint(),
            is_damage: error.is_damage(),
        }
    }
}

/// An operation that had been broken off and was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// What the author had done.
    pub name: String,
    /// The files that were different on the disk and are now as they were before.
    pub files: Vec<LibraryFile>,
    /// The files that stay as they are, because what the journal holds of them is damaged.
    pub damaged: Vec<LibraryFile>,
}
