//! Two programs have one library open: the window and the command line, say.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use domain::{ContentHash, Slug, tags};
use fieldnotes_store::{ApplyError, Outcome, SaveError, Store, Why};
use support::{assert_index_equals_scan, library, opened, path, write};

const NOTE: &str = "---\ntitle: A\ntags: [ml]\n---\n# of one\n\n# of two\n\n# end\n";

#[test]
fn what_one_program_did_is_seen_by_the_other_and_can_be_undone_there() {
    let folder = library(&[("notes/a.md", NOTE), ("notes/b.md", NOTE)]);
    let mut window = opened(folder.path());
    let mut terminal = opened(folder.path());
    let slug = Slug::parse("ml").unwrap();
    let change = tags::rename(&terminal.snapshot().library, &slug, "AI").unwrap();
    let applied = terminal.apply(change).unwrap();
    write(folder.path(), "notes/c.md", "# C\n");
    terminal.reconcile().unwrap();
    drop(terminal);

    let seen = window.reconcile().unwrap();
    assert_eq!(
        seen.changed,
        [path("notes/a.md"), path("notes/b.md"), path("notes/c.md")]
    );
    assert!(seen.catalogue);
    // The version before it keeps its name: the window did not take it for an outside change.
    let why = Why::Operation(applied.name.clone());
    assert_eq!(window.history(&path("notes/a.md")).unwrap()[0].why, why);
    assert_index_equals_scan(&window);
    assert_eq!(window.undo().unwrap().name, applied.name);
    assert_index_equals_scan(&window);
}

#[test]
fn a_note_that_only_the_other_program_knew_and_that_is_gone_again_leaves_no_row() {
    let folder = library(&[("notes/a.md", NOTE)]);
    let mut window = opened(folder.path());
    let mut terminal = opened(folder.path());
    let brief = folder.path().join("notes/brief.md");
    write(folder.path(), "notes/brief.md", "# Brief\n");
    terminal.refresh(std::slice::from_ref(&brief)).unwrap();
    std::fs::remove_file(&brief).unwrap();

    let seen = window.refresh(&[brief]).unwrap();
    assert_eq!(seen.removed, [path("notes/brief.md")]);
    assert_index_equals_scan(&window);
    let kept = window.history(&path("notes/brief.md")).unwrap();
    assert_eq!(kept.len(), 1, "its text is a version");
}

#[test]
fn a_note_that_one_program_entered_and_another_removed_leaves_no_row() {
    let folder = library(&[]);
    let mut window = opened(folder.path());
    write(folder.path(), "notes/a.md", NOTE);
    opened(folder.path());
    std::fs::remove_file(folder.path().join("notes/a.md")).unwrap();
    window.reconcile().unwrap();
    assert_index_equals_scan(&window);
}

#[test]
fn who_opens_while_another_writes_waits_for_its_turn() {
    let folder = library(&[("notes/a.md", NOTE)]);
    drop(opened(folder.path()));
    let held = files::Lock::take(
        &folder.path().join(".fieldnotes/change.lock"),
        Duration::ZERO,
    );
    let held = held.unwrap().unwrap();
    let (tell, told) = mpsc::channel();
    let root = folder.path().to_owned();
    let waits = thread::spawn(move || {
        tell.send(()).unwrap();
        Store::open(&root).map(drop)
    });
    told.recv().unwrap();
    drop(held);
    waits.join().unwrap().unwrap();
}

/// Adds a line under the own heading, over and over, whatever the other does.
fn write_lines(root: &Path, own: &str, rounds: usize) {
    let mut store = opened(root);
    let note = path("notes/a.md");
    for round in 0..rounds {
        let read = store.snapshot().read(&note).unwrap();
        let (mut base, mut text) = (read.hash, typed(&read.text, own, round));
        while let Err(error) = store.save(&note, base, &text) {
            assert!(matches!(error, SaveError::ChangedOutside { .. }), "{error}");
            (base, text) = merged(&mut store, base, text);
        }
        let change = tags::create(&store.snapshot().library, &format!("{own} {round}"), "");
        if let Err(error) = store.apply(change.unwrap()) {
            assert!(matches!(error, ApplyError::ChangedOutside(_)), "{error}");
            store.reconcile().unwrap();
        }
    }
}

fn typed(text: &str, own: &str, round: usize) -> String {
    let heading = format!("# of {own}\n");
    text.replace(&heading, &format!("{heading}line {round} of {own}\n"))
}

fn merged(store: &mut Store, base: ContentHash, text: String) -> (ContentHash, String) {
    match store
        .merge_outside(&path("notes/a.md"), base, &text)
        .unwrap()
    {
        Outcome::Unchanged => (base, text),
        Outcome::Merged { theirs, text } => (theirs.hash, text),
        Outcome::Conflict { .. } => panic!("the headings are apart"),
    }
}

#[test]
fn two_programs_write_one_note_and_one_catalogue_and_no_line_is_lost() {
    const ROUNDS: usize = 40;
    let folder = library(&[("notes/a.md", NOTE), ("catalogue.toml", "")]);
    opened(folder.path());
    thread::scope(|scope| {
        for own in ["one", "two"] {
            let root = folder.path();
            scope.spawn(move || write_lines(root, own, ROUNDS));
        }
    });
    let store = opened(folder.path());
    let text = store.snapshot().read(&path("notes/a.md")).unwrap().text;
    for own in ["one", "two"] {
        for round in 0..ROUNDS {
            let line = format!("line {round} of {own}\n");
            assert_eq!(text.matches(&line).count(), 1, "{line}");
        }
    }
    assert_index_equals_scan(&store);
}
