//! A link as a note has it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// What a link leads to, by the way it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A Markdown file of the library.
    Note,
    /// A name in double brackets.
    Wiki,
    /// A name in double brackets whose note or file is shown in its place: `![[name]]`.
    Embed,
    /// A picture or another file of the library.
    Media,
    /// An address out in the world.
    External,
}

/// A link found in a note.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LinkOut {
    /// The target as written, without its anchor.
    pub target: String,
    /// What stands behind the `#`, without it.
    pub anchor: Option<String>,
    /// The line, from 1.
    pub line: u32,
    /// What it leads to.
    pub kind: LinkKind,
}

impl LinkOut {
    /// The target as written, with its anchor.
    pub fn written(&self) -> Cow<'_, str> {
        match &self.anchor {
            Some(anchor) => Cow::Owned(format!("{}#{anchor}", self.target)),
            None => Cow::Borrowed(&self.target),
        }
    }
}
