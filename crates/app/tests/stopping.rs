//! Exports and dry runs that the author stops.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::{fs, path::Path};

use fieldnotes_app::{App, starter};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Notes enough that a stop after the first step leaves nearly all of them to do.
const NOTES: usize = 300;

fn large_library(folder: &Path) {
    starter::begin(folder).unwrap();
    for at in 0..NOTES {
        let text = format!("---\ntitle: Note {at}\nstate: ready\ndate: 2026-01-01\n---\n\nText.\n");
        fs::write(folder.join(format!("notes/note-{at}.md")), text).unwrap();
    }
}

/// An application whose window asks to stop as soon as it hears `word`, and counts how often it
/// hears that. Every other event is sent on.
struct Stopping {
    app: Arc<OnceLock<App>>,
    steps: Arc<AtomicUsize>,
    events: mpsc::Receiver<(&'static str, Value)>,
    disk: TempDir,
}

impl Stopping {
    fn at(word: &'static str) -> Stopping {
        let disk = TempDir::new().unwrap();
        let library = disk.path().join("library");
        large_library(&library);
        let app: Arc<OnceLock<App>> = Arc::default();
        let steps = Arc::<AtomicUsize>::default();
        let (send, events) = mpsc::channel();
        let (itself, counted) = (Arc::clone(&app), Arc::clone(&steps));
        let started = App::start(disk.path().join("memory"), move |event| {
            if event.name == word {
                counted.fetch_add(1, Ordering::Relaxed);
                let app = itself.get().unwrap();
                app.call("cancel_export", json!({})).unwrap();
            } else {
                send.send((event.name, event.payload)).ok();
            }
        });
        app.set(started).ok().unwrap();
        let stopping = Stopping {
            app,
            steps,
            events,
            disk,
        };
        stopping.call("open_library", json!({ "folder": library }));
        stopping.heard("library-changed", |said| said["view"]["indexing"] == false);
        stopping
    }

    fn call(&self, name: &str, args: Value) -> Value {
        self.app.get().unwrap().call(name, args).unwrap()
    }

    fn heard(&self, name: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let fits = |(heard, said): &(&str, Value)| *heard == name && fits(said);
        self.events.iter().find(fits).unwrap().1
    }

    fn export(&self) -> Value {
        json!({ "target": self.disk.path().join("site"), "drafts": false })
    }
}

#[test]
fn a_dry_run_tells_how_far_it_is_and_stops_when_it_is_asked_to() {
    let stopping = Stopping::at("dry-run-progress");
    assert_eq!(stopping.call("dry_run", stopping.export()), Value::Null);
    assert_eq!(stopping.steps.load(Ordering::Relaxed), 1);
}

#[test]
fn an_export_that_is_stopped_says_so_and_the_next_may_begin_at_once() {
    let stopping = Stopping::at("export-progress");
    for _ in 0..2 {
        stopping.call("export", stopping.export());
        let done = stopping.heard("export-done", |_| true);
        assert_eq!(done["cancelled"], true, "{done}");
        assert!(!stopping.disk.path().join("site/index.html").exists());
    }
    let told = stopping.call("dry_run", stopping.export());
    assert!(told["added"].as_array().unwrap().len() > NOTES);
}
