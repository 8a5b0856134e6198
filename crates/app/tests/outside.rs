//! Another program writes the file of the open note while the author has unsaved text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use std::fs;

use serde_json::{Value, json};
use window::{NOTE, OTHER, Window};

/// A window in which the author typed `mine` after the last line and did not save it, and another
/// program made `theirs` of the file.
fn met(mine: &str, theirs: impl Fn(&str) -> String) -> (Window, String, String, Value) {
    let window = Window::open();
    let note = window.open_note(NOTE);
    let began = note["text"].as_str().unwrap();
    let mine = format!("{began}{mine}");
    let theirs = theirs(began);
    window.call(
        "keep_buffer",
        json!({ "path": NOTE, "base": note["hash"], "text": mine }),
    );
    window.write(NOTE, &theirs);
    window.heard("note-changed", |payload| payload["change"] == "changed");
    let asked = json!({ "path": NOTE, "base": note["hash"], "text": mine });
    let met = window.call("merge_outside", asked);
    (window, mine, theirs, met)
}

fn kept(window: &Window) -> Vec<String> {
    let versions = window.call("history", json!({ "path": NOTE }));
    let text = |version: &Value| {
        let asked = json!({ "path": NOTE, "id": version["id"] });
        window.call("version", asked)["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    versions.as_array().unwrap().iter().map(text).collect()
}

#[test]
fn a_change_elsewhere_in_the_text_is_merged_with_what_was_typed_and_both_stay_in_the_history() {
    let (window, mine, theirs, met) = met("\nMine.\n", |began| {
        began.replacen("title: ", "title: Theirs, ", 1)
    });
    let both = format!("{theirs}\nMine.\n");
    assert_eq!(
        (&met["merged"], &met["theirs"]),
        (&json!(both), &json!(theirs))
    );
    assert!(kept(&window).contains(&mine));
    // Before the window has said a word more, the merged text is safe.
    assert_eq!(window.open_note(NOTE)["recovered"]["text"], both);
    window.call(
        "save_note",
        json!({ "path": NOTE, "base": met["hash"], "text": both }),
    );
    assert_eq!(window.read(NOTE), both);
}

#[test]
fn a_change_of_the_same_lines_is_not_merged_and_both_texts_are_kept_before_the_author_chooses() {
    let (window, mine, theirs, met) = met("\nMine.\n", |began| format!("{began}\nTheirs.\n"));
    assert_eq!(
        (&met["merged"], &met["theirs"]),
        (&Value::Null, &json!(theirs))
    );
    let kept = kept(&window);
    assert!(kept.contains(&mine) && kept.contains(&theirs), "{kept:#?}");
    assert_eq!(window.open_note(NOTE)["recovered"]["text"], mine);
    assert_eq!(window.read(NOTE), theirs);
}

#[test]
fn a_file_that_is_no_longer_text_is_not_merged_and_what_was_typed_is_kept() {
    let window = Window::open();
    let note = window.open_note(NOTE);
    let typed = json!({ "path": NOTE, "base": note["hash"], "text": "mine" });
    window.call("keep_buffer", typed.clone());
    fs::write(window.folder.path().join(NOTE), b"\xff\xfe").unwrap();
    let refused = window.app.call("merge_outside", typed).unwrap_err();
    assert!(refused.message.contains(NOTE), "{refused}");
    assert!(!refused.hint.is_empty(), "{refused}");
    assert_eq!(window.open_note(NOTE)["recovered"]["text"], "mine");
}

#[test]
fn a_file_that_is_touched_and_holds_the_same_bytes_is_no_change() {
    let window = Window::open();
    let note = window.open_note(NOTE);
    window.write(NOTE, &window.read(NOTE));
    // The next change is entered after the touch or with it: once it is told, both were seen.
    window.write(OTHER, "---\ntitle: Wombat\n---\n\nBody.\n");
    let (name, payload) = window.next();
    assert_eq!(
        (name, &payload["notes"]),
        ("library-changed", &json!([OTHER]))
    );
    assert_eq!(kept(&window), [""; 0]);
    let asked = json!({ "path": NOTE, "base": note["hash"], "text": note["text"] });
    window.call("save_note", asked);
}
