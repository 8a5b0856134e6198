//! One question at a time for each host, with a pause between two: also where another host's
//! address leads here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// When a host was asked last.
type Last = Arc<Mutex<Option<Instant>>>;

/// Whose turn it is at which host.
pub struct RateLimit {
    pause: Duration,
    hosts: Mutex<HashMap<String, Last>>,
}

impl RateLimit {
    pub fn new(pause: Duration) -> RateLimit {
        RateLimit {
            pause,
            hosts: Mutex::default(),
        }
    }

    /// Asks a host when its turn has come.
    pub fn wait_for<T>(&self, host: &str, ask: impl FnOnce() -> T) -> T {
        let last = Arc::clone(unpoisoned(&self.hosts).entry(host.to_owned()).or_default());
        let mut last = unpoisoned(&last);
        if let Some(last) = *last {
            thread::sleep(self.pause.saturating_sub(last.elapsed()));
        }
        let answer = ask();
        *last = Some(Instant::now());
        answer
    }
}

/// A question that panicked has been asked all the same.
pub fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
