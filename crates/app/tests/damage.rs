//! The library's database is damaged while the window is open.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use std::fs;

use serde_json::{Value, json};
use store::Store;
use window::{NOTE, OTHER, Window};

/// Overwrites every page of the database, as a broken disk would, and has the application read
/// them again.
fn damage(window: &Window) {
    let root = window.folder.path();
    let other = Store::open(root).unwrap().store;
    // What another program has written is read anew: nothing is left in the memory of SQLite.
    other.remember("other", &json!(1)).unwrap();
    drop(other);
    for file in ["library.db", "library.db-wal"] {
        let file = root.join(".fieldnotes").join(file);
        let length = fs::metadata(&file).unwrap().len();
        fs::write(&file, vec![0xa5; usize::try_from(length).unwrap()]).unwrap();
    }
}

/// How many databases were put aside.
fn aside(window: &Window) -> usize {
    let folder = window.folder.path().join(".fieldnotes");
    let is_there = |number: &usize| folder.join(format!("library.db.corrupt-{number}")).exists();
    (1..).take_while(is_there).count()
}

#[test]
fn a_save_on_a_damaged_database_is_made_the_author_is_told_once_and_the_library_answers() {
    let window = Window::open();
    let note = window.open_note(NOTE);
    let text = note["text"].as_str().unwrap().to_owned() + "\nA quokka was here.\n";
    damage(&window);
    let saved = window.call(
        "save_note",
        json!({ "path": NOTE, "base": note["hash"], "text": text }),
    );
    assert_eq!(window.read(NOTE), text);
    let told = window.heard("trouble", |_| true);
    let message = told["failure"]["message"].as_str().unwrap();
    assert!(
        message.contains("was damaged") && message.contains("library.db.corrupt-1"),
        "{message}"
    );
    assert_eq!(
        window.titles("quokka"),
        ["Observability Before Orchestration"]
    );
    assert_eq!(window.titles("").len(), 4);
    assert_eq!(window.open_note(NOTE)["hash"], saved["hash"]);
    // The files go on being watched, and told.
    window.write(OTHER, "---\ntitle: Wombat\n---\n");
    window.heard("library-changed", |payload| payload["notes"][0] == OTHER);
    assert_eq!(window.titles("wombat"), ["Wombat"]);
    let since = window.heard_since();
    assert!(since.iter().all(|(name, _)| *name != "trouble"));
    assert_eq!(aside(&window), 1);
}

#[test]
fn what_is_typed_on_a_damaged_database_is_kept() {
    let window = Window::open();
    let note = window.open_note(NOTE);
    damage(&window);
    let typed = json!({ "path": NOTE, "base": note["hash"], "text": "typed" });
    window.call("keep_buffer", typed);
    assert_eq!(window.open_note(NOTE)["recovered"]["text"], "typed");
}

#[test]
fn an_operation_on_a_damaged_database_is_made_whole_or_not_at_all_and_never_twice() {
    let window = Window::open();
    let texts = || [NOTE, OTHER].map(|path| window.read(path));
    let before = texts();
    damage(&window);
    let rename = json!({ "slug": "kubernetes", "title": "Clusters" });
    let refused = window.app.call("rename_tag", rename.clone());
    if let Err(failure) = refused {
        assert!(failure.message.contains("damaged"), "{failure}");
        assert_eq!(texts(), before);
        window.call("rename_tag", rename);
    }
    assert_ne!(texts(), before);
    window.heard("trouble", |_| true);
    assert_eq!(
        window.call("undo", json!({}))["skipped"],
        Value::from([0; 0])
    );
    assert_eq!(texts(), before);
    assert!(window.app.call("undo", json!({})).is_err());
}
