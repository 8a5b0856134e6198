//! What was written so far on a page, whichever note it is of: what has numbers or limits.

/// What was written so far on a page, whichever note it is of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Images.
    pub(in crate::write) images: u32,
    /// Diagrams.
    pub(in crate::write) diagrams: u32,
    /// Equations with numbers.
    pub(in crate::write) equations: u32,
    /// Bytes of formulas.
    pub(in crate::write) formulas: usize,
    /// Notes shown within notes.
    pub(in crate::write) embeds: u32,
}
