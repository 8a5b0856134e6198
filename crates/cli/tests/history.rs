//! Earlier texts of a note: listed, shown, compared and put back.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::fs;

use terminal::Terminal;

const NOTE: &str = "notes/a.md";
const FIRST: &str = "---\ntitle: A\n---\r\n\r\nOne quick fox.\r\n";
const SECOND: &str = "---\ntitle: A\n---\r\n\r\nOne slow fox.\r\n";

/// A library whose note held `FIRST` and now holds `SECOND`, changed by another program.
fn changed() -> Terminal {
    let terminal = Terminal::with_blog();
    terminal.write(NOTE, FIRST);
    terminal.does_in_blog(&["tag", "list"]);
    terminal.write(NOTE, SECOND);
    terminal
}

/// The number and the rest of each line, without the time.
fn listed(terminal: &Terminal) -> Vec<(String, String)> {
    let said = terminal.does_in_blog(&["history", NOTE]);
    let lines = said.lines().map(|line| {
        let mut cells = line.split_whitespace();
        let number = cells.next().unwrap().to_owned();
        let rest: Vec<&str> = cells.skip(2).collect();
        (number, rest.join(" "))
    });
    lines.collect()
}

#[test]
fn the_earlier_texts_of_a_note_are_listed_shown_and_compared() {
    let terminal = changed();
    let history = listed(&terminal);
    let [(number, about)] = history.as_slice() else {
        panic!("one text came before: {history:?}")
    };
    assert_eq!(about, "5 words +5 before a change outside");
    let said = terminal.does_in_blog(&["history", NOTE, "--show", number]);
    assert_eq!(said, FIRST.replace("\r\n", "\n"));
    let said = terminal.does_in_blog(&["history", NOTE, "--diff", number]);
    assert_eq!(said, "⋯\n---\n\nOne [-quick-]{+slow+} fox.\n");
    // From where the note stands, and after it is gone.
    fs::remove_file(terminal.at("blog").join(NOTE)).unwrap();
    let from_below = terminal.program("blog/notes", &["history", "a.md", "--diff", number]);
    let said = terminal::said(from_below);
    assert_eq!(
        said.out,
        "[-----]\n[-title: A-]\n[-----]\n\n[-One quick fox.-]\n"
    );
}

#[test]
fn an_earlier_text_is_put_back_to_the_byte_what_stood_there_is_kept_and_undo_takes_it_back() {
    let terminal = changed();
    let number = listed(&terminal)[0].0.clone();
    let said = terminal.does_in_blog(&["history", NOTE, "--restore", &number]);
    assert_eq!(
        said,
        "Restore an earlier text of notes/a.md. `fieldnotes undo` takes it back.\n"
    );
    assert_eq!(terminal.read(format!("blog/{NOTE}")), FIRST);
    let (newest, about) = listed(&terminal)[0].clone();
    assert!(
        about.ends_with("before “Restore an earlier text of notes/a.md”"),
        "{about}"
    );
    let said = terminal.does_in_blog(&["history", NOTE, "--show", &newest]);
    assert_eq!(said, SECOND.replace("\r\n", "\n"));
    let said = terminal.does_in_blog(&["history", NOTE, "--restore", &number]);
    assert_eq!(said, "notes/a.md has that text already.\n");

    terminal.does_in_blog(&["undo"]);
    assert_eq!(terminal.read(format!("blog/{NOTE}")), SECOND);
}

#[test]
fn a_note_or_a_number_that_is_not_there_is_refused_with_where_to_look() {
    let terminal = changed();
    let said = terminal.runs_in_blog(&["history", NOTE, "--restore", "99999"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.error,
        "fieldnotes: notes/a.md has no earlier text with the number 99999. \
         `fieldnotes history notes/a.md` lists those that are kept.\n"
    );
    assert_eq!(terminal.read(format!("blog/{NOTE}")), SECOND);
    let said = terminal.runs_in_blog(&["history", "notes/none.md"]);
    assert_eq!(said.code, 1);
    assert!(
        said.error
            .starts_with("fieldnotes: There is no note “notes/none.md”"),
        "{}",
        said.error
    );
    let said = terminal.does_in_blog(&["history", "pages/about.md"]);
    assert_eq!(said, "No earlier text of pages/about.md is kept yet.\n");
}
