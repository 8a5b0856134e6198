//! What the author asks of an export.

use domain::{ContentHash, Date, Drafts, Problem};
use std::path::PathBuf;

/// What to export, and where to.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// The folder the site goes to.
    pub target: PathBuf,
    /// Whether notes that are not ready are in it.
    pub drafts: Drafts,
    /// The day the site is of.
    pub today: Date,
    /// How much is made anew; the bytes are the same either way.
    pub mode: Mode,
    /// How the library stood before it was read, as [`store::DiskState::fingerprint`] tells it; nothing
    /// where that is not known. With it, the next export can be told to be [`super::unchanged`].
    pub library: Option<ContentHash>,
    /// What of the library could not be read.
    pub unread: Vec<Problem>,
}

/// How much of a site is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// What follows from something that changed since the last export.
    #[default]
    Incremental,
    /// Everything.
    Full,
}
