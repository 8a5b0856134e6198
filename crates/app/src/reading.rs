//! What commands that only read work on: a snapshot of the open library and the renderer.
//! They run on the caller's thread, so a preview never waits for a save.

use std::sync::{Arc, PoisonError, RwLock};

use domain::{Date, Problem};
use site::{Renderer, SiteFile};
use store::Snapshot;

use crate::Failure;
use crate::event::Tell;
use crate::jobs::Jobs;

/// Cloning it costs nothing; all clones see the same library.
#[derive(Clone)]
pub(crate) struct Reading {
    pub renderer: Arc<Renderer>,
    pub today: fn() -> Date,
    pub jobs: Jobs,
    pub tell: Tell,
    shown: Arc<RwLock<Option<Shown>>>,
}

/// A library, with the files in it that could not be read.
#[derive(Clone)]
pub(crate) struct Shown {
    pub snapshot: Snapshot,
    pub unread: Arc<[Problem]>,
}

impl Reading {
    pub fn new(today: fn() -> Date, tell: Tell) -> Reading {
        Reading {
            renderer: Arc::new(Renderer::new()),
            today,
            jobs: Jobs::default(),
            tell,
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

    /// A file that a page of the open library names.
    pub fn site_file(&self, address: &str) -> Option<SiteFile> {
        let shown = self.shown().ok()?;
        self.renderer.file(&shown.snapshot, address)
    }
}
