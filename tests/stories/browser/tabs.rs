//! Several notes open at once.

use fieldnotes_tests::until;

use super::{NOTE, TITLE, choose, one_note_open, saved};

const OTHER: &str = "SLO Thinking";

#[test]
fn a_note_that_was_typed_in_keeps_its_tab_and_all_tabs_are_there_after_a_start() {
    let window = one_note_open();
    window.caret_to_end();
    window.type_into(".cm-content", "\n\nA wombat.");
    window.click(".row", OTHER);
    window.says(".tab-box.passing .tab-title", OTHER);
    saved(&window, "A wombat.");
    choose(&window, &["View", "Tabs", "Pin the tab"]);
    window.says(".tab-box.pinned .tab-title", OTHER);
    window.click("[role=tab]", TITLE);
    window.says(".tab-box.active .tab-title", TITLE);
    window.focus_is_in(".cm-content");
    assert_eq!(window.barriers(), [""; 0]);
    window.script("location.reload()");
    window.says(".tab-box.pinned .tab-title", OTHER);
    window.says(".tab-box.active .tab-title", TITLE);
    window.preview_says("A wombat.");
}

#[test]
fn a_note_that_another_program_removes_loses_its_tab() {
    let window = one_note_open();
    choose(&window, &["View", "Tabs", "Keep the tab"]);
    window.click(".row", OTHER);
    window.says(".tab-box .tab-title", TITLE);
    std::fs::remove_file(window.library().place(NOTE)).unwrap();
    until("the strip to go", || {
        let is_gone = window.script("return document.querySelector('[role=tablist]') === null");
        (is_gone == true).then_some(())
    });
    window.says(".bar .path", "slo-thinking");
}
