//! What was typed and not saved, when the program dies, the database is taken away, or the note is gone.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;

use fieldnotes_app::{App, Event, starter};
use serde_json::{Value, json};
use tempfile::TempDir;
use window::{NOTE, OTHER, Window};

/// Under this name a child is told which library it types in, and what is taken away before.
const CHILD: &str = "FIELDNOTES_TYPES_IN";

#[test]
fn what_is_typed_is_found_after_the_database_or_its_folder_was_removed_and_the_program_killed() {
    if let Ok(order) = std::env::var(CHILD) {
        let (away, library) = order.split_once(' ').unwrap();
        return type_without(Path::new(library), away);
    }
    for away in ["library.db", "."] {
        let disk = TempDir::new().unwrap();
        let library = disk.path().join("library");
        starter::begin(&library).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "what_is_typed_is_found_after_the_database_or_its_folder_was_removed_and_the_program_killed",
                "--nocapture",
            ])
            .env(CHILD, format!("{away} {}", library.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        let is_kept = said
            .lines()
            .map_while(Result::ok)
            .any(|line| line.ends_with("kept"));
        // On Unix this is the signal that nobody survives.
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(is_kept, "{away}: it was never kept");
        let (_app, note) = opened(&library, &disk.path().join("memory"));
        assert_eq!(note["recovered"]["text"], "typed on", "{away}");
    }
}

/// Types in a note once the database, or all of the hidden folder, is gone; then waits for the end.
fn type_without(library: &Path, away: &str) {
    let memory = library.with_file_name("memory");
    let (app, note) = opened(library, &memory);
    let type_it = |text: &str| {
        let typed = json!({ "path": NOTE, "base": note["hash"], "text": text });
        app.call("keep_buffer", typed).unwrap();
    };
    type_it("typed");
    let hidden = library.join(".fieldnotes");
    match away {
        "." => fs::remove_dir_all(hidden).unwrap(),
        file => fs::remove_file(hidden.join(file)).unwrap(),
    }
    type_it("typed on");
    println!("kept");
    std::io::stdin().lines().for_each(drop);
}

fn opened(library: &Path, memory: &Path) -> (App, Value) {
    let (send, events) = channel();
    let app = App::start(memory.to_owned(), move |event| drop(send.send(event)));
    app.call("open_library", json!({ "folder": library }))
        .unwrap();
    let is_over = |event: &Event| event.payload["view"]["indexing"] == false;
    events.iter().find(is_over).unwrap();
    let note = app.call("open_note", json!({ "path": NOTE })).unwrap();
    (app, note)
}

#[test]
fn a_database_that_is_taken_away_is_told_and_lists_come_back() {
    let window = Window::open();
    fs::remove_file(window.folder.path().join(".fieldnotes/library.db")).unwrap();
    assert_eq!(window.titles("").len(), 4);
    let told = window.heard("trouble", |_| true);
    let message = told["failure"]["message"].as_str().unwrap();
    assert!(message.contains("removed by another program"), "{message}");
}

/// A library in which words of a note were kept, and the note is gone before the next start.
fn left_behind(bytes: &str, typed: &str) -> (Window, PathBuf) {
    let window = Window::open();
    let file = window.folder.path().join(NOTE);
    fs::write(&file, bytes).unwrap();
    let note = window.open_note(NOTE);
    let kept = json!({ "path": NOTE, "base": note["hash"], "text": typed });
    window.call("keep_buffer", kept);
    // Another library is open while the note goes.
    let other = window.memory.path().join("other");
    window.call("new_library", json!({ "folder": other }));
    fs::remove_file(&file).unwrap();
    window.call("open_library", json!({ "folder": window.folder.path() }));
    (window, file)
}

fn left(window: &Window) -> Value {
    let is_told = |payload: &Value| payload["view"]["leftBehind"][0]["path"] == NOTE;
    window.heard("library-changed", is_told)["view"]["leftBehind"].clone()
}

#[test]
fn unsaved_text_of_a_note_that_is_gone_is_told_and_is_a_note_again_on_the_authors_word() {
    let (window, file) = left_behind("\u{feff}one\r\ntwo\r\n", "one\ntwo\nthree words more\n");
    let told = left(&window);
    assert_eq!(
        (&told[0]["path"], &told[0]["words"]),
        (&json!(NOTE), &json!(5))
    );
    let made = window.call("restore_unsaved", json!({ "path": NOTE }));
    assert_eq!(made["path"], NOTE);
    let bytes = fs::read(&file).unwrap();
    assert_eq!(
        bytes,
        "\u{feff}one\r\ntwo\r\nthree words more\r\n".as_bytes()
    );
    assert_eq!(window.call("library", json!({}))["leftBehind"], json!([]));
    assert_eq!(window.open_note(NOTE)["recovered"], Value::Null);
}

#[test]
fn unsaved_text_of_a_note_that_is_gone_may_be_left_to_its_history() {
    let (window, _) = left_behind("one\n", "one\nmore\n");
    assert_eq!(left(&window)[0]["path"], NOTE);
    window.call("drop_buffer", json!({ "path": NOTE }));
    window.heard("library-changed", |payload| {
        payload["view"]["leftBehind"] == json!([])
    });
    let versions = window.call("history", json!({ "path": NOTE }));
    let newest = json!({ "path": NOTE, "id": versions[0]["id"] });
    assert_eq!(window.call("version", newest)["text"], "one\nmore\n");
}

#[test]
fn a_removed_note_that_is_put_back_has_the_ends_of_lines_and_the_mark_that_its_file_had() {
    for (bytes, put) in [
        ("\u{feff}one\r\ntwo\r\n", "\u{feff}one\r\ntwo\r\nthree\r\n"),
        ("one\r\ntwo\n", "one\r\ntwo\nthree\n"),
        ("\u{feff}one\ntwo\n", "\u{feff}one\ntwo\nthree\n"),
    ] {
        let window = Window::open();
        let file = window.folder.path().join(NOTE);
        fs::write(&file, bytes).unwrap();
        window.heard("library-changed", |payload| payload["notes"][0] == NOTE);
        window.open_note(NOTE);
        fs::remove_file(&file).unwrap();
        window.heard("note-changed", |payload| payload["change"] == "removed");
        // A side of a choice that was not taken is no text of the file.
        window.call(
            "keep_version",
            json!({ "path": NOTE, "text": "not chosen\n" }),
        );
        let text = "one\ntwo\nthree\n";
        let saved = window.call("put_back", json!({ "path": NOTE, "text": text }));
        assert_eq!(fs::read_to_string(&file).unwrap(), put);
        assert_eq!(window.open_note(NOTE)["hash"], saved["hash"]);
    }
}

#[test]
fn a_note_that_can_no_longer_be_read_is_told_at_once_and_no_more_once_it_can() {
    let window = Window::open();
    let unread = || {
        let found = window.call("check", json!({}));
        let of_file = |problem: &&Value| problem["code"] == "unreadable-file";
        let found: Vec<Value> = found
            .as_array()
            .unwrap()
            .iter()
            .filter(of_file)
            .cloned()
            .collect();
        found
    };
    let text = window.read(NOTE);
    // Nobody reads a file of a terabyte, whoever may.
    let file = fs::File::create(window.folder.path().join(NOTE)).unwrap();
    file.set_len(1 << 40).unwrap();
    window.heard("library-changed", |_| true);
    let told = unread();
    assert_eq!(
        (told.len(), &told[0]["file"]),
        (1, &json!(NOTE)),
        "{told:?}"
    );
    // What is seen of other files says nothing of this one.
    window.write(OTHER, "---\ntitle: Wombat\n---\n");
    window.heard("library-changed", |payload| payload["notes"][0] == OTHER);
    assert_eq!(unread().len(), 1);
    window.write(NOTE, &text);
    window.heard("library-changed", |_| true);
    assert_eq!(unread(), [] as [Value; 0]);
}
