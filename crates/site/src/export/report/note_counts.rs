//! How many notes of a library readers get, and why the others are not among them.

use domain::{Date, Drafts, Library, State, is_exported};
use serde::{Deserialize, Serialize};

/// How many notes and pages of a library are on its site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteCounts {
    /// All that the library holds.
    pub notes: usize,
    /// Those that are on the site.
    pub shown: usize,
    /// Those that are drafts, or say no state, which is the same.
    pub drafts: usize,
    /// Those that wait for their day.
    pub waiting: usize,
}

impl NoteCounts {
    /// Counts the notes of a library.
    pub fn of(library: &Library, today: Date, drafts: Drafts) -> NoteCounts {
        let mut counts = NoteCounts::default();
        for note in library.all() {
            counts.notes += 1;
            let place = match note.head.state {
                _ if is_exported(note, today, drafts) => &mut counts.shown,
                State::Scheduled => &mut counts.waiting,
                _ => &mut counts.drafts,
            };
            *place += 1;
        }
        counts
    }
}
