//! What the application asks of the system around it, so that tests may answer.

use std::time::Duration;

use domain::Date;
use store::RemoveFn;

/// What the application asks of the system around it.
#[derive(Debug, Clone, Copy)]
pub struct System {
    /// The day it is where the author is.
    pub today: fn() -> Date,
    /// Puts the file of a deleted note where the author can fetch it back.
    pub trash: RemoveFn,
    /// Where the dictionaries of the system are.
    pub dictionaries: &'static [&'static str],
    /// How long an operation lasts before the window is told how far it is.
    pub told_after: Duration,
}

impl Default for System {
    fn default() -> System {
        System {
            today: || jiff::ZonedDateTime::now().date(),
            trash: files::to_trash,
            dictionaries: &["/usr/share/hunspell", "/usr/share/myspell/dicts"],
            told_after: Duration::from_millis(300),
        }
    }
}
