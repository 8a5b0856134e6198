//! The long jobs that go on: an export, and a look at what one would do. What they do is `site`'s;
//! here each tells the window how far it is, and hears at once that it should stop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use site::{Cancelled, Phase, Progress};

use crate::event::{EventSink, ExportProgress, Kind};

/// The eye sees no more than so many steps.
const BETWEEN_STEPS: Duration = Duration::from_millis(50);

/// Whether the author wants a job to stop. The job goes on for as long as it holds this.
#[derive(Default)]
struct Stop(AtomicBool);

/// At most one export and one dry run. All clones know the same ones.
#[derive(Clone, Default)]
pub(crate) struct Jobs(Arc<Mutex<Going>>);

#[derive(Default)]
struct Going {
    export: Weak<Stop>,
    dry_run: Weak<Stop>,
}

/// Stops a job, if it still goes on.
fn stop(job: &Weak<Stop>) {
    if let Some(stop) = job.upgrade() {
        stop.0.store(true, Ordering::Relaxed);
    }
}

impl Jobs {
    /// Begins an export, unless another goes on. A dry run is of no use beside it.
    pub fn export(
        &self,
        kind: &'static Kind<ExportProgress>,
        events: &EventSink,
    ) -> Option<Watched> {
        let mut going = self.going();
        if going.export.strong_count() > 0 {
            return None;
        }
        stop(&going.dry_run);
        let wish = Arc::default();
        going.export = Arc::downgrade(&wish);
        Some(Watched::new(wish, kind, events))
    }

    /// Begins a dry run in the place of the one before, which nobody waits for any more.
    pub fn dry_run(&self, kind: &'static Kind<ExportProgress>, events: &EventSink) -> Watched {
        let mut going = self.going();
        stop(&going.dry_run);
        let wish = Arc::default();
        going.dry_run = Arc::downgrade(&wish);
        Watched::new(wish, kind, events)
    }

    /// Stops whatever goes on.
    pub fn stop(&self) {
        let going = self.going();
        stop(&going.dry_run);
        stop(&going.export);
    }

    fn going(&self) -> MutexGuard<'_, Going> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A job as the window sees it. It has ended when this is dropped.
pub(crate) struct Watched {
    stop: Arc<Stop>,
    kind: &'static Kind<ExportProgress>,
    events: EventSink,
    last: Mutex<Option<(Phase, Instant)>>,
}

impl Watched {
    fn new(stop: Arc<Stop>, kind: &'static Kind<ExportProgress>, events: &EventSink) -> Watched {
        Watched {
            stop,
            kind,
            events: events.clone(),
            last: Mutex::default(),
        }
    }

    /// Whether so little time went by since the last step of this phase that nobody would see it.
    fn is_soon(&self, phase: Phase) -> bool {
        let now = Instant::now();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let is_soon = last
            .is_some_and(|(before, at)| before == phase && now.duration_since(at) < BETWEEN_STEPS);
        if !is_soon {
            *last = Some((phase, now));
        }
        is_soon
    }
}

impl Progress for Watched {
    fn step(&self, phase: Phase, done: usize, total: usize) -> Result<(), Cancelled> {
        if self.stop.0.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        if !self.is_soon(phase) {
            let progress = ExportProgress {
                phase: phase.as_str(),
                done: done as u32,
                total: total as u32,
            };
            self.events.emit(self.kind, progress);
        }
        Ok(())
    }
}
