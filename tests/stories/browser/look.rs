//! How the window looks and whom it lets in.

use super::{choose, one_note_open};

#[test]
fn light_and_dark_are_chosen_for_the_window_and_its_preview_at_once() {
    let window = one_note_open();
    let mut inks = Vec::new();
    for words in ["Light", "Dark"] {
        choose(&window, &["View", "Appearance", words]);
        window.sees(
            words,
            &format!(
                "return document.documentElement.dataset.theme === '{}'",
                words.to_lowercase()
            ),
        );
        inks.push(window.script(
            "const ink = (page) => getComputedStyle(page.body).color;
             return [ink(document), ink(document.querySelector('.preview-island').contentDocument)]",
        ));
    }
    for pane in ["window", "preview"] {
        let at = usize::from(pane == "preview");
        assert_ne!(inks[0][at], inks[1][at], "the {pane} has one ink for both");
    }
}

#[test]
fn the_window_bars_nobody_and_its_console_is_silent() {
    let window = one_note_open();
    for words in ["Light", "Dark"] {
        choose(&window, &["View", "Appearance", words]);
        assert_eq!(window.barriers(), [""; 0], "{words}");
    }
    assert_eq!(window.complaints(), [""; 0]);
}
