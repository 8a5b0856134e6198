//! A library on a disk that cannot be written opens for reading, and says so.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use domain::tags;
use fieldnotes_store::{ApplyError, Filter, SaveError, Sort, Store, StoreError};
use support::{opened, path, unprivileged, write};

const NOTE: &str = "notes/a.md";

/// Takes from everybody what they may change below `folder`, or gives it back.
fn may_write(folder: &Path, may: u32) {
    for entry in fs::read_dir(folder).unwrap() {
        let place = entry.unwrap().path();
        if place.is_dir() {
            may_write(&place, may);
        } else {
            fs::set_permissions(&place, fs::Permissions::from_mode(0o444 | may & 0o200)).unwrap();
        }
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o555 | may & 0o200)).unwrap();
}

fn listed(store: &Store) -> Vec<String> {
    let page = store
        .list(&Filter::default(), Sort::default(), 0, 10)
        .unwrap();
    page.rows
        .into_iter()
        .map(|row| row.note.path.to_string())
        .collect()
}

/// All that an author may do without writing, and that the rest is refused by its name.
fn is_read(root: &Path) {
    let mut store = Store::open(root).unwrap().store;
    let why = store.read_only().unwrap().to_owned();
    assert!(why.contains(".fieldnotes"), "{why}");
    store.reconcile().unwrap();
    assert_eq!(listed(&store), [NOTE]);
    assert_eq!(store.search("marsupial", 10).unwrap().len(), 1);
    let note = store.snapshot().read(&path(NOTE)).unwrap();
    let saved = store.save(&path(NOTE), note.hash, "other\n");
    let Err(SaveError::Store(StoreError::ReadOnly(_))) = saved else {
        panic!("{saved:?}");
    };
    assert!(store.keep_buffer(NOTE, Some(note.hash), "typed\n").is_err());
    let tag = tags::create(&store.snapshot().library, "ML", "").unwrap();
    let applied = store.apply(tag);
    assert!(
        matches!(applied, Err(ApplyError::Store(StoreError::ReadOnly(_)))),
        "{applied:?}"
    );
    assert!(store.undo().is_err() && store.redo().is_err());
}

#[test]
fn a_library_that_cannot_be_written_opens_for_reading_without_a_database_and_with_one() {
    unprivileged(
        "a_library_that_cannot_be_written_opens_for_reading_without_a_database_and_with_one",
        |root| {
            let root = &root.join("library");
            write(root, "site.toml", "");
            write(root, NOTE, "# Quokka\n\nA marsupial.\n");
            may_write(root, 0);
            is_read(root);
            assert!(!root.join(".fieldnotes").exists());

            may_write(root, 0o200);
            let mut store = opened(root);
            store.keep_buffer("untitled 1", None, "typed").unwrap();
            drop(store);
            may_write(root, 0);
            is_read(root);
            let store = Store::open(root).unwrap().store;
            assert_eq!(store.buffers().unwrap()[0].text, "typed");
            drop(store);
            may_write(root, 0o200);
            assert!(opened(root).read_only().is_none());
        },
    );
}
