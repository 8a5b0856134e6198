//! What is known of a body beside its text, and how it is to be rendered.

use crate::punctuation::Signs;

/// What is known of a body beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether the small, closed list of HTML elements may be written in Markdown.
    /// When false, every tag is shown as the text it is.
    pub raw_html: bool,
    /// The title that the page shows above the body as its one heading of the first level. A heading
    /// that opens the body with the same words is left out: it would stand there twice.
    pub title: Option<String>,
    /// The quotes that are written for those that were typed, together with dashes and dots. Without
    /// them all stands as it was typed.
    pub punctuation: Option<&'static Signs>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            raw_html: true,
            title: None,
            punctuation: None,
        }
    }
}
