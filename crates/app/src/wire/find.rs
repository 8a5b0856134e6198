//! What is looked for in all notes, and what was found.

use domain::Refused;
use domain::find::{Case, Edges, Hit, Kind, Part, Query, Replacement};
use serde::{Deserialize, Serialize};
use store::FoundNote;
use ts_rs::TS;

/// What is looked for in the texts of notes.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindQuery {
    /// As it was typed.
    pub typed: String,
    /// Whether it is a regular expression.
    pub is_expression: bool,
    /// Whether capitals count.
    pub is_case_kept: bool,
    /// Whether it stands for whole words only.
    pub is_whole_words: bool,
    /// Whether the heads of notes are looked through as well.
    pub in_heads: bool,
}

impl From<FindQuery> for Query {
    fn from(query: FindQuery) -> Query {
        Query {
            typed: query.typed,
            kind: match query.is_expression {
                true => Kind::Expression,
                false => Kind::Plain,
            },
            case: match query.is_case_kept {
                true => Case::Same,
                false => Case::Any,
            },
            edges: match query.is_whole_words {
                true => Edges::Words,
                false => Edges::Any,
            },
            part: match query.in_heads {
                true => Part::Whole,
                false => Part::Body,
            },
        }
    }
}

impl FindQuery {
    /// The query with what is written in the place of its hits.
    pub fn replacement(self, with: &str) -> Result<Replacement, Refused> {
        Replacement::new(self.into(), with)
    }
}

/// A hit with its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HitView {
    /// The line of the file, from 1.
    pub line: u32,
    /// Where in that line it begins, counted as strings of the page are.
    pub from: u32,
    /// Where it ends, counted from the start of that line too.
    pub to: u32,
    /// What stands before it on its line, cut short with `…`.
    pub before: String,
    /// The hit itself, cut short with `…`.
    pub text: String,
    /// What stands after it on its line, cut short with `…`.
    pub after: String,
    /// What would stand in its place; nothing where nobody asked.
    pub becomes: Option<String>,
}

impl From<Hit> for HitView {
    fn from(hit: Hit) -> HitView {
        HitView {
            line: hit.line,
            from: hit.units.start,
            to: hit.units.end,
            before: hit.before,
            text: hit.text,
            after: hit.after,
            becomes: hit.becomes,
        }
    }
}

/// A note with hits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FoundNoteView {
    /// Which.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Of the file in which they are.
    pub hash: String,
    /// The first of them.
    pub hits: Vec<HitView>,
    /// How many there are.
    pub count: u32,
}

impl From<FoundNote> for FoundNoteView {
    fn from(note: FoundNote) -> FoundNoteView {
        FoundNoteView {
            path: note.path.to_string(),
            title: note.title,
            hash: note.hash.to_string(),
            count: u32::try_from(note.found.count).unwrap_or(u32::MAX),
            hits: note.found.hits.into_iter().map(HitView::from).collect(),
        }
    }
}
