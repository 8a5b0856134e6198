//! What a library of notes is: names, texts and rules, computed from text and nothing else.
//!
//! This room is pure. It never opens a file, never asks for the time and knows neither SQLite
//! nor HTML; whatever it needs comes in as an argument, so every rule here is tested in memory.

pub mod address;
mod catalogue;
mod change;
mod content_hash;
mod layered;
mod library;
mod names;
mod note;
mod problem;
mod refused;
mod settings;
mod slug;
mod text;
mod written_toml;

pub mod dictionary;
pub mod find;
pub mod front_matter;
pub mod links;
pub mod markdown;
pub mod media;
pub mod notes;
pub mod tags;
pub mod topics;

pub use catalogue::{Catalogue, CatalogueEdit, Tag, Topic};
pub use change::{Act, After, Change, FileEdit, LibraryFile};
pub use content_hash::{ContentHash, ContentHasher, NotAContentHash};
pub use front_matter::EditRefused;
pub use library::{
    Changed, Drafts, Library, Reach, TagCount, TopicCount, is_exported, newest_first,
};
pub use links::{LinkKind, LinkOut};
pub use media::MediaPath;
pub use names::{Meaning, Meant, Mention, Names, Reference, Spelling, composed};
pub use note::{Head, HeadEdit, Note, NotePath, PathRefused, State, Written, reading_minutes};
pub use problem::{Problem, Severity};
pub use refused::Refused;
pub use settings::{
    Author, CheckLevel, Footer, FormulaSettings, Home, HomeLatest, HomeMap, HomeTopics, Macros,
    MarkdownSettings, MenuEntry, Punctuation, Scripts, Signal, SiteSettings,
};
pub use slug::{NotASlug, Slug};
pub use text::{
    Conflict, Difference, Fate, Merged, Run, Words, count_words, difference, line_ends, listed,
    merge, merge_words, script, unified,
};
pub use written_toml::line_of as line_in_toml;

/// A day in the calendar, without a time or a zone: what `date:` holds.
pub type Date = jiff::civil::Date;
