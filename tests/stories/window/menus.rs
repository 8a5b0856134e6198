//! Menus by the real keyboard and the real mouse: the system's, and those of the window's own.

use fieldnotes_tests::{Button, Desktop, LibraryTest, until};

const TITLE: &str = "Observability Before Orchestration";
const ENTRY: &str = ".menu [role=menuitem]";
const TEXT: &str = "return document.querySelector('.cm-content').textContent";

/// A window with one note open and the caret in it.
fn one_note_open(library: &LibraryTest) -> Desktop {
    let window = Desktop::open(library.folder());
    window.click_with(Button::Left, ".row", TITLE);
    window.preview_says(TITLE);
    window.click_with(Button::Left, ".cm-line", "Every automatic action");
    window.focus_is_in(".cm-content");
    window
}

/// Waits until the text, as far as it is drawn, says these words, or does not.
fn text_says(window: &Desktop, words: &str, says: bool) {
    until(words, || {
        let text = window.script(TEXT);
        (text.as_str().is_some_and(|text| text.contains(words)) == says).then_some(())
    });
}

fn no_menu(window: &Desktop) {
    window.sees("no menu", "return document.querySelector('.menu') === null");
}

/// Looks for an entry of the menu that is open, and closes the menu: the focus is where it was.
fn is_offered(window: &Desktop, entry: &str, pane: &str) {
    window.says(ENTRY, entry);
    window.press("Escape");
    no_menu(window);
    window.focus_is_in(pane);
}

#[test]
fn undo_of_the_systems_menu_takes_back_what_was_typed_where_one_is() {
    let library = LibraryTest::sample();
    let window = one_note_open(&library);
    window.write("Quokkas. ");
    text_says(&window, "Quokkas. ", true);
    window.press("ctrl+z");
    text_says(&window, "Quokkas. ", false);
    window.press("ctrl+shift+z");
    text_says(&window, "Quokkas. ", true);
    window.press("alt+e");
    window.press("u");
    text_says(&window, "Quokkas. ", false);
    window.focus_is_in(".cm-content");

    window.click_with(Button::Left, ".search", "");
    window.focus_is_in(".search input");
    window.write("zebra");
    let typed = "return document.querySelector('.search input').value === 'zebra'";
    window.sees("the words in the field", typed);
    window.press("alt+e");
    window.press("u");
    let taken = "return document.querySelector('.search input').value !== 'zebra'";
    window.sees("the field without them", taken);
    window.focus_is_in(".search input");
}

#[test]
fn keys_go_round_the_panes_and_are_heard_once_in_the_page_of_the_preview_too() {
    let library = LibraryTest::sample();
    let window = one_note_open(&library);
    for pane in [".preview-island", ".rows", ".cm-content", ".preview-island"] {
        window.press("F6");
        window.focus_is_in(pane);
    }
    window.press("shift+F6");
    window.focus_is_in(".cm-content");
    window.press("F6");
    window.focus_is_in(".preview-island");
    window.press("Escape");
    window.focus_is_in(".cm-content");

    // What is switched on and off shows a key that is heard twice.
    for pane in [".cm-content", ".preview-island"] {
        window.focus_is_in(pane);
        window.press("ctrl+1");
        window.sees("no list", "return document.querySelector('.rows') === null");
        window.a_second_passes();
        window.sees("no list", "return document.querySelector('.rows') === null");
        window.press("ctrl+1");
        window.says(".library h1", "Field notes");
        window.press("F6");
    }
}

#[test]
fn what_is_under_the_pointer_or_has_the_focus_has_a_menu_of_the_windows_own() {
    let library = LibraryTest::sample();
    let window = one_note_open(&library);

    // By the keyboard, at the caret: to Bold by its letter.
    window.press("ctrl+End");
    window.write("\nQuokkas");
    text_says(&window, "Quokkas", true);
    window.press("shift+F10");
    window.says(ENTRY, "Paste as it reads");
    window.press("b");
    window.press("Return");
    no_menu(&window);
    text_says(&window, "**Quokkas**", true);
    window.focus_is_in(".cm-content");
    window.press("Menu");
    is_offered(&window, "Undo", ".cm-content");
    window.write("!");
    text_says(&window, "**Quokkas**!", true);

    // In the list, over another note than the open one.
    window.click_with(Button::Right, ".row", "SLO Thinking");
    is_offered(&window, "Copy path of the file", ".rows");
    window.press("shift+F10");
    window.says(ENTRY, "Move note to the trash");
    window.press("Return");
    window.says(".path", "slo-thinking");
    window.focus_is_in(".cm-content");

    // In the page of the preview, which has no scripts.
    window.preview_says("SLO Thinking");
    window.click_with(Button::Right, ".preview-screen", "");
    is_offered(&window, "Go to where this is written", ".preview-island");
    window.press("shift+F10");
    is_offered(&window, "Select all", ".preview-island");
    window.press("shift+F10");
    window.says(ENTRY, "Go to where this is written");
    window.press("g");
    window.press("Return");
    no_menu(&window);
    window.focus_is_in(".cm-content");

    // What is copied in the list is pasted into a field by a menu.
    window.click_with(Button::Right, ".row", TITLE);
    window.says(ENTRY, "Copy path of the file");
    window.press("c");
    window.press("Return");
    window.says(".notice", "Copied the path");
    window.click_with(Button::Right, ".search", "");
    window.says(ENTRY, "Paste");
    window.press("p");
    window.press("Return");
    let pasted = "return document.querySelector('.search input').value.endsWith('observability-before-orchestration.md')";
    window.sees("the path in the field", pasted);
    window.focus_is_in(".search input");
}
