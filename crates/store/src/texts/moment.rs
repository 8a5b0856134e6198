//! When something was typed or asked for, so that what came later is told from what came before.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::clock::system_clock;

/// A moment of this machine, in microseconds since 1970. Those of one process never go back,
/// whatever its clock does, and no two are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub(crate) i64);

static LAST: AtomicI64 = AtomicI64::new(0);

impl Moment {
    /// This moment.
    pub fn now() -> Moment {
        let clock = system_clock().saturating_mul(1000);
        let next = |last: i64| clock.max(last + 1);
        let before = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| {
            Some(next(last))
        });
        Moment(next(before.unwrap_or_else(|last| last)))
    }

    /// From now on every moment is later than this one.
    pub(crate) fn passed(self) {
        LAST.fetch_max(self.0, Ordering::Relaxed);
    }
}
