//! Notes as they are found in the world. Whatever they hold, opening and saving them leaves every
//! byte as it was.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;

use domain::NotePath;
use fieldnotes_store::{SaveError, Store};
use support::{assert_index_equals_scan, opened, write};
use tempfile::TempDir;

/// The corpus, copied to where it may be written, and the paths of its notes.
fn corpus() -> (TempDir, Store, Vec<NotePath>) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/awkward");
    let folder = support::folder();
    for (path, bytes) in support::files(&fixtures) {
        write(folder.path(), &path, bytes);
    }
    let store = opened(folder.path());
    let library = store.snapshot().library;
    let paths: Vec<NotePath> = library.all().map(|note| note.path.clone()).collect();
    assert!(paths.len() > 40, "only {} notes", paths.len());
    (folder, store, paths)
}

fn bytes(folder: &TempDir, path: &NotePath) -> Vec<u8> {
    fs::read(folder.path().join(path.as_str())).unwrap()
}

#[test]
fn opening_and_saving_an_awkward_note_leaves_every_byte() {
    let (folder, mut store, paths) = corpus();
    let mut not_text = 0;
    for path in &paths {
        let before = bytes(&folder, path);
        let note = store.snapshot().read(path).unwrap();
        match store.save(path, note.hash, &note.text) {
            Ok(saved) => assert_eq!(saved.hash, note.hash, "{path}"),
            Err(SaveError::NotText(_)) if note.read_only => not_text += 1,
            Err(error) => panic!("{path}: {error}"),
        }
        assert!(bytes(&folder, path) == before, "{path} is another");
    }
    assert_eq!(not_text, 3, "what is not UTF-8 is shown and never written");
    assert_index_equals_scan(&store);
}

#[test]
fn an_awkward_text_comes_through_buffer_and_history_as_it_was() {
    let (folder, mut store, paths) = corpus();
    for path in &paths {
        let before = bytes(&folder, path);
        let note = store.snapshot().read(path).unwrap();
        store
            .keep_buffer(path.as_str(), Some(note.hash), &note.text)
            .unwrap();
        assert_eq!(
            store.buffer(path.as_str()).unwrap().unwrap().text,
            note.text
        );
        write(folder.path(), path.as_str(), "another program\n");
        store.reconcile().unwrap();
        let version = &store.history(path).unwrap()[0];
        assert_eq!(version.hash, note.hash);
        assert_eq!(store.version_text(version.id).unwrap().unwrap(), note.text);
        store.restore(path, version.id).unwrap();
        assert!(bytes(&folder, path) == before, "{path} is another");
    }
}

#[test]
fn an_edit_of_an_awkward_note_changes_the_edited_line_only() {
    let (folder, mut store, paths) = corpus();
    for path in &paths {
        let before = bytes(&folder, path);
        let note = store.snapshot().read(path).unwrap();
        if note.read_only {
            continue;
        }
        let longer = store
            .save(path, note.hash, &format!("{}typed", note.text))
            .unwrap();
        let after = bytes(&folder, path);
        assert!(
            after.starts_with(&before),
            "{path}: what stood there is another"
        );
        assert!(after.ends_with(b"typed"));
        store.save(path, longer.hash, &note.text).unwrap();
        assert!(
            bytes(&folder, path) == before,
            "{path}: an edit taken back left a trace"
        );
    }
}
