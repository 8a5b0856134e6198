//! How the servers of others are treated.

use std::time::Duration;

use url::Url;

use super::reserved;

/// How the servers of others are treated.
#[derive(Clone, Copy)]
pub struct Politeness {
    /// How long one answer may take.
    pub timeout: Duration,
    /// How long a host has peace between two questions.
    pub pause: Duration,
    /// How long is waited for a host that names a time to come back.
    pub longest_wait: Duration,
    /// How many hosts are asked at a time.
    pub hosts_at_once: usize,
    /// Which addresses are not asked for at all.
    pub is_skipped: fn(&Url) -> bool,
}

impl Default for Politeness {
    fn default() -> Politeness {
        Politeness {
            timeout: Duration::from_secs(20),
            pause: Duration::from_secs(1),
            longest_wait: Duration::from_secs(30),
            hosts_at_once: 8,
            is_skipped: reserved::is_reserved,
        }
    }
}
