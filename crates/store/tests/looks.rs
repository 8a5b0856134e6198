//! A look at a large library: in portions, in which others have their turn.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use domain::NotePath;
use fieldnotes_store::{Filter, Scan, Seen, Sort, Store};
use rusqlite::Connection;
use support::{assert_index_equals_scan, library, opened, path, write};
use tempfile::TempDir;

/// More notes than two portions hold.
const MANY: usize = 700;

fn name(number: usize) -> String {
    format!("notes/n{number:03}.md")
}

fn many() -> TempDir {
    let folder = library(&[]);
    for number in 0..MANY {
        let text = format!("---\ntitle: Note {number}\ntags: [ml]\n---\nmarsupial {number}\n");
        write(folder.path(), &name(number), text);
    }
    folder
}

fn begun(folder: &TempDir) -> (Store, Scan) {
    let mut store = Store::open(folder.path()).unwrap().store;
    let scan = store.begin_scan().unwrap();
    (store, scan)
}

fn listed(store: &Store) -> usize {
    let page = store.list(&Filter::default(), Sort::Date, 0, 1).unwrap();
    page.total as usize
}

fn found(store: &Store, typed: &str) -> usize {
    let filter = Filter {
        query: typed.to_owned(),
        ..Filter::default()
    };
    let page = store.list(&filter, Sort::Date, 0, 1).unwrap();
    page.total as usize
}

fn through(store: &mut Store, scan: &mut Scan) -> Seen {
    let mut seen = Seen::default();
    while let Some(next) = store.continue_scan(scan).unwrap() {
        seen.add(next);
    }
    seen
}

#[test]
fn all_notes_are_in_the_lists_before_the_words_of_one_are_found() {
    let folder = many();
    let (mut store, mut scan) = begun(&folder);
    let mut total = 0;
    while listed(&store) < MANY {
        let before = listed(&store);
        let seen = store.continue_scan(&mut scan).unwrap().unwrap();
        assert_eq!(seen.changed.len(), listed(&store) - before);
        assert_eq!(store.snapshot().library.all().count(), listed(&store));
        assert_eq!(found(&store, "marsupial"), 0);
        // Who looks for a title need not wait.
        assert_eq!(found(&store, "note"), listed(&store));
        total += seen.changed.len();
        assert!(scan.done() < scan.total() && seen.changed.len() < MANY / 2);
    }
    assert_eq!(total, MANY);
    through(&mut store, &mut scan);
    assert_eq!(found(&store, "marsupial"), MANY);
    assert_eq!(scan.done(), scan.total());
    assert_index_equals_scan(&store);
}

#[test]
fn between_two_portions_another_program_has_its_turn() {
    let folder = many();
    let (mut store, mut scan) = begun(&folder);
    let mut other = Store::open(folder.path()).unwrap().store;
    let mut portions = 0;
    while store.continue_scan(&mut scan).unwrap().is_some() {
        let note = path(&name(portions));
        let text = other.snapshot().read(&note).unwrap();
        let longer = format!("{}wombat\n", text.text);
        other.save(&note, text.hash, &longer).unwrap();
        portions += 1;
    }
    store.reconcile().unwrap();
    assert_eq!(found(&store, "wombat"), portions);
    assert_index_equals_scan(&store);
}

#[test]
fn a_note_saved_between_two_portions_is_never_read_as_it_was_before() {
    let folder = many();
    let (mut store, mut scan) = begun(&folder);
    let mut saved = Vec::new();
    let mut number = 0;
    while store.continue_scan(&mut scan).unwrap().is_some() {
        // One that is entered, and one that may have been read ahead.
        for _ in 0..2 {
            number = (number + 311) % MANY;
            let note = path(&name(number));
            let text = store.snapshot().read(&note).unwrap();
            let longer = format!("{}wombat\n", text.text);
            store.save(&note, text.hash, &longer).unwrap();
            saved.push((note, longer));
        }
    }
    for (note, longer) in saved {
        let known = store.snapshot().library.note(&note).unwrap().hash;
        let there = store.snapshot().read(&note).unwrap();
        assert_eq!(known, there.hash, "{note}");
        assert!(there.text.starts_with(&longer), "{note}");
    }
    assert_eq!(found(&store, "marsupial"), MANY);
    // What was saved before it was read has the stamp of the list until the next look.
    store.reconcile().unwrap();
    assert_index_equals_scan(&store);
}

#[test]
fn a_look_that_is_cut_short_goes_on_where_it_was_at_the_next_start() {
    let folder = many();
    let (mut store, mut scan) = begun(&folder);
    store.continue_scan(&mut scan).unwrap();
    let entered = listed(&store);
    drop((store, scan));

    let (mut store, mut scan) = begun(&folder);
    assert_eq!(listed(&store), entered, "what was entered is shown at once");
    let mut changed = 0;
    while listed(&store) < MANY {
        changed += store
            .continue_scan(&mut scan)
            .unwrap()
            .unwrap()
            .changed
            .len();
    }
    assert_eq!(
        changed,
        MANY - entered,
        "what was entered is not read again"
    );
    while found(&store, "marsupial") == 0 {
        store.continue_scan(&mut scan).unwrap();
    }
    let worded = found(&store, "marsupial");
    assert!(worded > 0 && worded < MANY, "{worded}");
    drop((store, scan));

    let (mut store, mut scan) = begun(&folder);
    assert_eq!(scan.total(), MANY - worded);
    assert!(through(&mut store, &mut scan).changed.is_empty());
    assert_eq!(found(&store, "marsupial"), MANY);
    assert_index_equals_scan(&store);
}

#[test]
fn a_note_that_lies_elsewhere_now_is_known_by_its_text_in_whatever_portion_it_is_found() {
    let folder = many();
    let mut store = opened(folder.path());
    let first = path(&name(0));
    let note = store.snapshot().read(&first).unwrap();
    store
        .save(&first, note.hash, &format!("{}more\n", note.text))
        .unwrap();
    fs::rename(folder.path().join("notes"), folder.path().join("essays")).unwrap();
    fs::remove_file(folder.path().join("essays/n001.md")).unwrap();

    let mut scan = store.begin_scan().unwrap();
    let seen = through(&mut store, &mut scan);
    assert_eq!(seen.moved.len(), MANY - 1);
    for (from, to) in &seen.moved {
        assert_eq!(
            from.as_str().strip_prefix("notes/"),
            to.as_str().strip_prefix("essays/")
        );
    }
    assert_eq!((seen.removed.len(), seen.changed.len()), (MANY, MANY - 1));
    assert_eq!(store.history(&path("essays/n000.md")).unwrap().len(), 1);
    assert_eq!(store.history(&path("notes/n001.md")).unwrap().len(), 1);
    assert_index_equals_scan(&store);
}

#[test]
fn a_portion_is_bounded_in_bytes_as_well() {
    let folder = library(&[]);
    for number in 0..4 {
        write(folder.path(), &name(number), "word ".repeat(600_000));
    }
    let (mut store, mut scan) = begun(&folder);
    for number in 1..=4 {
        store.continue_scan(&mut scan).unwrap();
        assert_eq!(listed(&store), number);
    }
}

#[test]
fn a_folder_that_goes_leaves_the_index_in_portions() {
    let folder = many();
    let mut store = opened(folder.path());
    fs::remove_dir_all(folder.path().join("notes")).unwrap();
    let mut scan = store.begin_scan().unwrap();
    let seen = store.continue_scan(&mut scan).unwrap().unwrap();
    assert!(seen.removed.len() < MANY / 2 && listed(&store) > MANY / 2);
    through(&mut store, &mut scan);
    assert_eq!(listed(&store), 0);
    assert_index_equals_scan(&store);
}

#[test]
fn of_a_new_catalogue_only_the_rows_are_written_that_are_others_by_it() {
    let catalogue =
        "[[tag]]\nslug = \"ml\"\ntitle = \"ML\"\n\n[[tag]]\nslug = \"go\"\ntitle = \"Go\"\n";
    let folder = many();
    write(folder.path(), "catalogue.toml", catalogue);
    write(
        folder.path(),
        &name(3),
        "---\ntitle: Three\ntags: [go]\n---\n",
    );
    let mut store = opened(folder.path());
    let database = Connection::open(folder.path().join(".fieldnotes/library.db")).unwrap();
    let written = "CREATE TABLE written (path TEXT);
         CREATE TRIGGER writes AFTER UPDATE ON notes BEGIN
             INSERT INTO written VALUES (new.path);
         END;";
    database.execute_batch(written).unwrap();
    let renamed = catalogue.replace("\"Go\"", "\"Golang\"");
    write(folder.path(), "catalogue.toml", renamed);
    assert!(store.reconcile().unwrap().catalogue);
    let written = database.query_row("SELECT group_concat(path) FROM written", [], |row| {
        row.get(0)
    });
    assert_eq!(written, Ok(name(3)));
    assert_eq!(found(&store, "golang"), 1);
    drop(database);
    assert_index_equals_scan(&store);
}

#[test]
fn what_the_author_wrote_last_is_in_the_lists_first() {
    let folder = many();
    let last = folder.path().join(name(MANY - 1));
    let late = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    fs::File::options()
        .write(true)
        .open(&last)
        .unwrap()
        .set_modified(late)
        .unwrap();
    let (mut store, mut scan) = begun(&folder);
    store.continue_scan(&mut scan).unwrap();
    let notes = store.snapshot().library;
    assert!(
        notes
            .note(&NotePath::new(&name(MANY - 1)).unwrap())
            .is_some()
    );
}

#[test]
fn a_note_that_is_found_unchanged_after_another_took_its_tags_address_has_the_new_one() {
    let folder = many();
    let tagged = |number: usize, tag: &str| {
        let text = format!("---\ntitle: Note {number}\ntags: [{tag}]\n---\nWords.\n");
        write(folder.path(), &name(number), text);
    };
    tagged(0, "ml");
    tagged(MANY - 1, "Node.js");
    let mut store = opened(folder.path());
    let slug = |store: &Store| store.snapshot().library.names().tag_slug("Node.js");
    assert_eq!(slug(&store).as_str(), "node-js");
    tagged(0, "Node js");
    let all: Vec<_> = (0..MANY)
        .map(|number| folder.path().join(name(number)))
        .collect();
    // The first is in the first portion of the look, the last, which is the same, in the last one.
    let seen = store.refresh(&all).unwrap();
    assert_eq!(seen.changed, [path(&name(0))]);
    assert_ne!(slug(&store).as_str(), "node-js");
    let filter = Filter {
        tag: Some(slug(&store)),
        ..Filter::default()
    };
    assert_eq!(store.list(&filter, Sort::Date, 0, 1).unwrap().total, 1);
    assert_index_equals_scan(&store);
}
