//! (being written)
use crate::HeadEdit;
/// Why a front matter cannot be edited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EditRefused {
    /// Why, and what helps.
    pub message: String,
    /// The line of the text where it is wrong, from 1.
    pub line: u32,
}
/// The text with one thing in its front matter changed.
pub fn edit(text: &str, edit: &HeadEdit) -> Result<String, EditRefused> {
    let _ = (text, edit);
    Err(EditRefused {
        message: String::new(),
        line: 1,
    })
}
