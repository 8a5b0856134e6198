//! Why files are different, for whoever finds that they are.

use domain::{ContentHash, NotePath};

use crate::texts::versions::Why;

/// Why files are different.
pub struct ChangeOrigin {
    /// What took the place of the old texts.
    pub why: Why,
    /// Notes that got another path, whatever became of their text: from, to.
    pub moves: Vec<(NotePath, NotePath)>,
    /// The text that the author saved before, if it is the one that this takes the place of.
    pub over_own: Option<ContentHash>,
}

impl ChangeOrigin {
    /// Another program, as far as is known.
    pub fn outside() -> ChangeOrigin {
        ChangeOrigin::of(Why::Outside)
    }

    /// This, and no note got another path.
    pub fn of(why: Why) -> ChangeOrigin {
        ChangeOrigin {
            why,
            moves: Vec::new(),
            over_own: None,
        }
    }

    /// The author saved a text, and before it, if known, the one with this hash.
    pub fn saved(over_own: Option<ContentHash>) -> ChangeOrigin {
        ChangeOrigin {
            over_own,
            ..ChangeOrigin::of(Why::Saved)
        }
    }
}
