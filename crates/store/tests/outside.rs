//! The author types in a note while another program writes its file.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use domain::ContentHash;
use fieldnotes_store::{Outcome, SaveError, Store, Version, Why};
use support::{library, opened, path, write};

const BASE: &str = "---\ntitle: A\n---\none\ntwo\nthree\n";

/// A library whose note the author has open, and the file that the typing begins from.
fn typing() -> (tempfile::TempDir, Store, ContentHash) {
    let folder = library(&[("notes/a.md", BASE)]);
    let store = opened(folder.path());
    let base = store.snapshot().read(&path("notes/a.md")).unwrap().hash;
    (folder, store, base)
}

fn kept(store: &Store) -> Vec<(Why, String)> {
    let versions = store.history(&path("notes/a.md")).unwrap().into_iter();
    versions
        .map(|version| {
            (
                version.why,
                store.version_text(version.id).unwrap().unwrap(),
            )
        })
        .collect()
}

/// The file that a merge went on from, and the text it made.
fn merged_on(outcome: Outcome) -> (ContentHash, String) {
    match outcome {
        Outcome::Merged { theirs, text } => (theirs.hash, text),
        outcome => panic!("{outcome:?}"),
    }
}

#[test]
fn edits_of_separate_lines_are_merged_and_the_buffer_follows() {
    let (folder, mut store, base) = typing();
    let mine = BASE.replace("three", "three, typed");
    store.keep_buffer("notes/a.md", Some(base), &mine).unwrap();
    let theirs = BASE.replace("title: A", "title: B");
    write(folder.path(), "notes/a.md", &theirs);
    let outcome = store
        .merge_outside(&path("notes/a.md"), base, &mine)
        .unwrap();
    let merged = theirs.replace("three", "three, typed");
    let now = ContentHash::of(theirs.as_bytes());
    assert_eq!(merged_on(outcome), (now, merged.clone()));
    let buffer = store.buffer("notes/a.md").unwrap().unwrap();
    assert_eq!((buffer.text, buffer.base), (merged.clone(), Some(now)));
    // What was there before, and what the author had typed before the merge.
    let kept = kept(&store);
    assert!(kept.contains(&(Why::Outside, BASE.to_owned())), "{kept:?}");
    assert!(kept.contains(&(Why::Merged, mine)), "{kept:?}");
    store.save(&path("notes/a.md"), now, &merged).unwrap();
    assert_eq!(
        fs::read(folder.path().join("notes/a.md")).unwrap(),
        merged.as_bytes()
    );
}

#[test]
fn edits_of_the_same_lines_are_a_conflict_and_both_texts_are_kept() {
    let (folder, mut store, base) = typing();
    let mine = BASE.replace("two", "two, mine");
    let theirs = BASE
        .replace("two", "two, theirs")
        .replace("title: A", "title: B");
    store.keep_buffer("notes/a.md", Some(base), &mine).unwrap();
    write(folder.path(), "notes/a.md", &theirs);
    store.reconcile().unwrap();
    for _ in 0..2 {
        let outcome = store
            .merge_outside(&path("notes/a.md"), base, &mine)
            .unwrap();
        let Outcome::Conflict {
            theirs: found,
            text,
            conflicts,
        } = outcome
        else {
            panic!("{outcome:?}");
        };
        assert_eq!(found.text, theirs);
        assert_eq!(text, mine.replace("title: A", "title: B"));
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].theirs, "two, theirs\n");
    }
    assert_eq!(store.buffer("notes/a.md").unwrap().unwrap().text, mine);
    let kept = kept(&store);
    assert!(kept.contains(&(Why::Mine, mine.clone())), "{kept:?}");
    assert!(kept.contains(&(Why::Theirs, theirs.clone())), "{kept:?}");
    assert!(kept.contains(&(Why::Outside, BASE.to_owned())), "{kept:?}");
    assert_eq!(kept.len(), 3, "asking twice keeps nothing twice");
    assert_eq!(
        fs::read(folder.path().join("notes/a.md")).unwrap(),
        theirs.as_bytes()
    );
}

#[test]
fn a_buffer_without_edits_takes_the_file_as_it_is() {
    let (folder, mut store, base) = typing();
    let unchanged = store
        .merge_outside(&path("notes/a.md"), base, "typed\n")
        .unwrap();
    assert_eq!(unchanged, Outcome::Unchanged);
    write(folder.path(), "notes/a.md", "theirs\n");
    let outcome = store
        .merge_outside(&path("notes/a.md"), base, BASE)
        .unwrap();
    let now = ContentHash::of(b"theirs\n");
    assert_eq!(merged_on(outcome), (now, "theirs\n".to_owned()));
    assert_eq!(store.buffers().unwrap(), []);
    assert_eq!(kept(&store), [(Why::Outside, BASE.to_owned())]);
}

#[test]
fn a_file_that_is_gone_or_no_longer_text_is_not_merged_and_the_buffer_stays() {
    let (folder, mut store, base) = typing();
    store
        .keep_buffer("notes/a.md", Some(base), "typed\n")
        .unwrap();
    write(folder.path(), "notes/a.md", b"\xff\xfe");
    let refused = store.merge_outside(&path("notes/a.md"), base, "typed\n");
    assert!(matches!(refused, Err(SaveError::NotText(_))));
    fs::remove_file(folder.path().join("notes/a.md")).unwrap();
    let refused = store.merge_outside(&path("notes/a.md"), base, "typed\n");
    assert!(matches!(refused, Err(SaveError::Gone(_))));
    assert_eq!(store.buffer("notes/a.md").unwrap().unwrap().text, "typed\n");
    assert!(kept(&store).contains(&(Why::Outside, BASE.to_owned())));
}

#[test]
fn line_ends_of_windows_survive_a_merge() {
    let folder = library(&[("notes/a.md", "one\r\ntwo\r\nthree\r\n")]);
    let mut store = opened(folder.path());
    let base = store.snapshot().read(&path("notes/a.md")).unwrap().hash;
    write(folder.path(), "notes/a.md", "ONE\r\ntwo\r\nthree\r\n");
    let mine = "one\ntwo\nTHREE\n";
    let outcome = store
        .merge_outside(&path("notes/a.md"), base, mine)
        .unwrap();
    let (base, text) = merged_on(outcome);
    store.save(&path("notes/a.md"), base, &text).unwrap();
    let saved = fs::read(folder.path().join("notes/a.md")).unwrap();
    assert_eq!(saved, b"ONE\r\ntwo\r\nTHREE\r\n");
}

#[test]
fn the_side_that_is_not_chosen_is_kept_once_in_its_own_line_ends_and_under_its_own_name() {
    let [began, theirs] = ["two", "two, theirs"].map(|two| format!("one\r\n{two}\r\n"));
    let folder = library(&[("notes/a.md", &began)]);
    let mut store = opened(folder.path());
    let base = ContentHash::of(began.as_bytes());
    write(folder.path(), "notes/a.md", &theirs);
    let mine = "one\ntwo, mine\n";
    store
        .merge_outside(&path("notes/a.md"), base, mine)
        .unwrap();
    let both = store.history(&path("notes/a.md")).unwrap();

    for text in [mine, "one\ntwo, theirs\n"] {
        store.keep_version(&path("notes/a.md"), text).unwrap();
    }
    let after = store.history(&path("notes/a.md")).unwrap();
    let told = |history: Vec<Version>| -> BTreeSet<String> {
        let told = history.into_iter();
        told.map(|version| format!("{} {:?}", version.hash, version.why))
            .collect()
    };
    assert_eq!(told(after), told(both));
}

#[test]
fn a_note_without_a_file_is_kept_and_every_buffer_is_found_on_the_next_start() {
    let folder = library(&[("notes/a.md", BASE)]);
    let mut store = opened(folder.path());
    store
        .keep_buffer("untitled 1", None, "never saved\n")
        .unwrap();
    store.keep_buffer("notes/a.md", None, "unsaved\n").unwrap();
    drop(store);
    let store = opened(folder.path());
    let buffers = store.buffers().unwrap();
    let mut found: Vec<_> = buffers
        .iter()
        .map(|buffer| (buffer.path.as_str(), buffer.text.as_str()))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [("notes/a.md", "unsaved\n"), ("untitled 1", "never saved\n")]
    );
}

#[test]
fn a_buffer_that_was_saved_before_the_program_died_is_no_recovered_text() {
    let (folder, mut store, base) = typing();
    store
        .keep_buffer("notes/a.md", Some(base), "saved\n")
        .unwrap();
    drop(store);
    // As a crash leaves it between the swap of the file and the entry in the index.
    write(folder.path(), "notes/a.md", "saved\n");
    let store = opened(folder.path());
    assert_eq!(store.buffers().unwrap(), []);
    assert_eq!(kept(&store), [(Why::Outside, BASE.to_owned())]);
}
