//! The headings and blocks that were found so far, by note. Nothing is where a note cannot be read.

use domain::NotePath;
use render::Places;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type ByNote = HashMap<NotePath, Option<Arc<Places>>>;

/// The places that were asked for.
#[derive(Default)]
pub(super) struct KnownPlaces(Mutex<ByNote>);

impl KnownPlaces {
    /// What was found in this note, if it was asked for already.
    pub fn get(&self, path: &NotePath) -> Option<Option<Arc<Places>>> {
        self.known().get(path).cloned()
    }

    /// Keeps what was found in a note.
    pub fn keep(&self, path: &NotePath, places: Option<Arc<Places>>) {
        self.known().insert(path.clone(), places);
    }

    fn known(&self) -> MutexGuard<'_, ByNote> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
