//! What a scan of the disk found to be different.

use domain::{NotePath, Problem};

/// What a scan of the disk found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// New or changed notes, in order.
    pub changed: Vec<NotePath>,
    /// Notes that are gone, in order.
    pub removed: Vec<NotePath>,
    /// Notes that now lie elsewhere, unchanged: from, to. They are in the two lists above too.
    pub moved: Vec<(NotePath, NotePath)>,
    /// Whether the catalogue is another.
    pub catalogue: bool,
    /// Whether the site's settings are others.
    pub settings: bool,
    /// Whether media may have changed.
    pub media: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether the whole folder was looked at, where single files were asked for.
    pub is_whole: bool,
}

impl Seen {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        let is_whole = self.is_whole;
        *self
            == Seen {
                is_whole,
                ..Seen::default()
            }
    }

    /// Adds what was seen next.
    pub fn add(&mut self, next: Seen) {
        self.changed.extend(next.changed);
        self.removed.extend(next.removed);
        self.moved.extend(next.moved);
        self.catalogue |= next.catalogue;
        self.settings |= next.settings;
        self.media |= next.media;
        self.problems.extend(next.problems);
    }

    /// Puts what was seen in portions into the order of paths.
    pub(crate) fn in_order(&mut self) {
        self.changed.sort();
        self.removed.sort();
        self.moved.sort();
    }
}
