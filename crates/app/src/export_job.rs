//! An export on a thread of its own, over a snapshot: how it goes is told by events.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use site::{Cancelled, ExportError, ExportOptions, Phase, Progress};
use store::Snapshot;

use crate::event::{EXPORT_DONE, EXPORT_PROGRESS, ExportDone, ExportProgress, Tell};
use crate::reading::Reading;
use crate::{Failure, ReportView, inbox};

/// The eye sees no more than so many steps.
const BETWEEN_STEPS: Duration = Duration::from_millis(50);

/// An export that was started.
pub(crate) struct ExportJob {
    stop: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
}

impl ExportJob {
    /// Starts an export of the library as it is in `snapshot`.
    pub fn start(
        snapshot: Snapshot,
        reading: &Reading,
        options: ExportOptions,
        tell: Tell,
    ) -> ExportJob {
        let job = ExportJob {
            stop: Arc::default(),
            ended: Arc::default(),
        };
        let (stop, ended) = (Arc::clone(&job.stop), Arc::clone(&job.ended));
        let renderer = Arc::clone(&reading.renderer);
        thread::spawn(move || {
            let told = Told {
                stop,
                tell: tell.clone(),
                last: Mutex::new(None),
            };
            let outcome =
                inbox::guarded(
                    || match site::export(&snapshot, &renderer, &options, &told) {
                        Ok(report) => Ok(Some(ReportView::from(report))),
                        Err(ExportError::Cancelled(_)) => Ok(None),
                        Err(error) => Err(Failure::from(error)),
                    },
                );
            // Before the event: whoever hears of the end may start the next export at once.
            ended.store(true, Ordering::Release);
            let cancelled = matches!(outcome, Ok(None));
            let (report, failure) = match outcome {
                Ok(report) => (report, None),
                Err(failure) => (None, Some(failure)),
            };
            tell.tell(
                &EXPORT_DONE,
                ExportDone {
                    report,
                    failure,
                    cancelled,
                },
            );
        });
        job
    }

    /// Asks it to stop; the old site then stands as it was.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it has ended.
    pub fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }
}

struct Told {
    stop: Arc<AtomicBool>,
    tell: Tell,
    last: Mutex<Option<(Phase, Instant)>>,
}

impl Progress for Told {
    fn step(&self, phase: Phase, done: usize, total: usize) -> Result<(), Cancelled> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        let now = Instant::now();
        {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            let is_soon = last.is_some_and(|(before, at)| {
                before == phase && now.duration_since(at) < BETWEEN_STEPS
            });
            if is_soon {
                return Ok(());
            }
            *last = Some((phase, now));
        }
        self.tell.tell(
            &EXPORT_PROGRESS,
            ExportProgress {
                phase: phase.as_str(),
                done: done as u32,
                total: total as u32,
            },
        );
        Ok(())
    }
}
