//! The one note of a plan that is another than the roster has it.

use domain::Note;

/// The note as an editor has it.
pub(super) struct EditedNote<'a> {
    pub note: &'a Note,
    /// What its file would hold.
    pub text: &'a str,
    pub is_shown: bool,
}
