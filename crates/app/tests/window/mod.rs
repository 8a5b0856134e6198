//! The application with the sample library open, as a window sees it.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use fieldnotes_app::{App, Event, System, starter};
use serde_json::{Value, json};
use tempfile::TempDir;

pub const NOTE: &str = "notes/observability-before-orchestration.md";
pub const OTHER: &str = "notes/slo-thinking-for-data-pipelines.md";
/// Far beyond any wait that is not a hang.
const PATIENCE: Duration = Duration::from_secs(30);

/// An application with the sample library open.
pub struct Window {
    pub app: App,
    events: Receiver<Event>,
    pub folder: TempDir,
    pub memory: TempDir,
}

/// The trash of whoever runs the tests is left alone.
fn system() -> System {
    System {
        trash: files::remove,
        dictionaries: &[concat!(env!("CARGO_MANIFEST_DIR"), "/tests/dictionaries")],
        ..System::default()
    }
}

impl Window {
    pub fn open() -> Window {
        let folder = TempDir::new().unwrap();
        starter::begin(folder.path()).unwrap();
        let memory = TempDir::new().unwrap();
        let (tell, events) = channel();
        let app = App::start_on(system(), memory.path().to_owned(), move |event| {
            tell.send(event).ok();
        });
        let window = Window {
            app,
            events,
            folder,
            memory,
        };
        window.call("open_library", json!({ "folder": window.folder.path() }));
        window.heard("library-changed", |payload| {
            payload["view"]["indexing"] == false
        });
        window
    }

    pub fn call(&self, name: &str, args: Value) -> Value {
        self.app
            .call(name, args)
            .unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    /// The first event of this name that fits.
    pub fn heard(&self, name: &str, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self
                .events
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("{name} was never heard"));
            if event.name == name && fits(&event.payload) {
                return event.payload;
            }
        }
    }

    /// The event that comes next.
    pub fn next(&self) -> (&'static str, Value) {
        let event = self.events.recv_timeout(PATIENCE).expect("an event");
        (event.name, event.payload)
    }

    /// The names and payloads of all events that came since the last that was waited for.
    pub fn heard_since(&self) -> Vec<(&'static str, Value)> {
        let events = self.events.try_iter();
        events.map(|event| (event.name, event.payload)).collect()
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.path().join(path), text).unwrap();
    }

    pub fn open_note(&self, path: &str) -> Value {
        let note = self.call("open_note", json!({ "path": path }));
        // The thread that owns the library has looked at the file once it answers the next question.
        self.call("remember", json!({ "key": "test", "value": path }));
        note
    }

    pub fn titles(&self, query: &str) -> Vec<String> {
        let list = self.call(
            "list_notes",
            json!({ "filter": {}, "query": query, "sort": "title", "offset": 0, "limit": 100 }),
        );
        let rows = list["rows"].as_array().unwrap();
        let title = |row: &Value| row["title"].as_str().unwrap().to_owned();
        rows.iter().map(title).collect()
    }
}
