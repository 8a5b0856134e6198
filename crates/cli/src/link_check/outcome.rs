//! What came of asking for an address.

use site::OutsideLink;

/// An address, what came of asking for it, and where it stands.
pub struct Outcome {
    /// As it is asked for, without its anchor.
    pub address: String,
    /// What came of it.
    pub verdict: Verdict,
    /// Every line that links to it.
    pub links: Vec<OutsideLink>,
}

/// What came of asking for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is there.
    Well,
    /// It is there, and for good at another address.
    Moved(String),
    /// Its server answers this: it is not there.
    Broken(String),
    /// Nobody knows, for this reason.
    Untested(String),
    /// It is no address of the world.
    Skipped,
    /// The author stopped before its turn came.
    Unasked,
}
