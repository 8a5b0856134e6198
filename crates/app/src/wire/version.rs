//! Earlier texts of a note, as its history lists them.

use serde::Serialize;
use store::{Version, Why};
use ts_rs::TS;

use crate::wire::moment::moment;

/// Why a text was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// The author saved another text.
    Saved,
    /// Another program changed or removed the file.
    Outside,
    /// An operation changed, moved or removed the file.
    Operation,
    /// It was a side of a merge or of a choice, and not what became of it.
    Choice,
}

/// An earlier text of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VersionView {
    /// Its number.
    pub id: u32,
    /// When something else took its place, RFC 3339 in UTC.
    pub at: String,
    /// Why it was kept.
    pub reason: Reason,
    /// The operation, where one was the reason.
    pub operation: Option<String>,
    /// Words of the text.
    pub words: u32,
    /// Words that are new against the version before it.
    pub added: u32,
    /// Words that are gone since the version before it.
    pub removed: u32,
}

impl From<Version> for VersionView {
    fn from(version: Version) -> VersionView {
        let (reason, operation) = match version.why {
            Why::Saved => (Reason::Saved, None),
            Why::Outside => (Reason::Outside, None),
            Why::Operation(name) => (Reason::Operation, Some(name)),
            Why::Undone(name) => (Reason::Operation, Some(format!("Undo: {name}"))),
            Why::Redone(name) => (Reason::Operation, Some(format!("Redo: {name}"))),
            Why::Merged | Why::Mine | Why::Theirs | Why::Dropped => (Reason::Choice, None),
        };
        VersionView {
            id: version.id as u32,
            at: moment(version.at),
            reason,
            operation,
            words: version.words,
            added: version.added,
            removed: version.removed,
        }
    }
}
