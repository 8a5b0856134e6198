//! What was written so far on a page, whichever note it is of: what has numbers or limits.

/// What was written so far on a page, whichever note it is of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Images.
    pub(super) images: u32,
    /// Diagrams.
    pub(super) diagrams: u32,
    /// Equations with numbers.
    pub(super) equations: u32,
    /// Bytes of formulas.
    pub(super) formulas: usize,
    /// Notes shown within notes.
    pub(super) embeds: u32,
}
