//! Why a file of `media/` is not published.

use std::io;

/// Why a file is not published.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The disk refused.
    Unread(io::Error),
    /// It is no whole picture of its kind: what it tells cannot be told from what it shows.
    Damaged(&'static str),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Unread(error)
    }
}
