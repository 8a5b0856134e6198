//! (being written)
use crate::NotePath;
use serde::{Deserialize, Serialize};
/// What a link leads to, by the way it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A Markdown file of the library.
    Note,
    /// A name in double brackets.
    Wiki,
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
    /// What stands behind the `#`.
    pub anchor: Option<String>,
    /// The line, from 1.
    pub line: u32,
    /// What it leads to.
    pub kind: LinkKind,
}
/// The links of a body.
pub fn outgoing(body: &str) -> Vec<LinkOut> {
    let _ = body;
    Vec::new()
}
/// Rewrites links.
pub fn retarget(text: &str, from: &NotePath, of_note: &NotePath, to: &NotePath) -> String {
    let _ = (from, of_note, to);
    text.to_owned()
}
/// Where a target leads.
pub fn resolve(from: &NotePath, target: &str) -> Option<String> {
    let _ = (from, target);
    None
}
