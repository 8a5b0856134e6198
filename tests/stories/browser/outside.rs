//! Files that another program changes while a note is open.

use fieldnotes_tests::{LibraryTest, Window, until};
use serde_json::{Value, json};

use super::{NOTE, TITLE, one_note_open, saved, text};

#[test]
fn a_change_outside_of_a_saved_note_is_shown_where_the_author_was() {
    let window = one_note_open();
    window.caret_to_end();
    let before = window.script("return document.querySelector('.status .place').textContent");
    let theirs = text(&window).replacen("summary:", "summary:  ", 1) + "\nFrom another hand.\n";
    window.library().write(NOTE, &theirs);
    window.preview_says("From another hand.");
    let after = window.script("return document.querySelector('.status .place').textContent");
    assert_eq!(after, before, "the caret moved");
    assert_eq!(text(&window), theirs);
}

#[test]
fn changes_of_other_lines_are_merged_into_what_is_being_typed() {
    let window = one_note_open();
    window.caret_to_end();
    window.type_into(".cm-content", "\n\nMine at the end.");
    window.preview_says("Mine at the end.");
    let title = format!("title: {TITLE}");
    let theirs = text(&window).replacen(&title, "title: Their title", 1);
    window.library().write(NOTE, &theirs);
    window.preview_says("Their title");
    window.preview_says("Mine at the end.");
    saved(&window, "Mine at the end.");
    assert!(text(&window).contains("title: Their title"));
}

#[test]
fn changes_of_the_same_line_wait_for_the_author_and_both_are_kept() {
    let window =
        Window::open(LibraryTest::sample().with("notes/short.md", "# Short\n\nOne line.\n"));
    let file = || window.library().read("notes/short.md");
    window.click(".row", "Short");
    window.preview_says("One line.");
    window.caret_to_end();
    window.type_into(".cm-content", "Mine.");
    window
        .library()
        .write("notes/short.md", "# Short\n\nOne line.\nTheirs.\n");
    window.says(".banner", "Another program changed this note");
    assert_eq!(file(), b"# Short\n\nOne line.\nTheirs.\n");
    window.click(".banner button", "Save my text");
    until("the author's text in the file", || {
        file().ends_with(b"Mine.").then_some(())
    });
    let of_note = json!({ "path": "notes/short.md" });
    let history = window.library().call("history", of_note);
    let texts = history.as_array().unwrap().iter().map(|version| {
        let args = json!({ "path": "notes/short.md", "id": version["id"] });
        window.library().call("version", args)["text"].clone()
    });
    let theirs = json!("# Short\n\nOne line.\nTheirs.\n");
    assert!(texts.collect::<Vec<Value>>().contains(&theirs));
}
