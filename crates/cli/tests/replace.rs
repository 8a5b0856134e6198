//! Finding a text in all notes, and writing another in its place.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use serde_json::Value;
use terminal::Terminal;

fn terminal() -> Terminal {
    let terminal = Terminal::with_blog();
    terminal.write(
        "notes/a.md",
        "---\ntitle: Zebra crossing\n---\nA zebra\r\nand a Zebra.\r\n",
    );
    terminal.write("notes/b.md", "---\ntitle: B\n---\nOne zebra7.\n");
    terminal
}

#[test]
fn a_text_is_found_with_note_line_and_letter() {
    let terminal = terminal();
    assert_eq!(
        terminal.does_in_blog(&["find", "zebra"]),
        "notes/a.md:4:3: A zebra\nnotes/a.md:5:7: and a Zebra.\nnotes/b.md:4:5: One zebra7.\n\
         3 hits in 2 notes.\n"
    );
    assert_eq!(
        terminal.does_in_blog(&["find", "Zebra", "--case", "--words", "--heads"]),
        "notes/a.md:2:8: title: Zebra crossing\nnotes/a.md:5:7: and a Zebra.\n2 hits in 1 note.\n"
    );
    assert_eq!(
        terminal.does_in_blog(&["find", "zzzz"]),
        "No note holds “zzzz”.\n"
    );
    let told: Value =
        serde_json::from_str(&terminal.does_in_blog(&["find", "-e", r"zebra\d", "--json"]))
            .unwrap();
    assert_eq!(told["count"], 1);
    assert_eq!(told["notes"][0]["hits"][0]["text"], "zebra7");
    let said = terminal.runs_in_blog(&["find", "--expression", "(a"]);
    assert_eq!(said.code, 1);
    assert!(
        said.error
            .contains("this is no regular expression: unclosed group."),
        "{}",
        said.error
    );
}

#[test]
fn a_replacement_is_shown_made_and_taken_back_with_the_same_bytes() {
    let terminal = terminal();
    let before = terminal.library();
    let said = terminal.does_in_blog(&["replace", "-e", r"zebra(\d?)", "$1horse", "--dry-run"]);
    assert_eq!(
        said,
        "Replace “zebra(\\d?)” with “$1horse” in 2 notes would change:\n\
         notes/a.md:4: A [-zebra-]{+horse+}\nnotes/a.md:5: and a [-Zebra-]{+horse+}.\n\
         notes/b.md:4: One [-zebra7-]{+7horse+}.\n3 hits in 2 notes.\n"
    );
    assert_eq!(terminal.library(), before);

    let said = terminal.does_in_blog(&["replace", "zebra", "", "--in", "notes/a.md"]);
    assert_eq!(
        said,
        "Replace “zebra” with “” in 1 note. `fieldnotes undo` takes it back.\n"
    );
    assert_eq!(
        terminal.read("blog/notes/a.md"),
        "---\ntitle: Zebra crossing\n---\nA \r\nand a .\r\n"
    );
    assert!(terminal.read("blog/notes/b.md").contains("zebra7"));
    terminal.does_in_blog(&["undo"]);
    assert_eq!(terminal.library(), before);
}

#[test]
fn a_head_that_could_be_read_no_longer_stops_the_replacement() {
    let terminal = terminal();
    let before = terminal.library();
    let said = terminal.runs_in_blog(&["replace", "--heads", "title: ", "title: ["]);
    assert_eq!(said.code, 1);
    assert!(
        said.error.contains("could not be read any more"),
        "{}",
        said.error
    );
    assert_eq!(terminal.library(), before);
}
