//! Real keys and a real mouse: what reaches the page, and what the system's menu takes.

use fieldnotes_tests::{Button, Desktop, LibraryTest};

#[test]
fn real_keys_reach_the_text_and_the_menu_of_the_system() {
    let library = LibraryTest::sample();
    let window = Desktop::open(library.folder());
    window.click_with(Button::Left, ".row", "Observability Before Orchestration");
    window.preview_says("Observability Before Orchestration");
    window.click_with(Button::Left, ".cm-content", "Every automatic action");
    window.focus_is_in(".cm-content");
    window.press("ctrl+End");
    window.write("\nA wombat sat on the queue.");
    window.preview_says("A wombat sat on the queue.");
    // The menu of the system has these keys.
    window.press("ctrl+n");
    window.says("dialog h2", "New note");
}

#[test]
fn real_keys_go_from_tab_to_tab_and_the_focus_stays_in_the_text() {
    let library = LibraryTest::sample();
    let window = Desktop::open(library.folder());
    let shown = |title: &str| {
        window.says(".tab-box.active .tab-title", title);
        window.focus_is_in(".cm-content");
    };
    for title in ["Observability Before", "SLO Thinking"] {
        window.click_with(Button::Left, ".row", title);
        window.focus_is_in(".cm-content");
        window.press("ctrl+End");
        window.write("!");
    }
    shown("SLO Thinking");
    window.press("ctrl+Tab");
    shown("Observability Before");
    window.press("ctrl+shift+Tab");
    shown("SLO Thinking");
    window.press("ctrl+Prior");
    shown("Observability Before");
    window.press("ctrl+Next");
    shown("SLO Thinking");
    window.press("ctrl+w");
    window.says(".path", "observability-before-orchestration.md");
    window.focus_is_in(".cm-content");
    window.press("ctrl+shift+t");
    shown("SLO Thinking");
}
