//! Waiting for something to become true, which is looked at again and again until it is.

use std::thread;
use std::time::{Duration, Instant};

/// Far beyond any wait that is not a hang.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The first value that `look` finds.
pub fn until<Value>(what: &str, mut look: impl FnMut() -> Option<Value>) -> Value {
    let begun = Instant::now();
    loop {
        if let Some(value) = look() {
            return value;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::yield_now();
        thread::park_timeout(Duration::from_millis(10));
    }
}
