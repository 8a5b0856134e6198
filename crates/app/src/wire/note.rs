//! Notes in a list, and the note that is open in the editor.

use domain::Library;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{HeadView, Named, ProblemView, State};

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// By date, newest first.
    #[default]
    Date,
    /// By title.
    Title,
    /// By last change of the file, newest first.
    Changed,
}

impl From<Sort> for store::Sort {
    fn from(sort: Sort) -> store::Sort {
        match sort {
            Sort::Date => store::Sort::Date,
            Sort::Title => store::Sort::Title,
            Sort::Changed => store::Sort::Changed,
        }
    }
}

/// Which notes to list; everything that is set must fit.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Filter {
    /// Notes of this topic, by slug.
    pub topic: Option<String>,
    /// Notes with this tag, by slug.
    pub tag: Option<String>,
    /// Notes in this state.
    pub state: Option<State>,
    /// Notes with or without problems.
    pub problems: Option<bool>,
    /// Pages instead of notes.
    pub pages: Option<bool>,
}

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was asked for.
    pub hit: bool,
}

/// A note in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoteRow {
    /// Its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its topic.
    pub topic: Option<Named>,
    /// Its tags.
    pub tags: Vec<Named>,
    /// Its day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How far it has come.
    pub state: State,
    /// Its summary.
    pub summary: Option<String>,
    /// How many words it has.
    pub words: u32,
    /// How many problems it has.
    pub problems: u32,
    /// Where it holds what was asked for; nothing outside a search.
    pub snippet: Option<Vec<Piece>>,
    /// Where it stands on the site.
    pub address: String,
}

impl NoteRow {
    /// The row as `library` names its topic and tags.
    pub fn of(library: &Library, row: store::Row) -> NoteRow {
        let store::Row {
            note,
            problems,
            snippet,
        } = row;
        let piece = |piece: store::Piece| Piece {
            text: piece.text,
            hit: piece.hit,
        };
        let named = |meaning: domain::Meaning| Named {
            slug: meaning.slug.to_string(),
            title: meaning.title,
        };
        let names = library.names();
        let tags = note.head.tags.iter().map(|tag| named(names.tag(tag)));
        NoteRow {
            topic: note
                .head
                .topic
                .as_deref()
                .map(|topic| named(names.topic(topic))),
            tags: tags.collect(),
            date: note.head.date.map(|date| date.to_string()),
            state: note.head.state.into(),
            summary: note.head.summary.clone(),
            words: note.words,
            problems,
            snippet: snippet.map(|pieces| pieces.into_iter().map(piece).collect()),
            address: site::address_of(&note),
            path: note.path.to_string(),
            title: note.title,
        }
    }
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoteList {
    /// How many notes the whole list has.
    pub total: u32,
    /// The notes of this part.
    pub rows: Vec<NoteRow>,
}

/// Text that was typed and never saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Recovered {
    /// The text.
    pub text: String,
    /// When it was kept, RFC 3339 in UTC.
    pub at: String,
    /// The hash of the file the typing began from; nothing when there was none.
    pub base: Option<String>,
}

/// A note in the editor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenNote {
    /// Its path.
    pub path: String,
    /// Its text, lines ended by `\n`.
    pub text: String,
    /// The hash of its file, which a save must name.
    pub hash: String,
    /// Whether it cannot be saved.
    pub read_only: bool,
    /// What its front matter says.
    pub head: HeadView,
    /// What is wrong with it.
    pub problems: Vec<ProblemView>,
    /// Text that was typed and never saved.
    pub recovered: Option<Recovered>,
}
