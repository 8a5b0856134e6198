//! What is broken off is settled before anything else is written, and the author hears the truth.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use domain::{Slug, notes, tags};
use fieldnotes_store::{ApplyError, Store};
use files::fault::{self, Fault};
use support::{assert_index_equals_scan, library, opened, path, seen_files as files_of, write};

const A: &str = "---\ntitle: A\ntags: [ml]\n---\ntext\n";
const CATALOGUE: &str = "[[tag]]\nslug = \"ml\"\ntitle = \"ML\"\n";

fn two_notes() -> tempfile::TempDir {
    library(&[
        ("catalogue.toml", CATALOGUE),
        ("notes/a.md", A),
        ("notes/b.md", &A.replace("title: A", "title: B")),
    ])
}

fn rename_tag(store: &mut Store) -> Result<fieldnotes_store::Applied, ApplyError> {
    let ml = Slug::parse("ml").unwrap();
    let change = tags::rename(&store.snapshot().library, &ml, "Models").unwrap();
    store.apply(change)
}

/// How many points `act` passes when nothing fails, in a library of its own.
fn points(act: fn(&mut Store)) -> u32 {
    let folder = two_notes();
    let mut store = opened(folder.path());
    fault::arm(Fault::Never);
    act(&mut store);
    fault::spare()
}

#[test]
fn an_operation_made_again_after_one_that_failed_stays_made_at_the_next_start() {
    let whole = points(|store| drop(rename_tag(store).unwrap()));
    let mut failed = 0;
    for first in 0..whole {
        for second in first + 1..first + 10 {
            let folder = two_notes();
            let mut store = opened(folder.path());
            // The disk refuses, and then refuses to strike the operation out of the journal.
            fault::arm(Fault::Twice(first, second));
            let refused = rename_tag(&mut store);
            fault::spare();
            failed += u32::from(refused.is_err());
            if refused.is_err() {
                rename_tag(&mut store).unwrap();
            }
            let made = files_of(folder.path());
            drop(store);
            let mut store = opened(folder.path());
            assert_eq!(files_of(folder.path()), made, "{first}, {second}");
            assert!(store.take_settled().is_empty(), "{first}, {second}");
            assert_index_equals_scan(&store);
            store.undo().unwrap();
            assert!(String::from_utf8_lossy(&files_of(folder.path())["notes/a.md"]).contains("ml"));
        }
    }
    assert!(failed > 100, "{failed}");
}

#[test]
fn an_undo_that_the_disk_refused_can_be_undone_again_and_nothing_changes_by_itself() {
    let whole = points(|store| {
        rename_tag(store).unwrap();
        fault::arm(Fault::Never);
        store.undo().unwrap();
    });
    for first in 0..whole {
        let folder = two_notes();
        let before = files_of(folder.path());
        let mut store = opened(folder.path());
        rename_tag(&mut store).unwrap();
        let made = files_of(folder.path());
        fault::arm(Fault::From(first));
        let undone = store.undo();
        fault::spare();
        if undone.is_ok() {
            assert_eq!(files_of(folder.path()), before, "{first}");
            continue;
        }
        // Half of it may stand, and then it is said; the next start brings back what stood before.
        if !matches!(undone, Err(ApplyError::HalfDone { .. })) {
            assert_eq!(files_of(folder.path()), made, "{first}: {undone:?}");
        }
        drop(store);
        let mut store = opened(folder.path());
        assert_eq!(files_of(folder.path()), made, "{first}");
        assert!(store.undoable().unwrap().is_some(), "{first}");
        store.undo().unwrap();
        assert_eq!(files_of(folder.path()), before, "{first}");
        store.redo().unwrap();
        assert_eq!(files_of(folder.path()), made, "{first}");
    }
}

#[test]
fn while_an_operation_cannot_be_settled_no_other_begins_and_its_notes_are_not_saved() {
    let whole = points(|store| drop(rename_tag(store).unwrap()));
    let mut held = 0;
    for first in 0..whole {
        let folder = two_notes();
        write(folder.path(), "notes/c.md", "# C\n");
        let mut store = opened(folder.path());
        fault::arm(Fault::From(first));
        let refused = rename_tag(&mut store);
        let Err(ApplyError::HalfDone { .. }) = refused else {
            fault::spare();
            continue;
        };
        held += 1;
        let note = notes::trash(&store.snapshot().library, &path("notes/c.md")).unwrap();
        let other = store.apply(note);
        assert!(
            matches!(other, Err(ApplyError::Unsettled { .. })),
            "{other:?}"
        );
        let words = other.unwrap_err().to_string();
        assert!(
            words.contains("Rename tag") && words.contains("full"),
            "{words}"
        );
        fault::spare();
        // Room again: what was half done is taken back, and told, before the next change.
        rename_tag(&mut store).unwrap();
        assert_eq!(store.take_settled().len(), 1);
        assert_index_equals_scan(&store);
    }
    assert!(held > 0, "no fault leaves an operation half done");
}

#[test]
fn an_operation_whose_index_refuses_afterwards_is_told_to_be_done() {
    let whole = points(|store| drop(rename_tag(store).unwrap()));
    let folder = two_notes();
    let mut store = opened(folder.path());
    // The last commit is that of the index.
    fault::arm(Fault::From(whole - 2));
    let applied = rename_tag(&mut store).unwrap();
    fault::spare();
    assert!(applied.behind.is_some(), "{applied:?}");
    assert!(String::from_utf8_lossy(&files_of(folder.path())["notes/a.md"]).contains("Models"));
    store.reconcile().unwrap();
    assert_index_equals_scan(&store);
}

#[test]
fn a_journal_that_is_damaged_writes_nothing_into_a_note() {
    let folder = two_notes();
    let mut store = opened(folder.path());
    rename_tag(&mut store).unwrap();
    let made = files_of(folder.path());
    let database = rusqlite::Connection::open(folder.path().join(".fieldnotes/library.db"));
    let flipped = "UPDATE texts SET text = x'00' WHERE hash =
         (SELECT before_hash FROM operation_files WHERE file = 'notes/a.md')";
    assert_eq!(database.unwrap().execute(flipped, []).unwrap(), 1);
    let undone = store.undo().unwrap();
    let now = files_of(folder.path());
    assert_eq!(now["notes/a.md"], made["notes/a.md"]);
    assert!(String::from_utf8_lossy(&now["notes/b.md"]).contains("tags: [ml]"));
    let damaged: Vec<&str> = undone.damaged.iter().map(|file| file.path()).collect();
    assert_eq!(damaged, ["notes/a.md"]);
}

#[test]
fn what_a_broken_off_operation_had_damaged_is_left_as_it_is_and_told() {
    let folder = two_notes();
    let mut store = opened(folder.path());
    rename_tag(&mut store).unwrap();
    let made = files_of(folder.path());
    drop(store);
    let database = rusqlite::Connection::open(folder.path().join(".fieldnotes/library.db"));
    let database = database.unwrap();
    let act = |sql: &str| database.execute(sql, []).unwrap();
    act("UPDATE operations SET phase = 'begun'");
    act("UPDATE texts SET text = x'00' WHERE hash =
         (SELECT before_hash FROM operation_files WHERE file = 'notes/a.md')");
    drop(database);
    let mut store = opened(folder.path());
    let now = files_of(folder.path());
    assert_eq!(now["notes/a.md"], made["notes/a.md"]);
    assert!(String::from_utf8_lossy(&now["notes/b.md"]).contains("tags: [ml]"));
    let settled = store.take_settled();
    assert_eq!(settled[0].damaged.len(), 1, "{settled:?}");
}

#[cfg(unix)]
#[test]
fn a_private_note_stays_private_when_it_is_renamed_trashed_and_brought_back() {
    use std::os::unix::fs::PermissionsExt;
    let folder = two_notes();
    let mode = |file: &str| {
        let metadata = fs::metadata(folder.path().join(file)).unwrap();
        metadata.permissions().mode() & 0o777
    };
    let private = folder.path().join("notes/a.md");
    fs::set_permissions(private, fs::Permissions::from_mode(0o600)).unwrap();
    let mut store = opened(folder.path());
    let renamed = notes::rename(&store.snapshot().library, &path("notes/a.md"), "z").unwrap();
    store.apply(renamed).unwrap();
    assert_eq!(mode("notes/z.md"), 0o600);
    store.undo().unwrap();
    assert_eq!(mode("notes/a.md"), 0o600);
    let trashed = notes::trash(&store.snapshot().library, &path("notes/a.md")).unwrap();
    store.apply(trashed).unwrap();
    store.undo().unwrap();
    assert_eq!(mode("notes/a.md"), 0o600);
    rename_tag(&mut store).unwrap();
    assert_eq!(mode("notes/a.md"), 0o600);
    assert_eq!(mode(".fieldnotes"), 0o700);
    for file in ["library.db", "library.db-wal", "change.lock"] {
        assert_eq!(mode(&format!(".fieldnotes/{file}")), 0o600, "{file}");
    }
}

#[test]
fn a_name_that_is_taken_is_told_as_taken() {
    let folder = two_notes();
    let mut store = opened(folder.path());
    // Nothing a library knows: it appeared since the last look.
    write(folder.path(), "notes/z.md", "# Z\n");
    let renamed = notes::rename(&store.snapshot().library, &path("notes/a.md"), "z").unwrap();
    let refused = store.apply(renamed).unwrap_err();
    assert_eq!(refused.to_string(), "notes/z.md is already there");
}
