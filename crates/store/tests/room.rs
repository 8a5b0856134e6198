//! How much room a library's database takes beside its notes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;

use domain::ContentHash;
use fieldnotes_store::Store;
use rusqlite::{Connection, params};
use support::{assert_index_equals_scan, library, opened, path, write};

const NOTES: usize = 400;

/// Numbers that only look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % most
    }
}

/// A text of so many words, of which a few are written often and most are rare.
fn text(dice: &mut Dice, words: usize) -> String {
    const PARTS: [&str; 24] = [
        "ba", "con", "de", "el", "fi", "gra", "hu", "in", "jo", "ka", "lo", "men", "no", "or",
        "pe", "qua", "ri", "sta", "to", "un", "ver", "wi", "xa", "zu",
    ];
    let mut text = String::new();
    for number in 0..words {
        let rank = dice
            .below(20_000)
            .min(dice.below(20_000))
            .min(dice.below(20_000));
        for place in [1, 24, 576] {
            if rank >= place || place == 1 {
                text.push_str(PARTS[rank / place % 24]);
            }
        }
        text.push_str(if number % 12 == 11 { ".\n\n" } else { " " });
    }
    text
}

fn written(root: &Path) -> u64 {
    let mut dice = Dice(11);
    let mut bytes = 0;
    for number in 0..NOTES {
        let head = format!(
            "---\ntitle: {}\ntags: [ml, go]\n---\n",
            text(&mut dice, 4).trim()
        );
        let text = head + &text(&mut dice, 1_000);
        bytes += text.len() as u64;
        write(root, &format!("notes/n{number:03}.md"), text);
    }
    bytes
}

/// How many bytes the database takes, with its log.
fn room(root: &Path) -> u64 {
    let files = ["library.db", "library.db-wal"].map(|name| root.join(".fieldnotes").join(name));
    let lengths = files.iter().filter_map(|file| file.metadata().ok());
    lengths.map(|metadata| metadata.len()).sum()
}

#[test]
fn a_library_takes_at_most_twice_the_room_of_its_notes_while_it_is_open_too() {
    let folder = library(&[]);
    let notes = written(folder.path());
    let mut store = Store::open(folder.path()).unwrap().store;
    let mut scan = store.begin_scan().unwrap();
    while store.continue_scan(&mut scan).unwrap().is_some() {
        let log = folder.path().join(".fieldnotes/library.db-wal");
        let log = log.metadata().unwrap().len();
        assert!(log < 24 * 1024 * 1024, "the log has {log} bytes");
    }
    let room = room(folder.path());
    assert!(room <= 2 * notes, "{room} bytes for {notes} of notes");
    assert_index_equals_scan(&store);
}

#[test]
fn what_is_no_longer_needed_is_given_back_to_the_disk() {
    let folder = library(&[]);
    written(folder.path());
    let mut store = opened(folder.path());
    let full = room(folder.path());
    fs::remove_dir_all(folder.path().join("notes")).unwrap();
    store.reconcile().unwrap();
    let database = Connection::open(folder.path().join(".fieldnotes/library.db")).unwrap();
    database.execute("DELETE FROM versions", []).unwrap();
    database.execute("DELETE FROM texts", []).unwrap();
    drop(database);
    store.keep_small().unwrap();
    let empty = room(folder.path());
    assert!(empty < full / 2, "{empty} of {full} bytes are left");
}

#[test]
fn texts_that_an_older_program_kept_are_read_and_packed_at_the_next_look() {
    let long = "A text that an older program has kept as it was. ".repeat(40);
    let folder = library(&[("notes/a.md", &long)]);
    let mut store = opened(folder.path());
    let database = Connection::open(folder.path().join(".fieldnotes/library.db")).unwrap();
    let hash = ContentHash::of(long.as_bytes());
    let kept = || -> (i64, i64) {
        let kept = database.query_row(
            "SELECT packed, length(text) FROM texts WHERE hash = ?1",
            [hash.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        kept.unwrap()
    };
    let (packed, length) = kept();
    assert!(packed == 1 && length < 200, "{packed} {length}");
    let as_it_was = "UPDATE texts SET packed = 0, text = ?2 WHERE hash = ?1";
    let as_it_was = database.execute(as_it_was, params![hash.to_string(), long.as_bytes()]);
    assert_eq!(as_it_was, Ok(1));
    let file = folder.path().join("notes/a.md");
    fs::write(&file, "Shorter.\n").unwrap();
    store.reconcile().unwrap();
    let history = store.history(&path("notes/a.md")).unwrap();
    assert_eq!(
        store.version_text(history[0].id).unwrap(),
        Some(long.clone())
    );
    fs::write(&file, &long).unwrap();
    store.reconcile().unwrap();
    assert_eq!(kept(), (1, length));
    let short = database.query_row(
        "SELECT packed FROM texts WHERE hash = ?1",
        [ContentHash::of(b"Shorter.\n").to_string()],
        |row| row.get::<_, i64>(0),
    );
    assert_eq!(short, Ok(0), "what packing makes no shorter stays as it is");
}
