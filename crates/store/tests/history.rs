//! Earlier texts of a note: when they are kept, how they are thinned out, how one comes back.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;

use domain::{Change, LibraryFile, tags};
use fieldnotes_store::{ApplyError, Store, Version, Why};
use support::{assert_index_equals_scan, library, opened, path, write};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn history(store: &Store, note: &str) -> Vec<(Why, String)> {
    let versions = store.history(&path(note)).unwrap().into_iter();
    versions
        .map(|version| {
            let text = store.version_text(version.id).unwrap();
            (
                version.why,
                text.expect("a version that is listed has a text"),
            )
        })
        .collect()
}

fn save(store: &mut Store, note: &str, text: &str) {
    let base = store.snapshot().read(&path(note)).unwrap().hash;
    store.save(&path(note), base, text).unwrap();
}

/// Makes every version of the library older.
fn age(root: &Path, by: i64) {
    let database = rusqlite::Connection::open(root.join(".fieldnotes/library.db")).unwrap();
    database
        .execute("UPDATE versions SET at = at - ?1", [by])
        .unwrap();
}

#[test]
fn while_the_author_writes_a_text_is_kept_at_most_once_in_a_few_minutes() {
    let folder = library(&[("notes/a.md", "one\n")]);
    let mut store = opened(folder.path());
    for text in ["one two\n", "one two three\n", "four\n"] {
        save(&mut store, "notes/a.md", text);
    }
    assert_eq!(
        history(&store, "notes/a.md"),
        [(Why::Saved, "one\n".into())]
    );
    age(folder.path(), DAY / 24);
    save(&mut store, "notes/a.md", "five\n");
    let versions = store.history(&path("notes/a.md")).unwrap();
    let numbers = |version: &Version| (version.words, version.added, version.removed);
    assert_eq!(
        versions.iter().map(numbers).collect::<Vec<_>>(),
        [(1, 1, 1), (1, 1, 0)]
    );
    assert_eq!(
        history(&store, "notes/a.md")[0],
        (Why::Saved, "four\n".into())
    );
}

#[test]
fn a_text_is_always_kept_before_another_program_replaces_or_removes_it() {
    let folder = library(&[("notes/a.md", "one\n"), ("notes/b.md", "bee\n")]);
    let mut store = opened(folder.path());
    save(&mut store, "notes/a.md", "two\n");
    for text in ["three\n", "four\n"] {
        write(folder.path(), "notes/a.md", text);
        store.refresh(&[folder.path().join("notes/a.md")]).unwrap();
    }
    fs::remove_file(folder.path().join("notes/b.md")).unwrap();
    store.reconcile().unwrap();
    assert_eq!(
        history(&store, "notes/a.md"),
        [
            (Why::Outside, "three\n".into()),
            (Why::Outside, "two\n".into()),
            (Why::Saved, "one\n".into()),
        ]
    );
    assert_eq!(
        history(&store, "notes/b.md"),
        [(Why::Outside, "bee\n".into())]
    );
}

#[test]
fn what_another_program_wrote_and_nobody_looked_at_is_kept_before_a_save_replaces_it() {
    let folder = library(&[("notes/a.md", "one\n")]);
    let mut store = opened(folder.path());
    write(folder.path(), "notes/a.md", "theirs\n");
    save(&mut store, "notes/a.md", "mine\n");
    let kept: Vec<String> = history(&store, "notes/a.md")
        .into_iter()
        .map(|kept| kept.1)
        .collect();
    assert_eq!(kept, ["theirs\n", "one\n"]);
}

#[test]
fn an_operation_keeps_what_it_changes_and_history_moves_along_with_a_note() {
    let text = "---\ntitle: A\ntags: [ml]\nstate: ready\n---\n";
    let folder = library(&[("notes/a.md", text)]);
    let mut store = opened(folder.path());
    let change = tags::rename(
        &store.snapshot().library,
        &domain::Slug::parse("ml").unwrap(),
        "AI",
    );
    let name = store.apply(change.unwrap()).unwrap().name;
    assert_eq!(
        history(&store, "notes/a.md"),
        [(Why::Operation(name), text.to_owned())]
    );

    let change = domain::notes::rename(&store.snapshot().library, &path("notes/a.md"), "z");
    store.apply(change.unwrap()).unwrap();
    assert_eq!(history(&store, "notes/z.md").len(), 2);
    assert_eq!(history(&store, "notes/a.md"), []);
    store.undo().unwrap();
    assert!(history(&store, "notes/a.md").len() >= 2);

    fs::rename(
        folder.path().join("notes/a.md"),
        folder.path().join("notes/q.md"),
    )
    .unwrap();
    store.keep_buffer("notes/a.md", None, "typed").unwrap();
    store.reconcile().unwrap();
    assert!(history(&store, "notes/q.md").len() >= 2);
    assert_eq!(store.buffer("notes/q.md").unwrap().unwrap().text, "typed");
    assert_index_equals_scan(&store);
}

#[test]
fn a_note_that_moves_to_where_words_of_a_lost_note_are_kept_takes_none_of_them() {
    let folder = library(&[("notes/a.md", "one\n"), ("notes/lost.md", "other\n")]);
    let mut store = opened(folder.path());
    let lost = "words of a note that is gone\n";
    store.keep_buffer("notes/lost.md", None, lost).unwrap();
    store.keep_buffer("notes/a.md", None, "typed\n").unwrap();
    fs::remove_file(folder.path().join("notes/lost.md")).unwrap();
    store.reconcile().unwrap();
    let change = domain::notes::rename(&store.snapshot().library, &path("notes/a.md"), "lost");
    store.apply(change.unwrap()).unwrap();
    assert_eq!(
        store.buffer("notes/lost.md").unwrap().unwrap().text,
        "typed\n"
    );
    let kept = history(&store, "notes/lost.md");
    assert!(kept.iter().any(|(_, text)| text == lost), "{kept:?}");
}

#[test]
fn an_earlier_text_comes_back_to_the_byte_and_can_be_taken_back() {
    let old = "\u{feff}one\r\ntwo\n";
    let folder = library(&[("notes/a.md", old)]);
    let mut store = opened(folder.path());
    save(&mut store, "notes/a.md", "other\n");
    let now = fs::read(folder.path().join("notes/a.md")).unwrap();
    let id = store.history(&path("notes/a.md")).unwrap()[0].id;
    let restored = store.restore(&path("notes/a.md"), id).unwrap();
    assert_eq!(restored.files, [LibraryFile::Note(path("notes/a.md"))]);
    assert_eq!(
        fs::read(folder.path().join("notes/a.md")).unwrap(),
        old.as_bytes()
    );
    assert_eq!(store.undoable().unwrap(), Some(restored.name));
    assert!(
        history(&store, "notes/a.md")
            .iter()
            .any(|kept| kept.1 == "other\n")
    );
    store.undo().unwrap();
    assert_eq!(fs::read(folder.path().join("notes/a.md")).unwrap(), now);
    let refused = store.restore(&path("notes/b.md"), id);
    assert!(matches!(refused, Err(ApplyError::Nothing)));
    assert_index_equals_scan(&store);
}

#[test]
fn a_note_that_another_program_removed_is_put_back_from_its_history() {
    let folder = library(&[("notes/deep/a.md", "one\n")]);
    let mut store = opened(folder.path());
    fs::remove_dir_all(folder.path().join("notes")).unwrap();
    store.reconcile().unwrap();
    let id = store.history(&path("notes/deep/a.md")).unwrap()[0].id;
    store.restore(&path("notes/deep/a.md"), id).unwrap();
    assert_eq!(
        fs::read(folder.path().join("notes/deep/a.md")).unwrap(),
        b"one\n"
    );
    assert!(
        store
            .snapshot()
            .library
            .note(&path("notes/deep/a.md"))
            .is_some()
    );
}

#[test]
fn a_dropped_buffer_is_kept_as_a_version() {
    let folder = library(&[("notes/a.md", "one\r\n")]);
    let mut store = opened(folder.path());
    let base = store.snapshot().read(&path("notes/a.md")).unwrap().hash;
    store
        .keep_buffer("notes/a.md", Some(base), "one\ntyped\n")
        .unwrap();
    store.discard_buffer(&path("notes/a.md")).unwrap();
    assert_eq!(store.buffers().unwrap(), []);
    assert_eq!(
        history(&store, "notes/a.md"),
        [(Why::Dropped, "one\ntyped\n".into())]
    );
}

#[test]
fn the_preview_of_a_change_shows_each_file_before_and_after_and_writes_nothing() {
    let text = "---\ntitle: A\ntags: [ml]\n---\n";
    let folder = library(&[("notes/a.md", text)]);
    let store = opened(folder.path());
    let slug = domain::Slug::parse("ml").unwrap();
    let change: Change = tags::delete(&store.snapshot().library, &[slug]).unwrap();
    let files = support::files(folder.path());
    let preview = store.preview(&change).unwrap();
    assert_eq!(preview[0].before.as_deref(), Some(text));
    assert!(!preview[0].after.as_deref().unwrap().contains("ml"));
    assert_eq!(support::files(folder.path()), files);
}
