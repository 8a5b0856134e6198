//! Texts as texts: lines and their ends, words and scripts, what differs between two and what three make
//! of each other. What a text means is not here.

mod difference;
mod hunks;
pub mod line_ends;
mod listed;
mod merge;
pub mod script;
mod unified;
mod words;

pub use difference::{Difference, Fate, Run, difference};
pub use listed::listed;
pub use merge::{Conflict, Merged, merge, merge_words};
pub use unified::unified;
pub use words::{Words, count_words};
