//! The clock that texts are dated by.

use std::time::{SystemTime, UNIX_EPOCH};

/// A moment as the clock shows it, in milliseconds since 1970 (UTC). A clock may be set, forwards and
/// backwards, by hours or years, so no moment decides alone.
pub type Clock = fn() -> i64;

/// The moment that the system's clock shows.
pub fn system_clock() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}
