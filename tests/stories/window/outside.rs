//! Another program changes the file of the open note: rows of the table of outside changes, in the
//! real window, where it is the system's watcher that tells of the file.

use std::fs;

use fieldnotes_tests::{Desktop, LibraryTest, Running, until};
use serde_json::json;

const SHORT: &str = "notes/short.md";
const TEXT: &str = "# Short\n\nThe first line.\n\nThe last line.";

/// A window with a short note open, the caret behind its last character.
struct Open {
    window: Desktop,
    library: LibraryTest,
}

impl Open {
    fn note() -> Open {
        let library = LibraryTest::sample().with(SHORT, TEXT);
        let window = Desktop::open(library.folder());
        window.click(".row", "Short");
        window.preview_says("The last line.");
        window.caret_to_end();
        Open { window, library }
    }

    /// Writes a file as another program does.
    fn write(&self, path: &str, text: &str) {
        fs::write(self.library.folder().join(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.library.folder().join(path)).unwrap()
    }

    fn until_the_file_says(&self, path: &str, text: &str) {
        until(text, || (self.read(path) == text).then_some(()));
    }

    fn until_the_editor_says(&self, text: &str) {
        let script = format!(
            "return [...document.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n') === {}",
            json!(text)
        );
        self.window.sees(text, &script);
    }
}

#[test]
fn a_saved_note_that_changes_outside_is_reloaded_and_the_caret_stays() {
    let open = Open::note();
    let theirs = TEXT.replace("The first line.", "Their first line, which is longer.");
    open.write(SHORT, &theirs);
    open.until_the_editor_says(&theirs);
    // What is typed next goes on where the author was: behind the last word.
    open.window.type_into(".cm-content", " Mine.");
    open.until_the_editor_says(&format!("{theirs} Mine."));
    open.until_the_file_says(SHORT, &format!("{theirs} Mine."));
}

#[test]
fn a_change_elsewhere_in_the_text_is_merged_told_and_taken_back_by_one_undo() {
    let open = Open::note();
    open.window.type_into(".cm-content", " Mine.");
    let mine = format!("{TEXT} Mine.");
    let theirs = TEXT.replace("The first line.", "Their first line.");
    open.write(SHORT, &theirs);
    let both = format!("{theirs} Mine.");
    open.until_the_editor_says(&both);
    open.window.says(".notice", "Both changes are in the text");
    open.window.type_into(".cm-content", "\u{e009}z\u{e000}");
    open.until_the_editor_says(&mine);
    open.window.type_into(".cm-content", "\u{e009}y\u{e000}");
    open.until_the_editor_says(&both);
    open.until_the_file_says(SHORT, &both);
}

#[test]
fn a_change_of_the_same_line_waits_for_the_author_and_both_texts_are_in_the_history() {
    let open = Open::note();
    open.window.type_into(".cm-content", " Mine.");
    let mine = format!("{TEXT} Mine.");
    let theirs = format!("{TEXT} Theirs.");
    open.write(SHORT, &theirs);
    open.window
        .says(".banner", "Another program changed this note");
    open.until_the_editor_says(&mine);
    assert_eq!(open.read(SHORT), theirs);
    open.window.click(".banner button", "Take the file’s text");
    open.until_the_editor_says(&theirs);
    assert_eq!(open.read(SHORT), theirs);
    open.window.type_into(".cm-content", "\u{e009}z\u{e000}");
    open.until_the_editor_says(&mine);
    let Open { window, library } = open;
    drop(window);
    let texts = texts_of_the_history(&library.start());
    assert!(
        texts.contains(&mine) && texts.contains(&theirs),
        "{texts:#?}"
    );
}

fn texts_of_the_history(library: &Running) -> Vec<String> {
    let history = library.call("history", json!({ "path": SHORT }));
    let versions = history.as_array().unwrap().iter().map(|version| {
        let asked = json!({ "path": SHORT, "id": version["id"] });
        library.call("version", asked)["text"]
            .as_str()
            .unwrap()
            .to_owned()
    });
    versions.collect()
}

#[test]
fn a_note_that_is_moved_outside_while_it_is_open_is_followed() {
    let open = Open::note();
    let moved = "notes/elsewhere.md";
    let at = |path: &str| open.library.folder().join(path);
    fs::rename(at(SHORT), at(moved)).unwrap();
    open.window.type_into(".cm-content", " Mine.");
    open.until_the_file_says(moved, &format!("{TEXT} Mine."));
    assert!(!at(SHORT).exists());
}
