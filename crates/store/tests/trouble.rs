//! What can go wrong with disk, folder and database, and that work goes on when it ends.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use fieldnotes_store::{SaveError, Store, StoreError};
use files::fault::{self, Fault};
use support::{assert_index_equals_scan, library, opened, path, unprivileged, write};

fn database(root: &Path) -> std::path::PathBuf {
    root.join(".fieldnotes/library.db")
}

fn typed(store: &mut Store, text: &str) -> Result<(), SaveError> {
    let read = store.snapshot().read(&path("notes/a.md"))?;
    store.save(&path("notes/a.md"), read.hash, text).map(drop)
}

#[test]
fn a_full_disk_is_named_the_buffer_stays_and_the_save_goes_through_later() {
    let folder = library(&[("notes/a.md", "one\n")]);
    let mut store = opened(folder.path());
    store.keep_buffer("notes/a.md", None, "two\n").unwrap();
    fault::arm(Fault::From(0));
    let refused = typed(&mut store, "two\n").unwrap_err();
    fault::spare();
    let words = refused.to_string();
    assert!(
        words.contains("a.md") && words.ends_with("the disk is full"),
        "{words}"
    );
    assert_eq!(store.buffer("notes/a.md").unwrap().unwrap().text, "two\n");
    typed(&mut store, "two\n").unwrap();
    assert_eq!(store.buffers().unwrap(), []);
}

#[test]
fn a_read_only_note_is_named_and_written_once_it_may_be() {
    let folder = library(&[("notes/a.md", "one\n")]);
    let mut store = opened(folder.path());
    let file = folder.path().join("notes/a.md");
    let writable = fs::metadata(&file).unwrap().permissions();
    let mut locked = writable.clone();
    locked.set_readonly(true);
    fs::set_permissions(&file, locked).unwrap();
    let words = typed(&mut store, "two\n").unwrap_err().to_string();
    assert!(
        words.contains("a.md") && words.ends_with("the file is marked read-only"),
        "{words}"
    );
    assert!(
        store
            .snapshot()
            .read(&path("notes/a.md"))
            .unwrap()
            .read_only
    );
    fs::set_permissions(&file, writable).unwrap();
    typed(&mut store, "two\n").unwrap();
    assert_eq!(fs::read(file).unwrap(), b"two\n");
}

#[test]
fn a_folder_that_is_unmounted_is_named_nothing_is_forgotten_and_work_goes_on_when_it_is_back() {
    let folder = library(&[("notes/a.md", "one\n")]);
    let root = folder.path().join("mounted");
    fs::create_dir(&root).unwrap();
    write(&root, "site.toml", "");
    write(&root, "notes/a.md", "one\n");
    let mut store = opened(&root);
    store.keep_buffer("notes/a.md", None, "typed\n").unwrap();
    let away = folder.path().join("away");
    fs::rename(&root, &away).unwrap();
    let gone = store.reconcile().unwrap_err();
    assert!(matches!(&gone, StoreError::NoSuchFolder(folder) if *folder == root));
    assert!(store.refresh(&[root.join("notes/a.md")]).is_err());
    // An empty mount point is no empty library.
    fs::create_dir(&root).unwrap();
    assert!(matches!(store.reconcile(), Err(StoreError::NotALibrary(_))));
    assert!(store.snapshot().library.note(&path("notes/a.md")).is_some());
    fs::remove_dir(&root).unwrap();
    fs::rename(&away, &root).unwrap();
    assert!(store.reconcile().unwrap().changed.is_empty());
    assert_eq!(store.buffer("notes/a.md").unwrap().unwrap().text, "typed\n");
    typed(&mut store, "two\n").unwrap();
    assert_index_equals_scan(&store);
}

#[test]
fn a_database_deleted_under_an_open_library_is_begun_anew_and_keeps_what_is_typed_next() {
    let folder = library(&[("notes/a.md", "one\n"), ("notes/b.md", "# B\n")]);
    let mut store = opened(folder.path());
    fs::remove_dir_all(folder.path().join(".fieldnotes")).unwrap();
    store.keep_buffer("notes/a.md", None, "typed\n").unwrap();
    store.refresh(&[folder.path().join("notes/a.md")]).unwrap();
    assert_index_equals_scan(&store);
    drop(store);
    let store = opened(folder.path());
    assert_eq!(store.buffer("notes/a.md").unwrap().unwrap().text, "typed\n");
}

/// Overwrites the first page of the table `notes`, as a bad sector would.
fn damage(root: &Path) {
    let connection = rusqlite::Connection::open(database(root)).unwrap();
    let page: u32 = connection
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'notes'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let size: u32 = connection
        .pragma_query_value(None, "page_size", |row| row.get(0))
        .unwrap();
    drop(connection);
    let mut file = OpenOptions::new().write(true).open(database(root)).unwrap();
    file.seek(SeekFrom::Start(u64::from(page - 1) * u64::from(size)))
        .unwrap();
    file.write_all(&vec![0xa5; size as usize]).unwrap();
}

#[test]
fn unsaved_and_earlier_texts_are_fetched_from_a_damaged_database() {
    let folder = library(&[("notes/a.md", "one\n")]);
    let mut store = opened(folder.path());
    typed(&mut store, "two\n").unwrap();
    store.keep_buffer("untitled", None, "only here\n").unwrap();
    store.remember("layout", &serde_json::json!(240)).unwrap();
    drop(store);
    damage(folder.path());

    let opened = Store::open(folder.path()).unwrap();
    let aside = opened.rebuilt.expect("the damaged database was put aside");
    assert!(aside.is_file());
    let mut store = opened.store;
    store.reconcile().unwrap();
    assert_eq!(
        store.buffer("untitled").unwrap().unwrap().text,
        "only here\n"
    );
    assert_eq!(
        store.recall("layout").unwrap(),
        Some(serde_json::json!(240))
    );
    let versions = store.history(&path("notes/a.md")).unwrap();
    assert_eq!(
        store.version_text(versions[0].id).unwrap().as_deref(),
        Some("one\n")
    );
    assert_index_equals_scan(&store);
}

#[test]
fn a_database_damaged_under_an_open_library_is_put_aside_and_work_goes_on() {
    let folder = library(&[("notes/a.md", "one\n")]);
    let mut store = opened(folder.path());
    store.keep_buffer("untitled", None, "only here\n").unwrap();
    drop(store);
    let mut store = Store::open(folder.path()).unwrap().store;
    damage(folder.path());
    write(folder.path(), "notes/a.md", "another\n");
    if let Err(error) = store.reconcile() {
        assert!(error.is_damage(), "{error}");
        assert!(error.to_string().ends_with("it is damaged"), "{error}");
    }
    let aside = store.rebuild().unwrap();
    assert!(aside.is_file());
    store.reconcile().unwrap();
    assert_eq!(
        store.buffer("untitled").unwrap().unwrap().text,
        "only here\n"
    );
    assert_index_equals_scan(&store);
}

#[test]
fn a_library_of_the_first_format_opens_with_its_buffers_and_history() {
    let folder = library(&[("notes/a.md", "now\n")]);
    fs::create_dir(folder.path().join(".fieldnotes")).unwrap();
    let connection = rusqlite::Connection::open(database(folder.path())).unwrap();
    connection
        .execute_batch(include_str!("../src/database/migrations/0001_library.sql"))
        .unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA user_version = 1;
             INSERT INTO buffers VALUES ('notes/a.md', NULL, 'typed', 5);
             INSERT INTO history (path, hash, text, at) VALUES
                 ('notes/a.md', '{}', CAST('old' AS BLOB), unixepoch() - 60);",
            domain::ContentHash::of(b"old")
        ))
        .unwrap();
    drop(connection);
    let store = opened(folder.path());
    assert_eq!(store.buffers().unwrap()[0].text, "typed");
    let versions = store.history(&path("notes/a.md")).unwrap();
    assert_eq!(
        store.version_text(versions[0].id).unwrap().as_deref(),
        Some("old")
    );
    assert_index_equals_scan(&store);
}

#[test]
fn staged_files_left_by_a_crash_are_swept_away() {
    let folder = library(&[
        ("notes/a.md", "one\n"),
        ("notes/.fieldnotes-x.staged", "half"),
    ]);
    opened(folder.path());
    assert!(!folder.path().join("notes/.fieldnotes-x.staged").exists());
}

#[test]
fn what_another_program_wrote_in_a_swap_that_broke_off_is_never_lost() {
    let theirs = "[[tag]]\nslug = \"theirs\"\ntitle = \"Theirs\"\n";
    let folder = library(&[
        ("notes/a.md", "one\n"),
        ("catalogue.toml", "# ours\n"),
        ("site.toml", "# ours\n"),
        ("media/a.svg", "<svg/>"),
        (".fieldnotes-aB3xY9-catalogue.toml.swapped", theirs),
        (".fieldnotes-cD3xY9-site.toml.swapped", "# theirs\n"),
        (
            "media/.fieldnotes-eF3xY9-a.svg.swapped",
            "<svg>theirs</svg>",
        ),
        ("notes/.fieldnotes-gH3xY9-a.md.swapped", "theirs\n"),
        // These hold what stands there.
        (".fieldnotes-iJ3xY9-catalogue.toml.swapped", "# ours\n"),
        ("media/.fieldnotes-kL3xY9-a.svg.swapped", "<svg/>"),
    ]);
    let store = opened(folder.path());
    let is_there = |name: &str| folder.path().join(name).exists();
    for kept in [
        ".fieldnotes-aB3xY9-catalogue.toml.swapped",
        ".fieldnotes-cD3xY9-site.toml.swapped",
        "media/.fieldnotes-eF3xY9-a.svg.swapped",
    ] {
        assert!(is_there(kept), "{kept}");
    }
    for gone in [
        "notes/.fieldnotes-gH3xY9-a.md.swapped",
        ".fieldnotes-iJ3xY9-catalogue.toml.swapped",
        "media/.fieldnotes-kL3xY9-a.svg.swapped",
    ] {
        assert!(!is_there(gone), "{gone}");
    }
    let versions = store.history(&path("notes/a.md")).unwrap();
    let texts = versions
        .iter()
        .map(|version| store.version_text(version.id).unwrap());
    assert!(texts.flatten().any(|text| text == "theirs\n"));
}

#[cfg(unix)]
#[test]
fn notes_in_a_folder_that_may_not_be_read_are_hidden_not_gone() {
    use std::os::unix::fs::PermissionsExt;
    unprivileged(
        "notes_in_a_folder_that_may_not_be_read_are_hidden_not_gone",
        |root| {
            write(root, "site.toml", "");
            write(root, "notes/a.md", "one\n");
            let mut store = opened(root);
            let notes = root.join("notes");
            fs::set_permissions(&notes, fs::Permissions::from_mode(0o000)).unwrap();
            for seen in [
                store.reconcile().unwrap(),
                store.refresh(&[notes.join("a.md")]).unwrap(),
            ] {
                assert_eq!(seen.removed, []);
                assert!(
                    seen.problems[0].message.contains("permission was denied"),
                    "{seen:?}"
                );
            }
            assert!(store.snapshot().library.note(&path("notes/a.md")).is_some());
            let words = typed(&mut store, "two\n").unwrap_err().to_string();
            assert!(
                words.contains("a.md") && words.contains("permission was denied"),
                "{words}"
            );
            fs::set_permissions(&notes, fs::Permissions::from_mode(0o755)).unwrap();
            typed(&mut store, "two\n").unwrap();
        },
    );
}
