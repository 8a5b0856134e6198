//! What SQLite knows of notes so that lists, counts and searches need no file.
//!
//! What a row holds is decided in `rows`, and the words of the full text in `full_text`; when rows are
//! written, and which text makes room for which, in `ingest`, the one place that writes them.

pub mod connections;
pub mod counts;
pub mod full_text;
pub mod ingest;
pub mod list;
mod note_json;
pub mod orders;
pub mod plain_texts;
mod query;
mod ranking;
pub mod relabel;
pub mod rows;
pub mod search;
pub mod snippet;
pub mod topics_and_tags;
pub mod words;
