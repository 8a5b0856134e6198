//! Words, facts and tags of one note.

use super::{TITLE, one_note_open, saved, text};

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
fn the_text_says_what_the_form_says() {
    let window = one_note_open();
    window.type_into(".head .title input", " First");
    window.preview_says("Observability Before Orchestration First");
    saved(&window, "title: Observability Before Orchestration First\n");
    let rest = text(&window).replacen("Orchestration First\n", "Orchestration\n", 1);
    assert_eq!(
        rest,
        include_str!("../../../content/notes/observability-before-orchestration.md")
    );
}

#[test]
fn the_form_says_what_the_text_says() {
    let window = one_note_open();
    // With the form the front matter is folded; a click opens it with the caret on the line of the title.
    window.click(".front-fold", "Front matter");
    window.type_into(".cm-content", "\u{e010} Twice");
    window.sees(
        "the title in the form",
        "return document.querySelector('.head .title input').value.endsWith('Orchestration Twice')",
    );
    window.preview_says("Observability Before Orchestration Twice");
    window.says(".row-title", "Observability Before Orchestration Twice");
}

#[test]
fn a_new_tag_and_a_completed_one_are_written_into_the_note() {
    let window = one_note_open();
    window.type_into(".chips input", "Marsupials\n");
    window.says(".chips .chip", "Marsupials");
    // The down arrow chooses the first of the library's tags that fit.
    window.type_into(".chips input", "rel");
    window.says("#tag-completions", "Reliability");
    window.type_into(".chips input", "\u{e015}\n");
    window.says(".chips .chip", "Reliability");
    saved(&window, "Marsupials, Reliability");
    window.says(".library", "Marsupials");
}

#[test]
fn chinese_is_composed_without_a_half_word_being_saved() {
    let window = one_note_open();
    window.caret_to_end();
    window.type_into(".cm-content", "\n\n");
    window.compose("ni hao");
    window.says(".cm-content", "ni hao");
    window.compose("你好");
    window.confirm("你好");
    window.preview_says("你好");
    saved(&window, "\n\n你好");
    assert!(!text(&window).contains("ni hao"));
    window.says(".row-title", TITLE);
}
