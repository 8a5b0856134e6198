//! An operation that goes once more, file by file: the two places of a note that it moved go together.

use std::collections::HashMap;

use domain::LibraryFile;

use crate::operations::journal::{self, JournalEntry, Phase};
use crate::operations::plan::FileOutcome;
use crate::operations::swap::Swap;

/// In which direction an operation goes once more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It is taken back.
    Back,
    /// It is made again.
    Again,
}

impl Direction {
    /// What is said of an operation that goes so.
    pub fn phase(self) -> Phase {
        match self {
            Direction::Back => Phase::Undoing,
            Direction::Again => Phase::Redoing,
        }
    }

    /// What the swap was, seen in this direction.
    pub fn of(self, swap: Swap) -> Swap {
        match self {
            Direction::Back => swap.reversed(),
            Direction::Again => swap,
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
    pub fn step(&self, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> journal::FileStep {
        let mut outcome = FileOutcome::new(self.swap.file.clone(), before, after);
        outcome.swap.moved_to = self.swap.moved_to.clone();
        outcome.swap.mode = self.swap.mode;
        journal::FileStep {
            position: self.position,
            outcome,
        }
    }
}

impl Unit {
    /// The entry of the file that holds the text before the step, and that of where it goes.
    pub fn pair(&self, direction: Direction) -> (&JournalEntry, &JournalEntry) {
        match (&self.old, direction) {
            (None, _) => (&self.new, &self.new),
            (Some(old), Direction::Back) => (&self.new, old),
            (Some(old), Direction::Again) => (old, &self.new),
        }
    }

    /// What the step finds: `before` is what it was left as.
    pub fn from(&self, direction: Direction) -> Swap {
        direction.of(self.pair(direction).0.swap.clone())
    }

    /// What the step leads to: `after` is what it was.
    pub fn to(&self, direction: Direction) -> Swap {
        direction.of(self.pair(direction).1.swap.clone())
    }

    /// A step that leaves the file as it is, and after which nothing is left to do.
    pub fn nothing(&self) -> journal::FileStep {
        self.new.step(None, None)
    }
}

/// The entries in the order in which they are gone through, the two places of a moved note as one.
pub fn units(entries: Vec<JournalEntry>, direction: Direction) -> Vec<Unit> {
    let mut old_places: HashMap<LibraryFile, JournalEntry> = HashMap::new();
    let mut rest = Vec::new();
    for entry in entries {
        match entry.swap.moved_to.clone() {
            Some(to) => drop(old_places.insert(to, entry)),
            None => rest.push(entry),
        }
    }
    let units = rest.into_iter().map(|new| {
        let old = old_places.remove(&new.swap.file);
        Unit { old, new }
    });
    let mut units: Vec<Unit> = units.collect();
    units.extend(old_places.into_values().map(|new| Unit { old: None, new }));
    if direction == Direction::Back {
        units.reverse();
    }
    units
}
