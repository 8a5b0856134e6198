//! How a formula stands on a page.

/// How a formula stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// Among the words of a line.
    Inline,
    /// On its own.
    Block,
}
