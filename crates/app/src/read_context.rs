//! What commands that only read work on: a snapshot of the open library with its index, the unsaved
//! texts, and the renderer. They run on the caller's thread, so neither a preview nor a list nor a
//! text that is kept ever waits for a save, an operation or the first scan.

pub(crate) mod shown;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};

use domain::Date;
use site::{Renderer, SiteFile};

use crate::event::EventSink;
use crate::inbox::message::Message;
use crate::jobs::Jobs;
use crate::recent::Recent;
use crate::running_operation::RunningOperation;
use crate::spelling::Spelling;
use crate::{Code, Failure, System};
use shown::Shown;

/// Cloning it costs nothing; all clones see the same library.
#[derive(Clone)]
pub(crate) struct ReadContext {
    pub renderer: Arc<Renderer>,
    pub today: fn() -> Date,
    pub jobs: Jobs,
    pub events: EventSink,
    pub recent: Arc<Recent>,
    pub running: Arc<RunningOperation>,
    pub spelling: Arc<Spelling>,
    inbox: Sender<Message>,
    shown: Arc<RwLock<Option<Shown>>>,
}

impl ReadContext {
    pub fn new(
        system: System,
        events: EventSink,
        recent: Recent,
        inbox: Sender<Message>,
    ) -> ReadContext {
        let System {
            today,
            told_after,
            dictionaries,
            ..
        } = system;
        ReadContext {
            recent: Arc::new(recent),
            spelling: Arc::new(Spelling::new(dictionaries)),
            running: Arc::new(RunningOperation::new(events.clone(), told_after)),
            inbox,
            renderer: Arc::new(Renderer::new()),
            today,
            jobs: Jobs::default(),
            events,
            shown: Arc::default(),
        }
    }

    /// Makes `shown` what is read from now on.
    pub fn show(&self, shown: Shown) {
        // A library is put in as a whole, so a panic elsewhere spoils nothing.
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(shown);
    }

    /// The open library.
    pub fn shown(&self) -> Result<Shown, Failure> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        shown.clone().ok_or_else(Failure::no_library)
    }

    /// Answers a question about the open library. Where its database turns out damaged, the thread
    /// that owns it mends it, and the question is asked once more.
    pub fn ask<Reply>(
        &self,
        question: impl Fn(&Shown) -> Result<Reply, Failure>,
    ) -> Result<Reply, Failure> {
        let shown = self.shown()?;
        match question(&shown) {
            Err(failure) if failure.code == Some(Code::Damaged) => {
                let (reply, mended) = channel();
                self.send(Message::Mend {
                    mended: shown.mended,
                    reply,
                });
                mended.recv().map_err(|_| ended())??;
                question(&self.shown()?)
            }
            answered => answered,
        }
    }

    /// Has the library opened that was open last, unless one is.
    pub fn begin(&self) -> Result<(), Failure> {
        if self.shown().is_ok() {
            return Ok(());
        }
        let (reply, begun) = channel();
        self.send(Message::Begin { reply });
        begun.recv().map_err(|_| ended())
    }

    /// Lets the thread that owns the library know of something, and waits for nothing.
    pub fn send(&self, message: Message) {
        // Nobody is left to know it once the application has stopped.
        self.inbox.send(message).ok();
    }

    /// A file that a page of the open library names.
    pub fn site_file(&self, address: &str) -> Option<SiteFile> {
        let shown = self.shown().ok()?;
        self.renderer.file(&shown.snapshot, address)
    }
}

fn ended() -> Failure {
    Failure::bug("the application has stopped")
}
