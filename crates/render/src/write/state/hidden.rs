//! What is hidden of a note, and which ends were looked for in vain.

/// An element of which nothing is shown, until it ends.
pub(in crate::write) struct Hidden {
    pub name: &'static str,
    /// How many of that name are open.
    pub depth: u32,
}

/// An end that was looked for in vain: of which element, and behind what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::write) struct Sought {
    pub name: &'static str,
    /// Where what was looked through begins.
    pub line: usize,
    pub column: usize,
    pub is_block: bool,
}
