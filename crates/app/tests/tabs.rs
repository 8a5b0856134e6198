//! What the window is told of notes that have a tab and are not in the editor.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use std::fs;

use serde_json::{Value, json};
use window::{NOTE, OTHER, Window};

fn told(window: &Window, path: &str) -> Value {
    let paths = ["notes/nowhere.md", path, "../outside.md"];
    let told = window.call("notes_in_tabs", json!({ "paths": paths }));
    assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
    told[0].clone()
}

fn keep(window: &Window, path: &str, text: &str) {
    let note = window.call("open_note", json!({ "path": path }));
    let kept = json!({ "path": path, "base": note["hash"], "text": text });
    window.call("keep_buffer", kept);
}

#[test]
fn a_tab_says_its_title_its_topic_and_whether_typed_words_are_in_the_file() {
    let window = Window::open();
    let note = told(&window, NOTE);
    assert_eq!(note["title"], "Observability Before Orchestration");
    assert!(note["topic"].is_string(), "{note}");
    assert_eq!(note["unsaved"], Value::Null);
    keep(&window, NOTE, "typed\n");
    assert_eq!(told(&window, NOTE)["unsaved"], "kept");
    fs::write(window.folder.path().join(NOTE), "other\n").unwrap();
    assert_eq!(told(&window, NOTE)["unsaved"], "conflict");
    fs::write(window.folder.path().join(NOTE), "typed\n").unwrap();
    assert_eq!(told(&window, NOTE)["unsaved"], Value::Null);
}

#[test]
fn a_note_that_gets_another_path_is_told_with_both() {
    let window = Window::open();
    window.call("open_note", json!({ "path": OTHER }));
    window.call("rename_note", json!({ "path": NOTE, "to": "elsewhere" }));
    let moved = json!([{ "from": NOTE, "to": "notes/elsewhere.md" }]);
    window.heard("library-changed", |payload| payload["moved"] == moved);
    window.call("undo", json!({}));
    let back = json!([{ "from": "notes/elsewhere.md", "to": NOTE }]);
    window.heard("library-changed", |payload| payload["moved"] == back);
}

#[test]
fn words_typed_in_a_note_that_goes_while_another_one_is_in_the_editor_are_told() {
    let window = Window::open();
    keep(&window, NOTE, "words of mine\n");
    window.call("open_note", json!({ "path": OTHER }));
    fs::remove_file(window.folder.path().join(NOTE)).unwrap();
    let is_told = |payload: &Value| payload["view"]["leftBehind"][0]["path"] == NOTE;
    window.heard("library-changed", is_told);
    window.call("restore_unsaved", json!({ "path": NOTE }));
    let text = fs::read_to_string(window.folder.path().join(NOTE)).unwrap();
    assert_eq!(text, "words of mine\n");
}

#[test]
fn words_typed_in_a_note_that_is_gone_are_told_once_the_editor_shows_another_one() {
    let window = Window::open();
    keep(&window, NOTE, "words of mine\n");
    fs::remove_file(window.folder.path().join(NOTE)).unwrap();
    let gone = window.heard("library-changed", |payload| payload["view"]["notes"] == 3);
    assert_eq!(gone["view"]["leftBehind"], json!([]));
    window.call("open_note", json!({ "path": OTHER }));
    let is_told = |payload: &Value| payload["view"]["leftBehind"][0]["path"] == NOTE;
    window.heard("library-changed", is_told);
}
