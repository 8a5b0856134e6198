//! What a library of notes is: names, texts and rules, computed from text and nothing else.
//!
//! This room is pure. It never opens a file, never asks for the time and knows neither SQLite
//! nor HTML; whatever it needs comes in as an argument, so every rule here is tested in memory.

mod content_hash;
mod head;
mod note;
mod note_path;
mod problem;
mod slug;

pub mod front_matter;
pub mod line_ends;
pub mod links;

pub use content_hash::{ContentHash, NotAContentHash};
pub use front_matter::EditRefused;
pub use head::{Head, HeadEdit, State};
pub use links::{LinkKind, LinkOut};
pub use note::{Note, reading_minutes};
pub use note_path::{NotePath, PathRefused};
pub use problem::{Problem, Severity};
pub use slug::{NotASlug, Slug};

/// A day in the calendar, without a time or a zone: what `date:` holds.
pub type Date = jiff::civil::Date;
