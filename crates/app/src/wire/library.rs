//! The library as the left pane shows it: topics, tags and states with their numbers.

use std::collections::BTreeMap;

use domain::difference;
use serde::Serialize;
use serde_json::Value;
use store::Buffer;
use ts_rs::TS;

use crate::wire::moment::moment;

/// A thing with a key and a name for readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Named {
    /// Its key.
    pub slug: String,
    /// What readers see.
    pub title: String,
}

/// A topic with how many notes stand on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TopicView {
    /// Its key.
    pub slug: String,
    /// What readers see.
    pub title: String,
    /// One line under the title.
    pub headline: String,
    /// A few sentences.
    pub description: String,
    /// Its place in the author's order, from 1; those that only notes write come last.
    pub number: u32,
    /// How many notes.
    pub count: u32,
    /// Whether it is in the catalogue.
    pub known: bool,
}

/// A tag with how many notes have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TagView {
    /// Its key.
    pub slug: String,
    /// What readers see.
    pub title: String,
    /// A few sentences.
    pub description: String,
    /// How many notes.
    pub count: u32,
    /// Whether it is in the catalogue.
    pub known: bool,
}

/// How many notes are in each state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StateCounts {
    /// Being written.
    pub draft: u32,
    /// Done, to appear on their day.
    pub scheduled: u32,
    /// Done.
    pub ready: u32,
}

/// How far a look at the whole folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Looking {
    /// Steps behind us.
    pub done: u32,
    /// All steps, as far as is known.
    pub total: u32,
}

/// A text that was typed and never saved, and whose note is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LeftBehind {
    /// Where its note was.
    pub path: String,
    /// When it was kept, RFC 3339 in UTC.
    pub at: String,
    /// How many words it has.
    pub words: u32,
}

impl From<&Buffer> for LeftBehind {
    fn from(buffer: &Buffer) -> LeftBehind {
        LeftBehind {
            path: buffer.path.clone(),
            at: moment(buffer.at),
            words: difference("", &buffer.text).added,
        }
    }
}

/// The open library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryView {
    /// Its folder.
    pub folder: String,
    /// The title of the blog.
    pub title: String,
    /// What the blog says of itself.
    pub description: String,
    /// The topics in the author's order, then those only in notes.
    pub topics: Vec<TopicView>,
    /// The tags by title.
    pub tags: Vec<TagView>,
    /// Notes by state.
    pub states: StateCounts,
    /// All notes.
    pub notes: u32,
    /// All pages.
    pub pages: u32,
    /// Notes and pages with a problem.
    pub problems: u32,
    /// The operation that can be undone.
    pub undo: Option<String>,
    /// The operation that can be done again.
    pub redo: Option<String>,
    /// True until the folder has been looked at for the first time since the start.
    pub indexing: bool,
    /// How far a look at the whole folder is, while there is one.
    pub looking: Option<Looking>,
    /// Unsaved texts whose notes are gone, the newest first.
    pub left_behind: Vec<LeftBehind>,
    /// Whether the preview asks other sites for the pictures that notes name there.
    pub remote: bool,
}

/// A library that was open before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
pub struct RecentLibrary {
    /// Its folder.
    pub folder: String,
    /// The title of its blog.
    pub title: String,
}

/// What a window needs to begin.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Started {
    /// The library that is open, if one is.
    pub library: Option<LibraryView>,
    /// Libraries that were open before, the last one first.
    pub recent: Vec<RecentLibrary>,
    /// What the window asked to remember, by key.
    #[ts(type = "Record<string, unknown>")]
    pub remembered: BTreeMap<String, Value>,
    /// The version of the program.
    pub version: &'static str,
}
