//! What the README promises, proven through the application.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fieldnotes_tests::LibraryTest;
use serde_json::{Value, json};

const NOTE: &str = "notes/observability-before-orchestration.md";

/// Every file of a library that is the author's: path and bytes.
fn authored(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let relative = path.strip_prefix(folder).unwrap().to_str().unwrap();
            if path.is_dir() && relative != ".fieldnotes" {
                folders.push(path);
            } else if path.is_file() {
                files.insert(relative.to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn no_save_of_a_note_that_changed_outside_overwrites_it() {
    let library = LibraryTest::sample().start();
    let note = library.open_note(NOTE);
    library.write(NOTE, "theirs");
    let refused = library.try_save(NOTE, &note["hash"], "mine").unwrap_err();
    assert_eq!(json!(refused.code), "changed-outside");
    assert_eq!(library.read(NOTE), b"theirs");
}

#[test]
fn what_the_preview_shows_is_what_the_export_writes() {
    let library = LibraryTest::sample()
        .with("notes/everything.md", include_str!("everything.md"))
        .start();
    let (done, site) = library.export();
    assert_eq!(done["failure"], Value::Null);
    for row in library.search("") {
        let path = row["path"].as_str().unwrap();
        let text = String::from_utf8(library.read(path)).unwrap();
        let exported = site.read(row["address"].as_str().unwrap());
        assert!(library.preview(path, &text) == exported, "{path} differs");
    }
}

#[test]
fn an_operation_over_many_notes_is_undone_in_one_step_to_the_byte() {
    let acts = [
        (
            "rename_tag",
            json!({ "slug": "observability", "title": "Seeing" }),
        ),
        (
            "merge_tags",
            json!({ "from": "sre", "into": "observability" }),
        ),
        ("delete_tag", json!({ "slug": "observability" })),
        ("rename_note", json!({ "path": NOTE, "to": "see-first" })),
        ("trash_note", json!({ "path": NOTE })),
        (
            "delete_topic",
            json!({ "slug": "distributed-systems", "into": "data-platforms" }),
        ),
    ];
    let library = LibraryTest::sample().start();
    let before = authored(library.folder());
    for (name, args) in acts {
        library.call(name, args);
        assert!(
            authored(library.folder()) != before,
            "{name} changed nothing"
        );
        library.call("undo", json!({}));
        assert!(
            authored(library.folder()) == before,
            "{name} was not undone whole"
        );
    }
}

#[test]
fn opening_and_saving_a_note_leaves_every_byte_that_was_not_edited() {
    let awkward = [
        ("mark.md", &b"\xef\xbb\xbf---\r\ntitle: Mark\r\n---\r\n\r\nText\r\n"[..]),
        ("mixed.md", b"---\ntitle: Mixed\r\n---\nOne\r\ntwo\nthree\r\n\r\n\n"),
        ("no-end.md", b"---\ntitle: No end\n---\nText without an end"),
        ("old-mac.md", b"# Old\rMac\r"),
        ("only-head.md", b"---\ntitle: Only a head\n---"),
        ("open-head.md", b"---\ntitle: Never closed\n\nText\n"),
        ("broken.md", b"---\ntitle: [broken\ntags: : :\n---\nText\n"),
        ("odd.md", b"---\n# mine\ntitle:   'Odd'   # note\nunknown: {a: [1, 2]}\ntags:\n- b\n-   c\nempty:\n---\n\n\tTab\n   \n"),
        ("twice.md", b"---\ntitle: One\ntitle: Two\n---\nText\n"),
        ("empty.md", b""),
        ("blank.md", b"\n\n \n"),
        ("nul.md", b"Text with \0 in it\n"),
        ("中文 über.md", "# 中文\n\n分布式系统。\n".as_bytes()),
    ];
    let mut library = LibraryTest::empty();
    for (name, bytes) in awkward {
        library = library.with(&format!("notes/{name}"), bytes);
    }
    let long = format!("# Long\n\n{}\n", "word ".repeat(40_000));
    let library = library.with("notes/long.md", &long).start();
    let rows = library.search("");
    assert_eq!(rows.len(), awkward.len() + 1);
    for row in rows {
        let path = row["path"].as_str().unwrap();
        let before = library.read(path);
        let note = library.open_note(path);
        let text = note["text"].as_str().unwrap().to_owned();
        library.try_save(path, &note["hash"], &text).unwrap();
        assert!(
            library.read(path) == before,
            "{path} was rewritten by a save of nothing"
        );

        // One edit at the end changes the end and nothing before it.
        let saved = library
            .try_save(path, &note["hash"], &(text + "\nA last line."))
            .unwrap();
        let after = library.read(path);
        let kept = before.strip_suffix(b"\n").unwrap_or(&before);
        let kept = kept.strip_suffix(b"\r").unwrap_or(kept);
        assert!(after.starts_with(kept), "{path} lost bytes before the edit");
        assert!(after.ends_with(b"A last line."), "{path}");
        assert_ne!(saved["hash"], note["hash"]);
    }
}

#[test]
fn without_its_database_nothing_the_author_wrote_is_gone() {
    let library = LibraryTest::sample().start();
    library.call(
        "describe_tag",
        json!({ "slug": "sre", "description": "Kept in a file." }),
    );
    let note = library.open_note(NOTE);
    let text = note["text"].as_str().unwrap().to_owned() + "\nOne more.\n";
    library.try_save(NOTE, &note["hash"], &text).unwrap();
    let (files, view, rows) = (
        authored(library.folder()),
        library.view(),
        library.search("more"),
    );

    let library = library.end();
    fs::remove_dir_all(library.folder().join(".fieldnotes")).unwrap();
    let library = library.start();
    assert!(authored(library.folder()) == files);
    assert_eq!(library.search("more"), rows);
    let again = library.view();
    for part in ["topics", "tags", "states", "notes", "pages", "problems"] {
        assert_eq!(again[part], view[part], "{part}");
    }
}

#[test]
fn typed_text_that_was_never_saved_is_there_after_a_crash() {
    let library = LibraryTest::sample().start();
    let note = library.open_note(NOTE);
    let args = json!({ "path": NOTE, "base": note["hash"], "text": "half a thought" });
    library.call("keep_buffer", args);
    let library = library.restart();
    let note = library.open_note(NOTE);
    assert_eq!(note["recovered"]["text"], "half a thought");
    assert_eq!(note["recovered"]["base"], note["hash"]);
}
