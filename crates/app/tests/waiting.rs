//! What the author waits for while typing and looking around waits neither for an operation nor for
//! the first look. The thread that owns the library is held until all answers are in.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;

use fieldnotes_app::{App, System, starter};
use files::FileError;
use serde_json::{Value, json};
use tempfile::TempDir;
use window::{NOTE, OTHER};

/// Holds whoever comes by until it is let go of.
struct Gate {
    entered: Sender<()>,
    go: Receiver<()>,
}

fn gate() -> (Gate, Receiver<()>, Sender<()>) {
    let ((entered, is_held), (let_go, go)) = (channel(), channel());
    (Gate { entered, go }, is_held, let_go)
}

impl Gate {
    fn pass(self) {
        self.entered.send(()).unwrap();
        self.go.recv().ok();
    }
}

/// What every command of the window that must never wait is asked with.
fn asked(library: &Path) -> Vec<(&'static str, Value)> {
    let text = fs::read_to_string(library.join(OTHER)).unwrap();
    let export = json!({ "target": library.with_extension("site"), "drafts": false });
    let list = json!({ "filter": {}, "query": "", "sort": "date", "offset": 0, "limit": 10 });
    let query = json!({
        "typed": "the", "isExpression": false, "isCaseKept": false, "isWholeWords": false, "inHeads": false,
    });
    let find = json!({ "query": query, "with": "a", "after": null, "room": 10 });
    vec![
        ("start", json!({})),
        ("library", json!({})),
        ("list_notes", list),
        ("notes_in_tabs", json!({ "paths": [OTHER] })),
        ("find_in_notes", find),
        ("open_note", json!({ "path": OTHER })),
        (
            "keep_buffer",
            json!({ "path": OTHER, "base": "", "text": "typed" }),
        ),
        ("drop_buffer", json!({ "path": OTHER })),
        ("history", json!({ "path": OTHER })),
        ("version", json!({ "path": OTHER, "id": 1 })),
        (
            "preview",
            json!({ "path": OTHER, "text": text, "known": [], "shell": null }),
        ),
        (
            "edit_head",
            json!({ "text": text, "edit": { "set": "title", "value": "T" } }),
        ),
        ("note_at", json!({ "address": "index.html" })),
        (
            "link_targets",
            json!({ "from": OTHER, "query": "a", "limit": 5 }),
        ),
        (
            "media_files",
            json!({ "from": OTHER, "query": "a", "limit": 5 }),
        ),
        ("headings", json!({ "from": OTHER, "name": "a" })),
        ("emoji", json!({})),
        ("misspelled", json!({ "language": "xx", "words": ["a"] })),
        ("suggestions", json!({ "language": "xx", "word": "a" })),
        ("list_page", json!({ "address": "index.html" })),
        ("file_there", json!({ "file": "site.toml" })),
        ("check", json!({})),
        ("dry_run", export.clone()),
        (
            "page_difference",
            json!({ "export": export, "address": "index.html" }),
        ),
        ("export", export),
        ("cancel_export", json!({})),
        ("stop_operation", json!({})),
    ]
}

/// Asks everything; none of it may be missing in the list above.
fn ask_all(app: &App, library: &Path) {
    let asked = asked(library);
    let names: Vec<&str> = asked.iter().map(|(name, _)| *name).collect();
    for name in app.never_waiting() {
        assert!(names.contains(&name), "{name} is not asked");
    }
    for (name, argument) in asked {
        assert!(app.never_waiting().contains(&name), "{name} waits");
        let answer = app.call(name, argument);
        let is_answered = answer.is_ok() || name == "version";
        assert!(is_answered, "{name}: {answer:?}");
    }
}

static TRASH: Mutex<Option<Gate>> = Mutex::new(None);

/// A trash that takes as long as the test wants.
fn slow_trash(file: &Path) -> Result<(), FileError> {
    let gate = TRASH.lock().unwrap().take();
    if let Some(gate) = gate {
        gate.pass();
    }
    files::remove(file)
}

fn library() -> (TempDir, std::path::PathBuf) {
    let disk = TempDir::new().unwrap();
    let library = disk.path().join("library");
    starter::begin(&library).unwrap();
    (disk, library)
}

#[test]
fn nothing_that_reads_and_no_text_that_is_kept_waits_for_an_operation() {
    let (disk, library) = library();
    let (send, events) = channel();
    let system = System {
        trash: slow_trash,
        ..System::default()
    };
    let app = App::start_on(system, disk.path().join("memory"), move |event| {
        send.send(event).ok();
    });
    app.call("open_library", json!({ "folder": library }))
        .unwrap();
    let is_over = |event: &fieldnotes_app::Event| event.payload["view"]["indexing"] == false;
    events.iter().find(is_over).unwrap();
    let (gate, is_held, let_go) = gate();
    *TRASH.lock().unwrap() = Some(gate);
    let trashing = {
        let app = app.clone();
        thread::spawn(move || app.call("trash_note", json!({ "path": NOTE })))
    };
    is_held.recv().unwrap();
    ask_all(&app, &library);
    let kept = json!({ "path": OTHER, "base": "", "text": "typed meanwhile" });
    app.call("keep_buffer", kept).unwrap();
    let note = app.call("open_note", json!({ "path": OTHER })).unwrap();
    assert_eq!(note["recovered"]["text"], "typed meanwhile");
    let_go.send(()).unwrap();
    trashing.join().unwrap().unwrap();
}

#[test]
fn nothing_that_reads_and_no_text_that_is_kept_waits_for_the_first_look() {
    let (disk, library) = library();
    let (gate, is_held, let_go) = gate();
    let gate = Mutex::new(Some(gate));
    let app = App::start(disk.path().join("memory"), move |event| {
        if event.name == "library-changed" && event.payload["view"]["indexing"] == true {
            let gate = gate.lock().unwrap().take();
            if let Some(gate) = gate {
                gate.pass();
            }
        }
    });
    app.call("open_library", json!({ "folder": library }))
        .unwrap();
    is_held.recv().unwrap();
    ask_all(&app, &library);
    let_go.send(()).unwrap();
}

#[test]
fn what_waits_has_its_turn_between_two_portions_of_the_first_look() {
    let (disk, library) = library();
    for number in 0..700 {
        let note = library.join(format!("notes/n{number:03}.md"));
        fs::write(note, format!("# Note {number}\n")).unwrap();
    }
    let app: Arc<OnceLock<App>> = Arc::default();
    let (send, events) = channel();
    let (itself, place) = (Arc::clone(&app), library.clone());
    let asked = Mutex::new(false);
    let started = App::start(disk.path().join("memory"), move |event| {
        let is_portion =
            event.name == "library-changed" && event.payload["view"]["indexing"] == true;
        if is_portion && !std::mem::replace(&mut *asked.lock().unwrap(), true) {
            // The author opens a note, and another program writes it in that moment.
            let app = itself.get().unwrap();
            app.call("open_note", json!({ "path": NOTE })).unwrap();
            fs::write(place.join(NOTE), "# Another\n").unwrap();
        }
        send.send((event.name, event.payload)).ok();
    });
    app.set(started).ok().unwrap();
    let app = app.get().unwrap();
    app.call("open_library", json!({ "folder": library }))
        .unwrap();
    let mut order = Vec::new();
    for (name, payload) in events {
        let looking = payload["view"]["looking"].clone();
        match name {
            "note-changed" => order.push("note"),
            "library-changed" if payload["view"]["indexing"] == false => break,
            "library-changed" if order.is_empty() => {
                let (done, total) = (looking["done"].as_u64(), looking["total"].as_u64());
                assert!(done < total && done > Some(0), "{looking}");
                order.push("portion");
            }
            _ => {}
        }
    }
    assert_eq!(order, ["portion", "note"]);
}

#[test]
fn an_operation_that_lasts_says_how_far_it_is_and_is_stopped_whole() {
    let (disk, library) = library();
    for number in 0..200 {
        let note = library.join(format!("notes/n{number:03}.md"));
        fs::write(note, format!("---\ntitle: N{number}\ntags: [ml]\n---\n")).unwrap();
    }
    let app: Arc<OnceLock<App>> = Arc::default();
    let itself = Arc::clone(&app);
    let (send, events) = channel();
    let system = System {
        trash: files::remove,
        told_after: std::time::Duration::ZERO,
        ..System::default()
    };
    let started = App::start_on(system, disk.path().join("memory"), move |event| {
        if event.name == "operation-progress" {
            let app = itself.get().unwrap();
            app.call("stop_operation", json!({})).unwrap();
        }
        send.send((event.name, event.payload)).ok();
    });
    app.set(started).ok().unwrap();
    let app = app.get().unwrap();
    app.call("open_library", json!({ "folder": library }))
        .unwrap();
    let is_over = |(_, payload): &(&str, Value)| payload["view"]["indexing"] == false;
    events.iter().find(is_over).unwrap();
    let rename = json!({ "slug": "ml", "title": "Models" });
    let stopped = app.call("rename_tag", rename).unwrap_err();
    assert_eq!(
        stopped.code,
        Some(fieldnotes_app::Code::Stopped),
        "{stopped}"
    );
    let (_, told) = events
        .iter()
        .find(|(name, _)| *name == "operation-progress")
        .unwrap();
    assert!(
        told["name"].as_str().unwrap().starts_with("Rename tag"),
        "{told}"
    );
    assert_eq!(told["canStop"], true);
    events
        .iter()
        .find(|(name, _)| *name == "operation-ended")
        .unwrap();
    let text = fs::read_to_string(library.join("notes/n000.md")).unwrap();
    assert_eq!(text, "---\ntitle: N0\ntags: [ml]\n---\n");
    assert_eq!(app.call("library", json!({})).unwrap()["undo"], Value::Null);
}
