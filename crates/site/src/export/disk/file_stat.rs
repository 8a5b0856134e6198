//! What the disk says of a file without reading it: its size and the time of its last change.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::UNIX_EPOCH;

/// The size and the time of the last change of a file. Two files with the same are taken for one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileStat {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970; 0 when the disk does not say.
    pub modified: i64,
}

impl FileStat {
    pub fn of(metadata: &Metadata) -> FileStat {
        let since = metadata.modified().ok();
        let since = since.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        FileStat {
            size: metadata.len(),
            modified: since
                .and_then(|since| i64::try_from(since.as_nanos()).ok())
                .unwrap_or(0),
        }
    }
}
