//! An element that is open where we write, or is to be opened. One stack holds them all, the author's,
//! Markdown's and ours; `open` begins and ends them.

use std::borrow::Cow;

use crate::html::element::Holds;

/// How deep elements may be nested: nobody means more, and browsers stop at twice as many.
pub(in crate::write) const DEEPEST_HTML: usize = 200;

/// Who opened an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum By {
    /// The author, as HTML.
    Author,
    /// The author, as Markdown; HTML may end it, as browsers end a paragraph.
    Markdown,
    /// The author, as Markdown; HTML typed in it ends with it.
    Fence,
    /// We, because HTML wants it there.
    Us,
}

/// An open element.
pub(in crate::write) struct Open {
    pub id: u64,
    /// As the author typed it.
    pub name: &'static str,
    pub holds: Holds,
    pub by: By,
    pub line: u32,
    /// The tag that ends it.
    pub end: Cow<'static, str>,
    /// Where its first tag begins in what is written, and where that ends.
    pub start_at: usize,
    pub content_at: usize,
    /// Whether it has what it cannot be without, or has passed the place for it.
    pub settled: bool,
    /// For a table: whether it has rows. For a film: whether the words begin that stand for it. For a
    /// list of terms: whether its last part is a meaning.
    pub begun: bool,
    /// For a heading: the id that its author gave it.
    pub anchor: Option<String>,
    /// Ends typed in it of elements that are open around it, done when it ends.
    pub after: Vec<&'static str>,
}

impl Open {
    /// Whether what is written at this place would be the first in it.
    pub(in crate::write) fn begins_at(&self, place: usize) -> bool {
        self.content_at == place
    }
}

/// Finds an element again that was opened; it may have been ended since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) struct Mark(pub(in crate::write) u64);

/// An element to be opened.
pub(in crate::write) struct Opening {
    pub name: &'static str,
    pub start: String,
    pub end: Cow<'static, str>,
    pub holds: Holds,
    pub by: By,
    pub line: u32,
}
