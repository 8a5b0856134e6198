//! A library that a stranger made: links, pipes and other programs' files stand where ours belong.
//! Nothing outside is touched, nothing waits for ever, and what is refused is named.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use fieldnotes_store::{FolderRead, Store, StoreError};
use support::{files as files_of, folder, library, opened, path, write};

/// A neighbour's folder, with files of every kind that a link could be after.
fn neighbour() -> tempfile::TempDir {
    let thesis = folder();
    write(thesis.path(), "thesis.md", "years of work\n");
    write(thesis.path(), "notes/n.md", "# N\n");
    write(thesis.path(), "empty", "");
    let database = rusqlite::Connection::open(thesis.path().join("other.db")).unwrap();
    database
        .execute_batch("CREATE TABLE mail (text TEXT); PRAGMA user_version = 1;")
        .unwrap();
    thesis
}

type Stood = Vec<(String, Vec<u8>, u32)>;

/// Every file of a folder, with its mode.
fn stood(root: &Path) -> Stood {
    let with_mode = |(name, bytes): (String, Vec<u8>)| {
        let mode = fs::metadata(root.join(&name)).unwrap().permissions().mode();
        (name, bytes, mode)
    };
    files_of(root).into_iter().map(with_mode).collect()
}

/// Opens the library, looks, writes into it and closes it, as far as it lets us.
fn used(root: &Path) -> Result<(), String> {
    let words = |error: &dyn std::fmt::Display| error.to_string();
    let mut store = Store::open(root).map_err(|error| words(&error))?.store;
    store.reconcile().map_err(|error| words(&error))?;
    store
        .keep_buffer("untitled 1", None, "typed")
        .map_err(|error| words(&error))?;
    let library = store.snapshot().library;
    let note = library.note(&path("notes/a.md")).ok_or("no note")?;
    store
        .save(&path("notes/a.md"), note.hash, "# B\n")
        .map_err(|error| words(&error))?;
    Ok(())
}

#[test]
fn no_link_in_the_hidden_folder_is_followed_and_each_is_named() {
    for link in [
        ".fieldnotes",
        ".fieldnotes/.gitignore",
        ".fieldnotes/library.db",
        ".fieldnotes/library.db-wal",
        ".fieldnotes/library.db-shm",
        ".fieldnotes/library.db.new",
        ".fieldnotes/library.db.filling",
        ".fieldnotes/library.db.corrupt-1",
        ".fieldnotes/change.lock",
    ] {
        for to in ["", "empty", "other.db", "thesis.md", "nowhere"] {
            let thesis = neighbour();
            let before = stood(thesis.path());
            let folder = library(&[("notes/a.md", "# A\n")]);
            if link != ".fieldnotes" {
                fs::create_dir(folder.path().join(".fieldnotes")).unwrap();
            }
            symlink(thesis.path().join(to), folder.path().join(link)).unwrap();
            let refused = used(folder.path()).expect_err(link);
            assert!(
                refused.contains(link) && refused.contains("a link"),
                "{refused}"
            );
            assert_eq!(stood(thesis.path()), before, "{link} -> {to}");
        }
    }
}

#[test]
fn a_note_a_folder_of_notes_and_the_settings_are_not_read_or_written_through_links() {
    for (link, to) in [
        ("notes/a.md", "thesis.md"),
        ("notes", "notes"),
        ("drafts", "notes"),
        ("notes/deep/er", "notes"),
        ("catalogue.toml", "thesis.md"),
        ("site.toml", "thesis.md"),
        ("notes/loop", "notes/loop"),
        ("above", ".."),
        ("all", "/"),
    ] {
        let thesis = neighbour();
        let before = stood(thesis.path());
        let folder = library(&[("notes/b.md", "# B\n")]);
        let place = folder.path().join(link);
        if link == "notes" {
            fs::remove_dir_all(&place).unwrap();
        }
        fs::remove_file(&place).ok();
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        symlink(thesis.path().join(to), &place).unwrap();
        used(folder.path()).expect_err(link);
        assert_eq!(stood(thesis.path()), before, "{link}");
        if !link.ends_with(".toml") {
            let seen = opened(folder.path()).reconcile().unwrap().problems;
            let read = FolderRead::read(folder.path()).unwrap().unread;
            for problems in [seen, read] {
                let told = problems.iter().any(|problem| {
                    link.starts_with(&problem.file) && problem.message.contains("a link")
                });
                assert!(told || link == "notes/loop", "{link}: {problems:?}");
            }
        }
    }
}

#[test]
fn a_link_within_the_library_makes_no_second_note_of_one() {
    let folder = library(&[("notes/a.md", "---\ntags: [ml]\n---\n")]);
    symlink("notes", folder.path().join("drafts")).unwrap();
    symlink("a.md", folder.path().join("notes/same.md")).unwrap();
    let mut store = opened(folder.path());
    assert_eq!(store.snapshot().library.all().count(), 1);
    let ml = domain::Slug::parse("ml").unwrap();
    let change = domain::tags::rename(&store.snapshot().library, &ml, "Models").unwrap();
    store.apply(change).unwrap();
    let files: Vec<String> = store
        .reconcile()
        .unwrap()
        .problems
        .into_iter()
        .map(|problem| problem.file)
        .collect();
    assert_eq!(files, ["drafts", "notes/same.md"]);
}

#[test]
fn another_programs_database_is_refused_and_stays_as_it_is() {
    for sql in [
        "CREATE TABLE mail (text TEXT)",
        "PRAGMA application_id = 7",
        "CREATE TABLE notes (id INTEGER); PRAGMA user_version = 2",
        "CREATE TABLE mail (text TEXT); PRAGMA user_version = 9",
    ] {
        let folder = library(&[]);
        fs::create_dir(folder.path().join(".fieldnotes")).unwrap();
        let place = folder.path().join(".fieldnotes/library.db");
        let other = rusqlite::Connection::open(&place).unwrap();
        other.execute_batch(sql).unwrap();
        drop(other);
        let before = fs::read(&place).unwrap();
        let refused = Store::open(folder.path()).err();
        assert!(
            matches!(refused, Some(StoreError::NotOurs(_))),
            "{sql}: {refused:?}"
        );
        assert_eq!(fs::read(&place).unwrap(), before, "{sql}");
    }
}

fn make_pipe(place: &Path) {
    let made = Command::new("mkfifo").arg(place).status();
    assert!(made.unwrap().success());
}

#[test]
fn a_pipe_or_a_device_holds_nobody_up_and_is_named() {
    for place in [
        "notes/x.md",
        "x.md",
        "catalogue.toml",
        ".fieldnotes/library.db",
        ".fieldnotes/change.lock",
        ".fieldnotes/library.db-wal",
        "media/x.png",
    ] {
        let folder = library(&[("notes/a.md", "# A\n")]);
        // Made while the library is open, too.
        let store = opened(folder.path());
        let pipe = folder.path().join(place);
        fs::create_dir_all(pipe.parent().unwrap()).unwrap();
        fs::remove_file(&pipe).ok();
        make_pipe(&pipe);
        let mut store = store;
        let seen = store.reconcile();
        store.refresh(std::slice::from_ref(&pipe)).ok();
        store.keep_buffer("untitled 1", None, "typed").ok();
        drop(store);
        if !pipe.exists() {
            // SQLite has removed it with its own.
            make_pipe(&pipe);
        }
        let told = match (seen, used(folder.path())) {
            (Ok(seen), Ok(())) => format!("{:?}", seen.problems),
            (seen, used) => format!("{seen:?} {used:?}"),
        };
        assert!(
            told.contains(place) && told.contains("pipe"),
            "{place}: {told}"
        );
    }
}
