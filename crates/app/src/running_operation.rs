//! The operation that the thread which owns the library is at, as the window sees it: how far it is,
//! once it lasts so long that somebody would ask, and the word to stop it. What it does is `store`'s.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use store::{Part, Progress, Step, Stopped};

use crate::event::{
    EventSink, OPERATION_ENDED, OPERATION_PROGRESS, OperationEnded, OperationProgress,
};

/// The eye sees no more than so many steps.
const BETWEEN_STEPS: Duration = Duration::from_millis(50);

/// What is under way, if anything is.
pub(crate) struct RunningOperation {
    events: EventSink,
    /// What takes less is told of by its end alone.
    told_after: Duration,
    now: Mutex<Option<UnderWay>>,
}

struct UnderWay {
    since: Instant,
    told: Option<(Part, Instant)>,
    is_stopped: bool,
}

impl RunningOperation {
    pub fn new(events: EventSink, told_after: Duration) -> RunningOperation {
        RunningOperation {
            events,
            told_after,
            now: Mutex::default(),
        }
    }

    /// A command begins, which may be an operation.
    pub fn begin(&self) {
        *self.now() = Some(UnderWay {
            since: Instant::now(),
            told: None,
            is_stopped: false,
        });
    }

    /// It has ended, one way or another.
    pub fn end(&self) {
        let ended = self.now().take();
        if ended.is_some_and(|ended| ended.told.is_some()) {
            self.events.emit(&OPERATION_ENDED, OperationEnded {});
        }
    }

    /// Stops it, where it was told to be under way.
    pub fn stop(&self) {
        if let Some(now) = self.now().as_mut().filter(|now| now.told.is_some()) {
            now.is_stopped = true;
        }
    }

    fn now(&self) -> MutexGuard<'_, Option<UnderWay>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for RunningOperation {
    fn step(&self, step: &Step<'_>) -> Result<(), Stopped> {
        {
            let mut now = self.now();
            let Some(now) = now.as_mut() else {
                return Ok(());
            };
            if now.is_stopped {
                return Err(Stopped);
            }
            let at = Instant::now();
            let is_soon = match now.told {
                None => at.duration_since(now.since) < self.told_after,
                Some((part, told)) => part == step.part && at.duration_since(told) < BETWEEN_STEPS,
            };
            if is_soon {
                return Ok(());
            }
            now.told = Some((step.part, at));
        }
        // Whoever hears of it may stop it at once.
        self.events.emit(
            &OPERATION_PROGRESS,
            OperationProgress {
                name: step.operation.to_owned(),
                phase: step.part.as_str(),
                done: step.done as u32,
                total: step.total as u32,
                can_stop: step.part != Part::Indexing,
            },
        );
        Ok(())
    }
}
