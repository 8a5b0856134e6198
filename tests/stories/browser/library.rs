//! The list, and what the menu does to whole notes.

use fieldnotes_tests::{LibraryTest, Window, until};

use super::{NOTE, TITLE, choose, one_note_open, text};

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
fn a_renamed_note_stays_open_and_is_a_file_of_the_new_name() {
    let window = one_note_open();
    let before = text(&window);
    choose(&window, &["File", "Rename note"]);
    window.type_into("dialog input", "-first\n");
    window.says(".path", "observability-before-orchestration-first.md");
    assert!(!window.library().place(NOTE).exists());
    let renamed = "notes/observability-before-orchestration-first.md";
    let after = String::from_utf8(window.library().read(renamed)).unwrap();
    assert!(after.ends_with(before.split_once("---\n\n").unwrap().1));
    window.says(".notice", "Undo");
}

#[test]
fn a_note_in_the_trash_comes_back_with_one_undo() {
    let window = one_note_open();
    let before = text(&window);
    choose(&window, &["File", "Move note to the trash"]);
    until("the note's file to be gone", || {
        (!window.library().place(NOTE).exists()).then_some(())
    });
    window.sees(
        "a list without the note",
        "return document.querySelectorAll('.row').length === 3",
    );
    window.click(".notice button", "Undo");
    window.says(".row", TITLE);
    assert_eq!(text(&window), before);
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
