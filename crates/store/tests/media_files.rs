//! Pictures and other files are put into a library, renamed and removed by operations that are undone.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use domain::{MediaPath, media};
use fieldnotes_store::{ApplyError, Store};
use proptest::prelude::*;
use support::{assert_index_equals_scan, files, library, opened, write};

fn add(store: &mut Store, name: &str, bytes: &[u8]) -> String {
    let there = store.snapshot().media_list().unwrap();
    let change = media::add(&there, name, bytes.to_vec()).unwrap();
    store.apply(change).unwrap().files[0].path().to_owned()
}

fn rename(store: &mut Store, from: &str, to: &str) {
    let snapshot = store.snapshot();
    let path = MediaPath::new(from).unwrap();
    let file = (&path, snapshot.media_hash(&path).unwrap());
    let there = snapshot.media_list().unwrap();
    let change = media::rename(&snapshot.library, &there, file, to).unwrap();
    store.apply(change).unwrap();
}

#[test]
fn a_picture_is_written_beside_others_and_undo_and_redo_give_the_same_bytes() {
    let folder = library(&[("notes/a.md", "A\n")]);
    let mut store = opened(folder.path());
    let before = files(folder.path());
    let bytes = [0x89, b'P', b'N', b'G', 0xff, 0, b'\r', b'\n'];
    assert_eq!(add(&mut store, "Map.PNG", &bytes), "media/map.png");
    assert_eq!(add(&mut store, "map.png", b"other"), "media/map-2.png");
    let after = files(folder.path());
    assert_eq!(after["media/map.png"], bytes);
    assert_eq!(store.undo().unwrap().name, "Add media/map-2.png");
    store.undo().unwrap();
    assert_eq!(files(folder.path()), before);
    store.redo().unwrap();
    store.redo().unwrap();
    assert_eq!(files(folder.path()), after);
    assert_index_equals_scan(&store);
}

#[test]
fn a_file_that_came_meanwhile_is_never_written_over() {
    let folder = library(&[]);
    let mut store = opened(folder.path());
    let change = media::add(&[], "map.png", b"mine".to_vec()).unwrap();
    write(folder.path(), "media/map.png", "theirs");
    assert!(matches!(store.apply(change), Err(ApplyError::Taken(_))));
    assert_eq!(files(folder.path())["media/map.png"], b"theirs");
}

#[test]
fn a_renamed_picture_and_its_links_are_one_operation() {
    let folder = library(&[
        ("notes/a.md", "![a](../media/old.png)\r\n"),
        ("notes/b.md", "[[old.png]]\n"),
    ]);
    write(folder.path(), "media/old.png", [0xff, 1, 2]);
    let mut store = opened(folder.path());
    let before = files(folder.path());
    rename(&mut store, "media/old.png", "new");
    let text = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
    assert_eq!(text("notes/a.md"), "![a](../media/new.png)\r\n");
    assert_eq!(text("notes/b.md"), "[[new.png]]\n");
    let after = files(folder.path());
    assert_eq!(after["media/new.png"], [0xff, 1, 2]);
    assert!(!after.contains_key("media/old.png"));
    assert_index_equals_scan(&store);
    store.undo().unwrap();
    assert_eq!(files(folder.path()), before);
    store.redo().unwrap();
    assert_eq!(files(folder.path()), after);
}

#[test]
fn a_picture_that_was_edited_since_is_left_alone_by_undo() {
    let folder = library(&[]);
    let mut store = opened(folder.path());
    add(&mut store, "map.svg", b"<svg/>");
    write(folder.path(), "media/map.svg", "<svg>mine</svg>");
    let refused = store.undo().unwrap_err().to_string();
    assert!(refused.contains("media/map.svg"), "{refused}");
    assert_eq!(files(folder.path())["media/map.svg"], b"<svg>mine</svg>");
}

#[test]
fn removed_pictures_come_back_with_one_undo() {
    let folder = library(&[]);
    write(folder.path(), "media/a.png", [0xff]);
    write(folder.path(), "media/deep/b.png", [0xfe]);
    let mut store = opened(folder.path());
    let before = files(folder.path());
    let paths = ["media/a.png", "media/deep/b.png"].map(|path| MediaPath::new(path).unwrap());
    let chosen = paths.map(|path| {
        let hash = store.snapshot().media_hash(&path).unwrap();
        (path, hash)
    });
    store
        .apply(media::remove(chosen.to_vec()).unwrap())
        .unwrap();
    assert!(!folder.path().join("media/a.png").exists());
    store.undo().unwrap();
    assert_eq!(files(folder.path()), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_bytes_a_file_holds_they_are_written_and_come_back(
        bytes in proptest::collection::vec(any::<u8>(), 1..200), name in "[a-zA-Z .é]{1,12}",
    ) {
        let folder = library(&[("notes/a.md", "A\n")]);
        let mut store = opened(folder.path());
        let before = files(folder.path());
        let path = add(&mut store, &name, &bytes);
        let after = files(folder.path());
        prop_assert_eq!(&after[&path], &bytes);
        rename(&mut store, &path, "zzz");
        store.undo().unwrap();
        prop_assert_eq!(files(folder.path()), after);
        store.undo().unwrap();
        prop_assert_eq!(files(folder.path()), before);
    }
}
