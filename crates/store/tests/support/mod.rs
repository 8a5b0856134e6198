//! What several tests of the store need: a library to work in, and the question whether its index
//! is what a look at the folder alone would give.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::{Note, NotePath};
use fieldnotes_store::Store;
use rusqlite::types::Value;
use tempfile::TempDir;

/// Writes a file and the folders it needs.
pub fn write(root: &Path, relative: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(relative);
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// An empty folder, in memory where the system has such: flushing hundreds of libraries to a disk
/// would take minutes and prove nothing more.
pub fn folder() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    let folder = match in_memory.is_dir() {
        true => TempDir::new_in(in_memory),
        false => TempDir::new(),
    };
    folder.expect("a folder to test in")
}

/// A library with these files.
pub fn library(files: &[(&str, &str)]) -> TempDir {
    let folder = folder();
    write(folder.path(), "site.toml", "title = \"Notes\"\n");
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

/// The library, opened and looked at.
pub fn opened(root: &Path) -> Store {
    let opened = Store::open(root).expect("a library");
    // The trash of whoever runs the tests is left alone.
    let mut store = opened.store.with_trash(files::remove);
    store.reconcile().expect("a look at the folder");
    store
}

pub fn path(path: &str) -> NotePath {
    NotePath::new(path).expect("a note's path")
}

/// Every file of the library but those of the hidden folder.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(root, root, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let relative = path.strip_prefix(root).expect("below the root");
        let relative = relative.to_string_lossy().into_owned();
        if relative == ".fieldnotes" || relative == ".git" {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            files.insert(relative, fs::read(&path).expect("a file"));
        }
    }
}

/// The same without what the disk refused to remove: it is hidden, and swept at the next start.
pub fn seen_files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = files(root);
    files.retain(|name, _| !name.contains(".fieldnotes-"));
    files
}

/// Fails unless library and index of `store` are what a new look at the same files gives.
#[track_caller]
pub fn assert_index_equals_scan(store: &Store) {
    let fresh = folder();
    for (path, bytes) in files(store.root()) {
        write(fresh.path(), &path, bytes);
    }
    let scanned = opened(fresh.path());
    let notes = |store: &Store| -> Vec<Note> { store.snapshot().library.all().cloned().collect() };
    assert_eq!(notes(store), notes(&scanned));
    for (mine, theirs) in rows(store.root()).iter().zip(rows(scanned.root())) {
        assert_eq!(*mine, theirs);
    }
    assert_eq!(rows(store.root()).len(), rows(scanned.root()).len());
    let counts = |store: &Store| store.counts().expect("counts");
    assert_eq!(counts(store), counts(&scanned));
    assert_shelves_are_those_of_the_notes(store);
}

/// Fails unless the lists of topics and tags are what counting all notes gives.
#[track_caller]
fn assert_shelves_are_those_of_the_notes(store: &Store) {
    let library = store.snapshot().library;
    let tags = store.tags().expect("tags").into_iter();
    let tags: Vec<_> = tags
        .map(|row| (row.slug, row.title, row.count as usize, row.known))
        .collect();
    let counted = library.tags().into_iter();
    let counted: Vec<_> = counted
        .map(|count| (count.tag.slug, count.tag.title, count.count, count.known))
        .collect();
    assert_eq!(tags, counted);
    let topics = store.topics().expect("topics").into_iter();
    let topics: Vec<_> = topics
        .map(|row| (row.slug, row.title, row.count as usize, row.known))
        .collect();
    let counted = library.topics().into_iter();
    let counted: Vec<_> = counted
        .map(|count| {
            (
                count.topic.slug,
                count.topic.title,
                count.count,
                count.known,
            )
        })
        .collect();
    assert_eq!(topics, counted);
}

/// What the index says, without its own numbers and stamps.
fn rows(root: &Path) -> Vec<Vec<Value>> {
    let connection = rusqlite::Connection::open(root.join(".fieldnotes/library.db"))
        .expect("the library's database");
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE temp.heads USING fts5vocab(main, note_heads, instance);
             CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, note_words, instance);
             CREATE VIRTUAL TABLE temp.beginnings USING fts5vocab(main, note_beginnings, instance);",
        )
        .expect("the full text");
    let mut found = Vec::new();
    for query in [
        "SELECT path, hash, size, reader, page, slug, title, topic, date, state, words, problems,
             labels, note, worded FROM notes ORDER BY path",
        "SELECT path, tag FROM note_tags JOIN notes ON notes.id = note_tags.note ORDER BY path, tag",
        // Which words stand where, and nowhere else.
        "SELECT path, term, col, \"offset\" FROM temp.heads JOIN notes ON notes.id = doc
             ORDER BY path, term, col, \"offset\"",
        "SELECT path, term, \"offset\" FROM temp.words JOIN notes ON notes.id = doc
             ORDER BY path, term, \"offset\"",
        "SELECT path, term FROM temp.beginnings JOIN notes ON notes.id = doc ORDER BY path, term",
        "SELECT count(DISTINCT doc) FROM temp.words WHERE doc NOT IN (SELECT id FROM notes)",
        "SELECT path, packed, text FROM notes LEFT JOIN texts USING (hash) ORDER BY path",
    ] {
        let mut statement = connection.prepare(query).expect("a query");
        let columns = statement.column_count();
        let rows = statement
            .query_map([], |row| {
                (0..columns).map(|column| row.get(column)).collect()
            })
            .expect("rows");
        found.extend(rows.map(|row| row.expect("a row")));
    }
    found
}

/// Runs `act` as a user whom permissions bind: for the administrator there are none.
#[cfg(unix)]
pub fn unprivileged(test: &str, act: impl FnOnce(&Path)) {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    const CHILD: &str = "FIELDNOTES_UNPRIVILEGED";
    const NOBODY: u32 = 65534;
    if let Some(root) = std::env::var_os(CHILD) {
        return act(Path::new(&root));
    }
    let folder = tempfile::TempDir::new().unwrap();
    let probe = folder.path().join("probe");
    fs::create_dir(&probe).expect("a folder");
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(&probe).is_err() {
        return act(folder.path());
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    // The program itself may lie where nobody may look.
    let program = folder.path().join("test");
    // Copied by another process: a file this one has open for writing may be open in the children
    // of other tests too for a moment, and is not started then ("Text file busy").
    let copied = std::process::Command::new("cp")
        .args([std::env::current_exe().unwrap().as_path(), &program])
        .status();
    assert!(copied.unwrap().success(), "the test was not copied");
    let status = std::process::Command::new(program)
        .args(["--exact", test, "--nocapture"])
        .env(CHILD, folder.path())
        .current_dir(folder.path())
        .uid(NOBODY)
        .gid(NOBODY)
        .status()
        .unwrap();
    assert!(status.success(), "{test} failed without privileges");
}
