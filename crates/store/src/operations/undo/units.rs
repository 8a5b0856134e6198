//! An operation that goes once more, file by file: the two places of a note that it moved go together.

use std::collections::HashMap;

use domain::{LibraryFile, NotePath};

use crate::operations::journal::{self, JournalEntry, Phase};
use crate::operations::plan::Outcome;
use crate::operations::swap::Swap;

/// In which direction an operation goes once more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is taken back.
    Back,
    /// It is made again.
    Again,
}

impl Way {
    /// What is said of an operation that goes so.
    pub fn phase(self) -> Phase {
        match self {
            Way::Back => Phase::Undoing,
            Way::Again => Phase::Redoing,
        }
    }

    /// What the swap was, seen in this direction.
    pub fn of(self, swap: Swap) -> Swap {
        match self {
            Way::Back => swap.reversed(),
            Way::Again => swap,
        }
    }
}

/// A file of an operation, or the two places of a note that it moved.
pub struct Unit {
    /// The entry of the old place, where the note was moved.
    pub old: Option<JournalEntry>,
    /// The entry of the file, or of the note's new place.
    pub new: JournalEntry,
}

impl JournalEntry {
    /// The step that makes `after` of `before`, as the file of this entry holds it.
    pub fn step(&self, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> journal::Step {
        let mut outcome = Outcome::new(self.swap.file.clone(), before, after);
        outcome.swap.moved_to = self.swap.moved_to.clone();
        outcome.swap.mode = self.swap.mode;
        journal::Step {
            position: self.position,
            outcome,
        }
    }
}

impl Unit {
    /// The entry of the file that holds the text before the step, and that of where it goes.
    pub fn pair(&self, way: Way) -> (&JournalEntry, &JournalEntry) {
        match (&self.old, way) {
            (None, _) => (&self.new, &self.new),
            (Some(old), Way::Back) => (&self.new, old),
            (Some(old), Way::Again) => (old, &self.new),
        }
    }

    /// What the step finds: `before` is what it was left as.
    pub fn from(&self, way: Way) -> Swap {
        way.of(self.pair(way).0.swap.clone())
    }

    /// What the step leads to: `after` is what it was.
    pub fn to(&self, way: Way) -> Swap {
        way.of(self.pair(way).1.swap.clone())
    }

    /// A step that leaves the file as it is, and after which nothing is left to do.
    pub fn nothing(&self) -> journal::Step {
        self.new.step(None, None)
    }
}

/// The entries in the order in which they are gone through, the two places of a moved note as one.
pub fn units(entries: Vec<JournalEntry>, way: Way) -> Vec<Unit> {
    let mut old_places: HashMap<NotePath, JournalEntry> = HashMap::new();
    let mut rest = Vec::new();
    for entry in entries {
        match entry.swap.moved_to.clone() {
            Some(to) => drop(old_places.insert(to, entry)),
            None => rest.push(entry),
        }
    }
    let units = rest.into_iter().map(|new| {
        let old = match &new.swap.file {
            LibraryFile::Note(path) => old_places.remove(path),
            _ => None,
        };
        Unit { old, new }
    });
    let mut units: Vec<Unit> = units.collect();
    units.extend(old_places.into_values().map(|new| Unit { old: None, new }));
    if way == Way::Back {
        units.reverse();
    }
    units
}
