//! A window's side of the application: what it calls and hears, by the names of the wire.
//! A command that is renamed is renamed here alone.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use fieldnotes_app::{App, Event, Failure, System};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Far beyond any wait that is not a hang.
const PATIENCE: Duration = Duration::from_secs(600);
/// The title of the note that is typed in.
pub const TYPED: &str = "notes/note-00000.md";

/// An application without a library, as it stands before the first command.
pub struct Window {
    pub app: App,
    events: Receiver<Event>,
    _memory: TempDir,
}

impl Window {
    pub fn start() -> Window {
        let memory = TempDir::new().unwrap();
        let (tell, events) = channel();
        let system = System {
            trash: files::remove,
            ..System::default()
        };
        let app = App::start_on(system, memory.path().to_owned(), move |event| {
            tell.send(event).ok();
        });
        Window {
            app,
            events,
            _memory: memory,
        }
    }

    /// A window in which all of the library has been looked at.
    pub fn with(folder: &Path) -> Window {
        let window = Window::start();
        window.open(folder);
        window.looked();
        window
    }

    pub fn open(&self, folder: &Path) {
        self.call("open_library", json!({ "folder": folder }));
    }

    /// Waits until the folder has been looked at.
    pub fn looked(&self) {
        while self.call("library", json!({}))["indexing"] == true {
            self.hears("library-changed");
        }
    }

    /// Only what is told from now on is heard.
    pub fn forget_events(&self) {
        while self.events.try_recv().is_ok() {}
    }

    /// Waits for an event.
    pub fn hears(&self, name: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let event = self.events.recv_timeout(left);
            let event = event.unwrap_or_else(|_| panic!("{name} was never heard"));
            if event.name == name {
                return;
            }
        }
    }

    /// The first hundred notes that a query finds, by date; without words, of all.
    pub fn list(&self, query: &str) -> usize {
        list(&self.app, query)
    }

    pub fn rename_tag(&self, slug: &str, title: &str) {
        rename_tag(&self.app, slug, title).unwrap();
    }

    /// The reply for a text of a note, when the window has these blocks and this shell.
    pub fn preview(&self, path: &str, text: &str, has: &Has) -> Value {
        let known = json!({ "path": path, "text": text, "known": has.blocks, "shell": has.shell });
        self.call("preview", known)
    }

    pub fn save(&self, path: &str, base: &str, text: &str) -> String {
        let saved = self.call(
            "save_note",
            json!({ "path": path, "base": base, "text": text }),
        );
        saved["hash"].as_str().unwrap().to_owned()
    }

    /// The hash of a note's file.
    pub fn open_note(&self, path: &str) -> String {
        let open = self.call("open_note", json!({ "path": path }));
        open["hash"].as_str().unwrap().to_owned()
    }

    fn call(&self, name: &str, arguments: Value) -> Value {
        let reply = self.app.call(name, arguments);
        reply.unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }
}

/// What the window has of a preview.
#[derive(Default)]
pub struct Has {
    blocks: Vec<String>,
    shell: Option<String>,
}

impl Has {
    /// Takes in a reply.
    pub fn take(&mut self, reply: &Value) {
        let blocks = reply["blocks"].as_array().unwrap().iter();
        let key = |block: &Value| block["key"].as_str().unwrap().to_owned();
        self.blocks = blocks.map(key).collect();
        if let Some(shell) = reply["shell"]["key"].as_str() {
            self.shell = Some(shell.to_owned());
        }
    }
}

pub fn list(app: &App, query: &str) -> usize {
    let asked = json!({ "filter": {}, "query": query, "sort": "date", "offset": 0, "limit": 100 });
    let list = app.call("list_notes", asked).unwrap();
    list["rows"].as_array().unwrap().len()
}

pub fn rename_tag(app: &App, slug: &str, title: &str) -> Result<Value, Failure> {
    app.call("rename_tag", json!({ "slug": slug, "title": title }))
}

/// Keeps what was typed, as the window does a second after a key.
pub fn keep_buffer(app: &App, base: &str, text: &str) -> Duration {
    let begun = Instant::now();
    let asked = json!({ "path": TYPED, "base": base, "text": text });
    app.call("keep_buffer", asked).unwrap();
    begun.elapsed()
}

pub fn drop_buffer(app: &App) {
    app.call("drop_buffer", json!({ "path": TYPED })).unwrap();
}

/// Stops the operation that goes on; false where the program cannot.
pub fn stop_operation(app: &App) -> bool {
    app.call("stop_operation", json!({})).is_ok()
}

/// Forgets what the program knows of a library, as if it had never been opened.
pub fn forget(folder: &Path) {
    fs::remove_dir_all(folder.join(".fieldnotes")).ok();
}
