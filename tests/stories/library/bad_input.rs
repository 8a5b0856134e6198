//! One bad note is one bad note: it is listed with its problem and line, and the rest works.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use fieldnotes_tests::{LibraryTest, Running};
use serde_json::{Value, json};

const GOOD: &str =
    "---\ntitle: Good\nstate: ready\ndate: 2026-01-01\nsummary: Fine.\n---\n\nFine.\n";

fn beside_a_good_note(path: &str, bytes: impl AsRef<[u8]>) -> Running {
    LibraryTest::empty()
        .with("notes/good.md", GOOD)
        .with(path, bytes)
        .start()
}

/// The bad note is listed with `problem`; the good one is listed, found, opened and saved.
fn is_one_bad_note(library: &Running, path: &str, problem: &str) {
    let problems = library.problems(path);
    assert!(
        problems.iter().any(|found| found == problem),
        "{problems:?}"
    );
    assert!(library.row(path)["problems"].as_u64().unwrap() > 0);
    the_rest_works(library);
}

fn the_rest_works(library: &Running) {
    assert_eq!(library.search("fine").len(), 1);
    let good = library.open_note("notes/good.md");
    let text = good["text"].as_str().unwrap().to_owned() + "More.\n";
    library
        .try_save("notes/good.md", &good["hash"], &text)
        .unwrap();
}

#[test]
fn broken_front_matter_is_told_with_its_line() {
    let library = beside_a_good_note("notes/bad.md", "---\ntitle: A\ntags: [one\n---\nText\n");
    let problems = library.problems("notes/bad.md");
    assert_eq!(problems, ["broken-front-matter:3"]);
    the_rest_works(&library);
}

#[test]
fn an_unknown_topic_and_an_unknown_tag_are_warnings_that_do_not_stop_an_export() {
    let text =
        "---\ntitle: A\ntopic: nowhere\ntags: [new]\nstate: ready\ndate: 2026-01-01\n---\nText\n";
    let library = beside_a_good_note("notes/bad.md", text);
    is_one_bad_note(&library, "notes/bad.md", "unknown-topic:3");
    is_one_bad_note(&library, "notes/bad.md", "unknown-tag:4");
    let (done, site) = library.export();
    assert_eq!(done["failure"], Value::Null);
    assert!(site.has("topics/nowhere.html") && site.has("tags/new.html"));
}

#[test]
fn two_notes_with_one_slug_are_told_and_block_the_export_of_both() {
    let text = "---\ntitle: Other\nslug: good\nstate: ready\ndate: 2026-01-01\n---\nText\n";
    let library = beside_a_good_note("notes/bad.md", text);
    is_one_bad_note(&library, "notes/bad.md", "duplicate-slug:3");
    let (done, site) = library.export();
    assert_eq!(done["failure"]["code"], "blocked");
    assert!(!site.has("index.html"));
}

#[test]
fn a_file_that_is_not_utf8_is_shown_and_never_saved_over() {
    let bytes = b"---\ntitle: Latin\n---\nStra\xdfe\n";
    let library = beside_a_good_note("notes/bad.md", bytes);
    is_one_bad_note(&library, "notes/bad.md", "not-utf8:4");
    let note = library.open_note("notes/bad.md");
    assert_eq!(note["readOnly"], true);
    library
        .try_save("notes/bad.md", &note["hash"], "gone")
        .unwrap_err();
    assert_eq!(library.read("notes/bad.md"), bytes);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_problem() {
    let text = "\u{feff}---\r\ntitle: Windows\r\nstate: ready\r\n---\r\n\r\nText\r\n";
    let library = beside_a_good_note("notes/windows.md", text);
    assert_eq!(library.row("notes/windows.md")["title"], "Windows");
    let note = library.open_note("notes/windows.md");
    assert!(!note["text"].as_str().unwrap().contains('\r'));
}

#[test]
fn an_empty_file_is_a_note_that_says_so() {
    is_one_bad_note(
        &beside_a_good_note("notes/bad.md", ""),
        "notes/bad.md",
        "empty-note:1",
    );
}

#[test]
fn a_note_of_five_megabytes_is_listed_found_and_opened() {
    let line = "All work and no play makes a long note. ";
    let text = format!(
        "# Large\n\n{}\n\nwombat\n",
        line.repeat(5 * 1024 * 1024 / line.len())
    );
    let library = beside_a_good_note("notes/large.md", &text);
    is_one_bad_note(&library, "notes/large.md", "large-note:1");
    assert_eq!(library.search("wombat").len(), 1);
    assert_eq!(
        library.open_note("notes/large.md")["text"]
            .as_str()
            .unwrap()
            .len(),
        text.len()
    );
}

#[test]
fn a_link_that_leaves_the_library_is_not_followed_and_is_told() {
    let outside = LibraryTest::empty().with("secret.md", "# Secret\n");
    let library = LibraryTest::empty().with("notes/good.md", GOOD);
    symlink(
        outside.folder().join("secret.md"),
        library.folder().join("notes/link.md"),
    )
    .unwrap();
    let library = library.start();
    assert_eq!(library.search("secret").len(), 0);
    let found = library.call("check", json!({}));
    let told = found.as_array().unwrap().iter().any(|problem| {
        problem["code"] == "unreadable-file"
            && problem["message"]
                .as_str()
                .unwrap()
                .contains("leads out of the library")
    });
    assert!(told, "{found}");
    the_rest_works(&library);
}

#[test]
fn names_with_spaces_umlauts_and_chinese_make_addresses_that_can_be_read() {
    let text =
        |title: &str| format!("---\ntitle: {title}\nstate: ready\ndate: 2026-01-01\n---\n\nText\n");
    let library = LibraryTest::empty()
        .with("notes/two words.md", text("Two words"))
        .with("notes/über uns.md", text("Über uns"))
        .with("notes/北京.md", text("北京"))
        .start();
    let (done, site) = library.export();
    assert_eq!(done["failure"], Value::Null);
    for address in [
        "notes/two-words.html",
        "notes/uber-uns.html",
        "notes/bei-jing.html",
    ] {
        assert!(
            site.has(address),
            "{address} is not in {:?}",
            site.addresses()
        );
    }
    assert_eq!(library.search("北京").len(), 1);
}

#[test]
fn a_folder_that_is_not_there_or_no_library_is_refused_with_what_to_do() {
    let nothing = LibraryTest::empty();
    fs::remove_file(nothing.folder().join("site.toml")).unwrap();
    let refused = nothing.refused();
    assert!(refused.message.contains("is not a library"), "{refused}");
    assert!(!refused.hint.is_empty());

    let gone = LibraryTest::empty();
    fs::remove_dir_all(gone.folder()).unwrap();
    let refused = gone.refused();
    assert!(refused.message.contains("There is no folder"), "{refused}");
}

#[test]
fn a_read_only_file_is_shown_and_refused_with_its_name() {
    let library = beside_a_good_note("notes/locked.md", GOOD);
    let place = library.place("notes/locked.md");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o444)).unwrap();
    let note = library.open_note("notes/locked.md");
    assert_eq!(note["readOnly"], true);
    let refused = library
        .try_save("notes/locked.md", &note["hash"], "over it")
        .unwrap_err();
    assert!(refused.message.contains("locked.md"), "{refused}");
    assert_eq!(library.read("notes/locked.md"), GOOD.as_bytes());
}

#[test]
fn a_damaged_database_is_put_aside_and_built_again() {
    let library = LibraryTest::empty().with("notes/good.md", GOOD).with(
        ".fieldnotes/library.db",
        "this is not a database, but long enough to be read as one".repeat(100),
    );
    let library = library.start();
    let heard = library.heard("trouble", |_| true);
    assert!(
        heard["failure"]["message"]
            .as_str()
            .unwrap()
            .contains("library.db.corrupt-1")
    );
    assert!(library.place(".fieldnotes/library.db.corrupt-1").is_file());
    the_rest_works(&library);
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let library = LibraryTest::empty().start().end();
    let file = library.folder().join(".fieldnotes/library.db");
    // The number of the format stands in bytes 60 to 63 of an SQLite file, the largest first.
    let mut bytes = fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&9999u32.to_be_bytes());
    fs::write(&file, &bytes).unwrap();
    let refused = library.refused();
    assert!(refused.message.contains("newer Fieldnotes"), "{refused}");
    assert!(refused.hint.contains("Update Fieldnotes"), "{refused}");
}
