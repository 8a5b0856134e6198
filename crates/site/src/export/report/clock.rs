//! How long an export took, phase by phase.

use crate::export::progress::Phase;
use std::time::Instant;

/// Measures the phases of an export.
pub(crate) struct Clock {
    begun: Instant,
    lap: Instant,
    phases: Vec<(Phase, f64)>,
}

impl Clock {
    pub fn start() -> Clock {
        let now = Instant::now();
        Clock {
            begun: now,
            lap: now,
            phases: Vec::new(),
        }
    }

    /// What was done since the last call was this phase.
    pub fn end(&mut self, phase: Phase) {
        self.phases.push((phase, self.lap.elapsed().as_secs_f64()));
        self.lap = Instant::now();
    }

    /// Seconds since the start, and those of each phase that has ended.
    pub fn stopped(self) -> (f64, Vec<(Phase, f64)>) {
        (self.begun.elapsed().as_secs_f64(), self.phases)
    }
}
