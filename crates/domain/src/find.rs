//! Finding an exact text or an expression in all notes, and putting another text in its place. Words, however
//! they are written, are what the index is asked for; here every letter counts. Which files there are and
//! reading them is not here: a verb gets one text at a time, so that ten thousand notes are never in memory.
//!
//! What the head of a note says is changed by verbs that know what it means. It is looked through only where
//! that is asked for ([`Part::Whole`]), and a replacement after which it could not be read is refused.

mod hits;
mod pattern;
mod query;
mod replace;
mod replacement;
mod splice;
mod template;
#[cfg(test)]
mod tests;

pub use hits::{Found, Hit, Room};
pub use pattern::Pattern;
pub use query::{Case, Edges, Kind, Part, Query};
pub use replace::{Chosen, replace};
pub use replacement::Replacement;
