//! A text is found in all notes and replaced in one operation.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use domain::find::{self, Case, Chosen, Kind, Query, Replacement, Room};
use domain::{ContentHash, line_ends};
use fieldnotes_store::{ApplyError, FoundNote, Store};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use support::{assert_index_equals_scan, files, library, opened, path, write};

fn replacement(typed: &str, with: &str) -> Replacement {
    let query = Query {
        case: Case::Same,
        kind: Kind::Plain,
        ..Query::plain(typed)
    };
    Replacement::new(query, with).unwrap()
}

/// All notes with hits, portion by portion.
fn all(store: &Store, replacement: &Replacement) -> Vec<FoundNote> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let hits = |text: &str, room| replacement.hits(text, room);
        let portion = store.snapshot().find(hits, &[], after.as_ref(), Room(1000));
        found.extend(portion.notes);
        match portion.last {
            Some(last) => after = Some(last),
            None => return found,
        }
    }
}

fn everywhere(found: &[FoundNote]) -> Vec<Chosen> {
    let chosen = found.iter().map(|note| Chosen {
        path: note.path.clone(),
        hash: note.hash,
        except: Vec::new(),
    });
    chosen.collect()
}

fn replace(store: &mut Store, replacement: Replacement, chosen: Vec<Chosen>) {
    let change = find::replace(&store.snapshot().library, replacement, chosen).unwrap();
    store.apply(change).unwrap();
}

#[test]
fn notes_beyond_a_portion_are_found_and_replaced_in_one_operation() {
    let folder = library(&[]);
    for number in 0..600 {
        write(folder.path(), &format!("notes/{number:03}.md"), "A log.\n");
    }
    let mut store = opened(folder.path());
    let before = files(folder.path());
    let replacement = replacement("log", "tape");
    let hits = |text: &str, room| replacement.hits(text, room);
    let first = store.snapshot().find(hits, &[], None, Room(10));
    assert_eq!(first.looked_at, 256);
    assert_eq!(first.last, Some(path("notes/255.md")));
    let told: usize = first.notes.iter().map(|note| note.found.hits.len()).sum();
    let counted: usize = first.notes.iter().map(|note| note.found.count).sum();
    assert_eq!((told, counted), (10, 256));

    let found = all(&store, &replacement);
    assert_eq!(found.len(), 600);
    replace(&mut store, replacement, everywhere(&found));
    let text = fs::read_to_string(folder.path().join("notes/599.md")).unwrap();
    assert_eq!(text, "A tape.\n");
    assert_index_equals_scan(&store);
    assert_eq!(
        store.undo().unwrap().name,
        "Replace “log” with “tape” in 600 notes"
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_note_that_was_edited_since_it_was_found_stops_the_replacement() {
    let folder = library(&[("notes/a.md", "A log.\n"), ("notes/b.md", "A log.\n")]);
    let mut store = opened(folder.path());
    let replacement = replacement("log", "tape");
    let found = all(&store, &replacement);
    write(folder.path(), "notes/b.md", "No log.\n");
    let before = files(folder.path());
    let change = find::replace(&store.snapshot().library, replacement, everywhere(&found)).unwrap();
    let refused = store.apply(change).unwrap_err();
    assert!(refused.to_string().contains("notes/b.md"), "{refused}");
    assert!(!matches!(refused, ApplyError::HalfDone { .. }));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_note_that_is_no_text_is_told_and_not_looked_through() {
    let folder = library(&[("notes/a.md", "A log.\n")]);
    write(folder.path(), "notes/b.md", b"A log \xff.\n");
    let store = opened(folder.path());
    let replacement = replacement("log", "tape");
    let hits = |text: &str, room| replacement.hits(text, room);
    let portion = store.snapshot().find(hits, &[], None, Room(10));
    assert_eq!(portion.unread, [path("notes/b.md")]);
    assert_eq!(portion.notes.len(), 1);
}

fn text() -> impl Strategy<Value = String> {
    let parts = [
        "log",
        "lo",
        "g",
        " ",
        "\n",
        "\r\n",
        "\r",
        "é",
        "---\n",
        "title: log\n",
    ];
    vec(select(parts.to_vec()), 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn hits_are_those_of_a_scan_of_the_files_and_undo_gives_the_same_bytes(
        texts in vec(text(), 1..4), with in select(vec!["", "tape", "a log", "a\nb"]), left_out in 0usize..3,
    ) {
        let folder = library(&[]);
        for (number, text) in texts.iter().enumerate() {
            write(folder.path(), &format!("notes/{number}.md"), text);
        }
        let mut store = opened(folder.path());
        let before = files(folder.path());
        let replacement = replacement("log", with);
        let found = all(&store, &replacement);
        for (number, text) in texts.iter().enumerate() {
            let text = line_ends::normalise(text);
            let body = domain::front_matter::split(&text).body().matches("log").count();
            let note = found.iter().find(|note| note.path == path(&format!("notes/{number}.md")));
            prop_assert_eq!(note.map_or(0, |note| note.found.count), body);
            if let Some(note) = note {
                prop_assert_eq!(note.hash, ContentHash::of(texts[number].as_bytes()));
            }
        }
        if found.is_empty() {
            return Ok(());
        }
        let mut chosen = everywhere(&found);
        chosen[0].except = vec![left_out];
        replace(&mut store, replacement, chosen);
        // With its only hit left out nothing is done, and nothing is there to be undone.
        let is_done = files(folder.path()) != before;
        match store.undo() {
            Err(ApplyError::Nothing) => prop_assert!(!is_done),
            undone => prop_assert!(is_done && undone.is_ok(), "{undone:?}"),
        }
        prop_assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn the_hits_of_the_notes_that_are_asked_for_are_told_whatever_others_hold() {
    let folder = library(&[("notes/a.md", "log log log\n"), ("notes/b.md", "log\n")]);
    let store = opened(folder.path());
    let replacement = replacement("log", "tape");
    let hits = |text: &str, room| replacement.hits(text, room);
    let only = [path("notes/b.md")];
    let portion = store.snapshot().find(hits, &only, None, Room(2));
    assert_eq!(portion.looked_at, 1);
    assert_eq!(portion.notes.len(), 1);
    assert_eq!(portion.notes[0].found.hits.len(), 1);
}
