//! A scan of the whole folder that is under way, as far as it was told.

use std::time::Instant;

use store::{Scan, Seen};

use crate::Looking;
use crate::session::unread::Unread;

/// A scan of the whole folder that is under way.
pub(crate) struct ScanUnderWay {
    pub scan: Scan,
    /// What was seen and not told yet.
    pub seen: Seen,
    /// What could not be read so far.
    pub unread: Unread,
    /// When it was told last.
    pub told: Option<Instant>,
    /// Whether everything may have changed since it began.
    pub is_outdated: bool,
}

impl ScanUnderWay {
    /// How far it is, for the window.
    pub fn how_far(&self) -> Looking {
        Looking {
            done: self.scan.done() as u32,
            total: self.scan.total() as u32,
        }
    }
}
