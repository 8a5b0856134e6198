//! The real window, as the author uses it.

#![allow(clippy::unwrap_used, reason = "a story fails by panicking")]

mod elsewhere;
mod keys;
mod menus;
mod outside;
mod readme;

use std::fs;

use fieldnotes_tests::{Desktop, LibraryTest, SiteFiles, until};

const NOTE: &str = "notes/observability-before-orchestration.md";
/// How often the window is killed.
const ROUNDS: usize = 10;
const OTHER: &str = "notes/slo-thinking-for-data-pipelines.md";

#[test]
fn an_evening_a_note_is_written_tagged_saved_and_exported() {
    let library = LibraryTest::sample();
    let window = Desktop::open(library.folder());
    window.says(".library h1", "Field notes");

    window.click(".row", "Observability Before Orchestration");
    window.preview_says("Observability Before Orchestration");
    window.caret_to_end();
    window.type_into(".cm-content", "\n\nA quokka reads the metrics.");
    window.preview_says("A quokka reads the metrics.");

    window.type_into(".chips input", "Marsupials\n");
    window.says(".chips", "Marsupials");
    window.says(".status", "Saved");
    let file = library.folder().join(NOTE);
    until("the sentence and the tag in the file", || {
        let text = fs::read_to_string(&file).unwrap();
        (text.contains("A quokka reads the metrics.") && text.contains("Marsupials")).then_some(())
    });

    let other = library.folder().join(OTHER);
    let text = fs::read_to_string(&other).unwrap();
    let title = "title: SLO Thinking for Data Pipelines That Feed AI Systems";
    assert!(text.contains(title), "the sample has another title");
    fs::write(
        &other,
        text.replace(title, "title: Changed by another hand"),
    )
    .unwrap();
    window.says(".row-title", "Changed by another hand");

    let target = library.folder().with_extension("site");
    window.click(".status button", "Export");
    window.type_into(
        "dialog input:not([type=checkbox])",
        target.to_str().unwrap(),
    );
    window.click("dialog button.main", "Export");
    window.says("dialog .report", "Written to");

    let site = SiteFiles::at(&target);
    let page = site.read("notes/observability-before-orchestration.html");
    assert!(page.contains("A quokka reads the metrics."));
    assert!(
        site.read("tags/marsupials.html")
            .contains("Observability Before Orchestration")
    );
    assert!(site.read("index.html").contains("Changed by another hand"));
    fs::remove_dir_all(&target).unwrap();
}

#[test]
fn killed_while_the_author_types_the_window_comes_back_with_the_words() {
    let library = LibraryTest::sample();
    let mut window = Desktop::open(library.folder());
    window.click(".row", "Observability Before Orchestration");
    window.preview_says("Observability Before Orchestration");
    window.caret_to_end();
    for round in 1..=ROUNDS {
        let words = format!("Before the light went out for the {round}th time.");
        window.type_into(".cm-content", &format!("\n{words}"));
        window.preview_says(&words);
        // The promise speaks of a second; here one has surely passed since the last key.
        window.a_second_passes();
        window.kill();
        window.reopen(library.folder());
        window.preview_says(&words);
        window.caret_to_end();
    }
}

#[test]
fn a_page_whose_process_dies_is_drawn_again_and_its_words_are_safe() {
    let library = LibraryTest::sample();
    let mut window = Desktop::open(library.folder());
    window.click(".row", "Observability Before Orchestration");
    window.preview_says("Observability Before Orchestration");
    window.caret_to_end();
    let words = "Before the page went blank.";
    window.type_into(".cm-content", &format!("\n{words}"));
    window.a_second_passes();
    window.kill_page();
    window.reopen(library.folder());
    window.preview_says(words);
}
