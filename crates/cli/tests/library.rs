//! Which library is meant, what is wrong with it, and what is found in it.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::fs;
use std::path::Path;

use serde_json::Value;
use terminal::{Terminal, said as said_by};

const BROKEN: &str = "---\ntitle: Broken\nstate: ready\ndate: 2026-99-01\n---\n\nText.\n";

#[test]
fn a_new_library_is_without_problems() {
    let terminal = Terminal::empty();
    let said = terminal.does(&["new", "blog"]);
    assert_eq!(
        said,
        "A new library stands in blog. `fieldnotes serve blog` shows it in a browser.\n"
    );
    let said = terminal.does(&["check", "blog"]);
    assert!(said.starts_with("Nothing is wrong in "), "{said}");
}

#[test]
fn a_folder_that_holds_something_is_no_place_for_a_new_library() {
    let terminal = Terminal::with_blog();
    let before = terminal.library();
    let said = terminal.runs(&["new", "blog"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.error,
        "fieldnotes: blog is not an empty folder. Choose an empty or a new folder for the new library.\n"
    );
    assert_eq!(terminal.library(), before);
}

#[test]
fn without_a_name_the_library_around_the_current_folder_is_meant() {
    let terminal = Terminal::with_blog();
    let mut from_below = terminal.program("blog/notes", &["tag", "list"]);
    let below = String::from_utf8(from_below.output().unwrap().stdout).unwrap();
    assert_eq!(below, terminal.does(&["tag", "list", "--library", "blog"]));
    assert!(below.contains("Observability"), "{below}");
}

#[test]
fn outside_of_a_library_a_command_says_how_to_name_one() {
    let said = Terminal::empty().runs(&["check"]);
    assert_eq!(said.code, 1);
    assert!(
        said.error.starts_with("fieldnotes: Neither "),
        "{}",
        said.error
    );
    assert!(
        said.error
            .ends_with("Name the library's folder, or begin one with `fieldnotes new FOLDER`.\n"),
        "{}",
        said.error
    );
}

#[test]
fn words_that_are_no_command_end_with_2() {
    let terminal = Terminal::empty();
    assert_eq!(terminal.runs(&["publish"]).code, 2);
    assert_eq!(terminal.runs(&["export"]).code, 2);
    assert_eq!(terminal.runs(&["topic", "edit", "a"]).code, 2);
}

#[test]
fn an_error_in_a_note_is_told_with_its_line_and_ends_with_1() {
    let terminal = Terminal::with_blog();
    terminal.write("notes/broken.md", BROKEN);
    let said = terminal.runs_in_blog(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("\nnotes/broken.md:4:7: "), "{}", said.out);
    for (place, arguments, told) in [
        ("", &["check", "blog"][..], "\nblog/notes/broken.md:4:7: "),
        ("blog/notes", &["check"], "\n../notes/broken.md:4:7: "),
        ("blog/media", &["check", ".."], "\n../notes/broken.md:4:7: "),
    ] {
        let said = said_by(terminal.program(place, arguments));
        assert!(said.out.contains(told), "{told}: {}", said.out);
    }
    assert_eq!(
        said.error,
        "fieldnotes: One error stands in the way of an export. Mend what is listed first.\n"
    );
}

#[test]
fn an_error_in_a_draft_is_told_and_stops_nothing() {
    let terminal = Terminal::with_blog();
    terminal.write("notes/broken.md", &BROKEN.replace("ready", "draft"));
    let said = terminal.does_in_blog(&["check"]);
    assert!(
        said.starts_with("In notes that are not exported\nnotes/broken.md:4:7: "),
        "{said}"
    );
    terminal.does_in_blog(&["export", "--to", "../site"]);
}

#[test]
fn a_check_for_programs_is_one_object() {
    let terminal = Terminal::with_blog();
    terminal.write("notes/broken.md", BROKEN);
    let said = terminal.runs_in_blog(&["check", "--json"]);
    let checked: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(checked["blocked"], true);
    let problem = &checked["problems"][0];
    assert_eq!(problem["file"], "notes/broken.md");
    assert_eq!(problem["line"], 4);
    assert_eq!(problem["severity"], "error");
    assert_eq!(said.code, 1);
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_library_is_listed_and_the_rest_works() {
    let terminal = Terminal::with_blog();
    fs::write(terminal.at("secret.md"), "Not yours.\n").unwrap();
    let link = terminal.at("blog/notes/secret.md");
    std::os::unix::fs::symlink(terminal.at("secret.md"), link).unwrap();
    let said = terminal.does_in_blog(&["check"]);
    assert!(said.starts_with("Not read, so not on the site\n"), "{said}");
    let said = terminal.does_in_blog(&["export", "--to", "../site"]);
    assert!(said.contains("secret.md"), "{said}");
    assert!(!terminal.at("site/notes/secret.html").exists());
}

#[test]
fn notes_are_found_by_their_words() {
    let terminal = Terminal::with_blog();
    terminal.write(
        "notes/new.md",
        "---\ntitle: Marsupials\n---\n\nA quokka in the log.\n",
    );
    assert_eq!(
        terminal.does_in_blog(&["search", "quokka"]),
        "notes/new.md: Marsupials\n    A quokka in the log.\n"
    );
    assert_eq!(
        terminal.does(&["search", "blog", "quokka log"]),
        "notes/new.md: Marsupials\n    A quokka in the log.\n"
    );
    assert_eq!(
        terminal.does_in_blog(&["search", "thylacine"]),
        "No note holds “thylacine”.\n"
    );
}

#[test]
fn words_without_quotes_are_told_apart_from_a_library() {
    let said = Terminal::with_blog().runs_in_blog(&["search", "feature", "store"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.error,
        "fieldnotes: There is no folder feature. To search for several words, put them in quotes.\n"
    );
}

#[test]
fn a_damaged_database_is_put_aside_and_said() {
    let terminal = Terminal::with_blog();
    terminal.does(&["tag", "list", "--library", "blog"]);
    fs::write(terminal.at("blog/.fieldnotes/library.db"), "no database").unwrap();
    for log in ["library.db-wal", "library.db-shm"] {
        fs::remove_file(terminal.at("blog/.fieldnotes").join(log)).ok();
    }
    let said = terminal.runs(&["tag", "list", "--library", "blog"]);
    assert_eq!(said.code, 0);
    assert!(said.error.contains("was damaged"), "{}", said.error);
    assert!(said.out.contains("Observability"));
}

#[test]
fn where_the_window_is_not_installed_the_terminal_says_so() {
    let terminal = Terminal::with_blog();
    let alone = terminal.at("fieldnotes");
    fs::copy(env!("CARGO_BIN_EXE_fieldnotes"), &alone).unwrap();
    let output = std::process::Command::new(alone)
        .args(["open", "blog"])
        .current_dir(terminal.at(""))
        .env("PATH", "")
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.starts_with("fieldnotes: The window is not installed"),
        "{error}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_head_that_cannot_be_read_stops_an_export_and_no_page_goes() {
    let terminal = Terminal::with_blog();
    let note = |head: &str| format!("---\n{head}\ndate: 2026-01-01\nstate: ready\n---\n\nWords.\n");
    for name in ["g1", "g2"] {
        terminal.write(&format!("notes/{name}.md"), &note("title: Guide"));
    }
    terminal.does_in_blog(&["export", "--to", "../site"]);
    for name in ["g1", "g2"] {
        terminal.write(&format!("notes/{name}.md"), &note("title: Admin: Guide 1"));
    }
    for arguments in [
        &["check"][..],
        &["export", "--to", "../site", "--dry-run"],
        &["export", "--to", "../site"],
        &["export", "--to", "../another"],
    ] {
        let said = terminal.runs_in_blog(arguments);
        assert_eq!(said.code, 1, "{arguments:?}: {}", said.out);
        let told = "In the way of an export\nnotes/g1.md:2:";
        assert!(said.out.starts_with(told), "{arguments:?}: {}", said.out);
        assert!(
            said.error.contains("2 errors stand in the way"),
            "{}",
            said.error
        );
    }
    let said = terminal.runs_in_blog(&["check", "--json"]);
    let checked: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(checked["blocked"], true);
    for page in ["site/notes/g1.html", "site/notes/g2.html"] {
        assert!(terminal.at(page).exists(), "{page}");
    }
    assert!(!terminal.at("another").exists());
}

#[cfg(unix)]
#[test]
fn a_note_that_is_no_file_any_more_stops_an_export_with_and_without_an_index() {
    for index in [true, false] {
        let terminal = Terminal::with_blog();
        terminal.write("notes/g.md", "---\ntitle: G\nstate: ready\n---\n\nWords.\n");
        if index {
            terminal.does(&["tag", "list", "--library", "blog"]);
        }
        terminal.does_in_blog(&["export", "--to", "../site"]);
        fs::remove_file(terminal.at("blog/notes/g.md")).unwrap();
        let pipe = terminal.at("blog/notes/g.md");
        let made = std::process::Command::new("mkfifo").arg(pipe).status();
        assert!(made.unwrap().success());
        for arguments in [&["check"][..], &["export", "--to", "../site"]] {
            let said = terminal.runs_in_blog(arguments);
            assert_eq!(said.code, 1, "{arguments:?}: {}{}", said.out, said.error);
            let told = "In the way of an export\nnotes/g.md: ";
            assert!(said.out.starts_with(told), "{}", said.out);
        }
        assert!(terminal.at("site/notes/g.html").exists());
    }
}

/// Copies a program by another process: were it written here, a test beside this one could start
/// a program while the file is open, and the system would call it busy.
#[cfg(unix)]
fn install(program: &Path, place: &Path) {
    let mut command = std::process::Command::new("install");
    let done = command.args(["-m", "755"]).arg(program).arg(place).status();
    assert!(done.unwrap().success());
}

#[cfg(unix)]
#[test]
fn the_window_beside_the_program_is_started_with_the_library() {
    let terminal = Terminal::with_blog();
    let alone = terminal.at("fieldnotes");
    install(Path::new(env!("CARGO_BIN_EXE_fieldnotes")), &alone);
    let (window, opened) = (terminal.at("fieldnotes-desktop"), terminal.at("opened"));
    // A pipe has no end until the window has written to it, so nothing has to be waited for.
    let made = std::process::Command::new("mkfifo").arg(&opened).status();
    assert!(made.unwrap().success());
    let script = format!("#!/bin/sh\necho \"$1\" > '{}'\n", opened.display());
    fs::write(terminal.at("script"), script).unwrap();
    install(&terminal.at("script"), &window);
    let status = std::process::Command::new(alone)
        .args(["open", "blog"])
        .current_dir(terminal.at(""))
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    let library = terminal.at("blog").canonicalize().unwrap();
    assert_eq!(
        fs::read_to_string(opened).unwrap(),
        format!("{}\n", library.display())
    );
}
