//! The window's page in Chromium, with the real application behind it, and the exported site.

#![allow(clippy::unwrap_used, reason = "a story fails by panicking")]

use std::fs;

use fieldnotes_tests::{Browser, LibraryTest, SiteFiles, Window, until};
use loopback::SiteServer;
use serde_json::{Value, json};

const NOTE: &str = "notes/observability-before-orchestration.md";
const TITLE: &str = "Observability Before Orchestration";

/// The sample library in the window, with one note open.
fn one_note_open() -> Window {
    let window = Window::open(LibraryTest::sample());
    window.click(".row", TITLE);
    window.preview_says(TITLE);
    window
}

fn text(window: &Window) -> String {
    String::from_utf8(window.library().read(NOTE)).unwrap()
}

/// Waits until the note's file holds these words.
fn saved(window: &Window, words: &str) {
    until(words, || text(window).contains(words).then_some(()));
}

#[test]
fn what_is_typed_is_previewed_and_saved() {
    let window = one_note_open();
    window.caret_to_end();
    window.type_into(".cm-content", "\n\nA **wombat** digs.");
    window.preview_says("A wombat digs.");
    saved(&window, "A **wombat** digs.");
    window.says(".status", "Saved");
}

#[test]
fn the_form_and_the_text_say_the_same() {
    let window = one_note_open();
    window.type_into(".head .title input", " First");
    window.preview_says("Observability Before Orchestration First");
    saved(&window, "title: Observability Before Orchestration First");
    window.type_into(".chips input", "Marsupials\n");
    window.says(".chips .chip", "Marsupials");
    saved(&window, "Marsupials");
    window.says(".library", "Marsupials");
}

#[test]
fn the_list_narrows_while_words_are_typed() {
    let window = Window::open(LibraryTest::sample());
    window.type_into(".search input", "accelerat");
    window.sees(
        "the notes that hold the word",
        "return document.querySelectorAll('.row mark').length > 0 && document.querySelectorAll('.row').length < 4",
    );
    window.type_into(".search input", "zzz");
    window.says(".library", "No note");
}

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
    window.says(".decision", "Another program changed this note");
    assert_eq!(file(), b"# Short\n\nOne line.\nTheirs.\n");
    window.click(".decision button", "Keep mine");
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

#[test]
fn a_note_in_the_trash_comes_back_with_one_undo() {
    let window = one_note_open();
    let before = text(&window);
    window.library().call("trash_note", json!({ "path": NOTE }));
    window.sees(
        "a list without the note",
        "return document.querySelectorAll('.row').length === 3",
    );
    window.library().call("undo", json!({}));
    window.says(".row", TITLE);
    assert_eq!(text(&window), before);
}

#[test]
fn an_export_that_is_blocked_says_what_stands_in_its_way() {
    let twin = "---\ntitle: Twin\nslug: observability-before-orchestration\nstate: ready\ndate: 2026-01-01\n---\n\nText.\n";
    let window = Window::open(LibraryTest::sample().with("notes/twin.md", twin));
    let target = window.library().folder().with_extension("site");
    window.click(".status button", "Export");
    window.type_into("dialog input.path-text", target.to_str().unwrap());
    window.click("dialog .actions button", "Export");
    window.click("dialog button", "Show what is to fix");
    window.click("dialog .problems button", "notes/twin.md");
    window.says(".path", "twin.md");
    assert!(!target.join("index.html").exists());
}

#[test]
fn a_problem_leads_to_its_line() {
    let broken = "---\ntitle: Broken\ntags: [one\n---\n\nText.\n";
    let window = Window::open(LibraryTest::sample().with("notes/broken.md", broken));
    window.click(".row", "broken");
    window.click(".status button", "to fix");
    window.click("dialog .problems button", "notes/broken.md:3");
    window.says(".status .place", "3:");
}

#[test]
fn every_page_of_the_exported_sample_fits_every_screen() {
    let library = LibraryTest::sample().start();
    let target = library.folder().with_extension("site");
    let args = json!({ "target": target, "drafts": false });
    library.call("export", args);
    library.heard("export-done", |done| done["report"].is_object());
    let server = SiteServer::start(target.clone(), 0).unwrap();
    let browser = Browser::open();
    for width in [320, 768, 1440] {
        browser.resize(width, 900);
        let addresses = SiteFiles::at(&target).addresses();
        let pages = addresses
            .iter()
            .filter(|address| address.ends_with(".html"));
        for address in pages {
            browser.visit(&format!("{}{address}", server.address()));
            let fits = browser
                .script("return document.documentElement.scrollWidth <= document.documentElement.clientWidth");
            assert_eq!(
                fits,
                Value::Bool(true),
                "{address} is wider than {width} pixels"
            );
        }
    }
    fs::remove_dir_all(&target).unwrap();
}
