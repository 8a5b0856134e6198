//! Arguments and replies that several commands have.

use domain::{ContentHash, NotePath, Slug};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;

/// A command about one note.
#[derive(Deserialize, TS)]
pub(crate) struct OfNote {
    pub path: NotePathArgument,
}

/// A path as the window writes it; checked before anything is done with it.
#[derive(Deserialize, TS)]
#[ts(type = "string")]
pub(crate) struct NotePathArgument(String);

impl NotePathArgument {
    /// The path of a note.
    pub fn checked(&self) -> Result<NotePath, Failure> {
        Ok(NotePath::new(&self.0)?)
    }
}

/// A note that was made.
#[derive(Serialize, TS)]
pub(crate) struct AtPath {
    pub path: String,
}

/// A topic or a tag as the window names it.
pub(crate) fn slug(written: &str) -> Result<Slug, Failure> {
    Slug::parse(written).ok_or_else(|| {
        Failure::new(
            format!("There is no topic or tag “{written}”."),
            "It may have been renamed; look again.",
        )
    })
}

/// The editor's text of a note. `base` is the hash of the file that the typing began from, as
/// [`OpenNote`] or a save gave it; it may be empty for a text that has no file yet.
#[derive(Deserialize, TS)]
pub(crate) struct TypedNote {
    pub(crate) path: NotePathArgument,
    pub(crate) base: String,
    pub(crate) text: String,
}

impl TypedNote {
    /// The file that the typing began from, where there has to be one.
    pub(crate) fn base(&self) -> Result<ContentHash, Failure> {
        let base = self.base.parse();
        base.map_err(|_| Failure::bug(format!("“{}” is not the hash of a file", self.base)))
    }
}
