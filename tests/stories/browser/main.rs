//! The window's page in Chromium, with the real application behind it, and the exported site.

#![allow(clippy::unwrap_used, reason = "a story fails by panicking")]

mod elsewhere;
mod exporting;
mod hostile;
mod library;
mod look;
mod outside;
mod site;
mod tabs;
mod writing;

use fieldnotes_tests::{LibraryTest, Window, until};

const NOTE: &str = "notes/observability-before-orchestration.md";
const TITLE: &str = "Observability Before Orchestration";

/// The sample library in the window, with one note open.
fn one_note_open() -> Window {
    let window = Window::open(LibraryTest::sample());
    window.click(".row", TITLE);
    window.preview_says(TITLE);
    window
}

/// Chooses an entry of the menu by the way to it: a menu, those below it, the entry.
fn choose(window: &Window, way: &[&str]) {
    window.click("[aria-label=Menu]", "");
    for (depth, words) in way.iter().enumerate() {
        let within = ".menu ".repeat(depth);
        window.click(&format!("{within}.menu > [role=group] > button"), words);
    }
}

/// The file of the open note.
fn text(window: &Window) -> String {
    String::from_utf8(window.library().read(NOTE)).unwrap()
}

/// Waits until the note's file holds these words.
fn saved(window: &Window, words: &str) {
    until(words, || text(window).contains(words).then_some(()));
}
