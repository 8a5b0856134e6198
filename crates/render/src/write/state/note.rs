//! What is known of a note beside its document, and where it stands when another shows it.

use super::counts::Counts;
use crate::{Options, Places};

/// What is known of a note beside its document.
#[derive(Clone, Copy)]
pub struct Note<'w> {
    pub body: &'w str,
    /// The line of its file on which the body begins.
    pub body_line: u32,
    pub options: &'w Options,
    /// Its places, where a link asks for one by its words.
    pub places: Option<&'w Places>,
    /// Where it stands, when it is shown in another note.
    pub nest: Option<&'w Nest>,
}

/// Where a part of another note stands.
pub struct Nest {
    /// What the ids in it begin with.
    pub prefix: String,
    /// The page of the note that it is a part of.
    pub home: String,
    /// How many levels its headings stand further down.
    pub down: u8,
    /// The notes around it and it, each with the part that is shown.
    pub chain: Vec<(String, Option<String>)>,
    /// What was written so far on the page.
    pub counts: Counts,
}
