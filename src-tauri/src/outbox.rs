//! Events on their way to the page. Before the page listens, they wait here, so that what went
//! wrong while the program started is still said.

use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use app::{Event, Failure};
use tauri::{AppHandle, Emitter};

use crate::names;

#[derive(Clone)]
pub struct Outbox {
    handle: AppHandle,
    /// None once the page listens.
    waiting: Arc<Mutex<Option<Vec<Event>>>>,
}

impl Outbox {
    pub fn new(handle: AppHandle) -> Outbox {
        Outbox {
            handle,
            waiting: Arc::new(Mutex::new(Some(Vec::new()))),
        }
    }

    /// Sends an event, at once or when the page listens.
    pub fn send(&self, event: Event) {
        match &mut *self.lock() {
            Some(waiting) => waiting.push(event),
            None => self.emit(&event),
        }
    }

    /// Says what went wrong while no command was running.
    pub fn trouble(&self, failure: &Failure) {
        self.send(Event {
            name: "trouble",
            payload: serde_json::json!({ "failure": failure }),
        });
    }

    /// The page listens: it gets what has waited.
    pub fn open(&self) {
        for event in mem::take(&mut *self.lock()).unwrap_or_default() {
            self.emit(&event);
        }
    }

    /// The page is gone and will begin anew.
    pub fn close(&self) {
        self.lock().get_or_insert_default();
    }

    fn emit(&self, event: &Event) {
        // An event fails to be sent only when the window is gone, and then nobody misses it.
        self.handle.emit(names::EVENTS, event).ok();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Vec<Event>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
