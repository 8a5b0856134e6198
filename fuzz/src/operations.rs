//! A library as an author, and other programs beside them, may treat it: any order of verbs, saves,
//! edits from outside, undo, redo and restarts. After each the promises hold that ARCHITECTURE.md
//! makes.
//!
//! What the input spells is in `day`, how it is done in `author`. Faults of the disk and deaths of
//! the process are not here: `crates/store/tests/faults` goes through every step of them.

mod author;
mod day;
mod promises;

use arbitrary::{Arbitrary, Unstructured};

use author::Author;
use day::Day;

/// Lives through the day that the bytes spell.
pub fn operations(bytes: &[u8]) {
    let Ok(day) = Day::arbitrary(&mut Unstructured::new(bytes)) else {
        return;
    };
    let mut author = Author::begin(&day.notes, &day.catalogue);
    for step in &day.steps {
        author.take(step);
    }
}
