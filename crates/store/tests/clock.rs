//! Versions by a clock that is set, forwards and backwards: they are thinned out as the days of use
//! go by, and by no jump.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::cell::Cell;
use std::path::Path;

use fieldnotes_store::Store;
use proptest::prelude::*;
use support::{library, path, write};

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
const NOTE: &str = "notes/a.md";

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(20_000 * DAY) };
}

fn set(now: i64) {
    NOW.set(now);
}

fn later(by: i64) {
    NOW.set(NOW.get() + by);
}

/// The library, opened and looked at with the clock of this test.
fn opened(root: &Path) -> Store {
    let mut store = Store::open(root).unwrap().store.with_clock(|| NOW.get());
    store.reconcile().unwrap();
    store
}

fn edited_outside(store: &mut Store, text: &str) {
    write(store.root(), NOTE, text);
    store.reconcile().unwrap();
}

fn kept(store: &Store) -> Vec<String> {
    let versions = store.history(&path(NOTE)).unwrap().into_iter();
    versions
        .map(|version| store.version_text(version.id).unwrap().unwrap())
        .collect()
}

#[test]
fn as_days_of_use_go_by_what_is_older_than_the_newest_fifty_is_thinned_out() {
    let folder = library(&[(NOTE, "first\n")]);
    let mut store = opened(folder.path());
    // Twenty texts within one hour, then fifty of later days that push them out of the newest.
    for number in 0..20 {
        edited_outside(&mut store, &format!("early {number}\n"));
        later(HOUR / 60);
    }
    assert_eq!(kept(&store).len(), 20);
    for day in 0..55 {
        later(DAY);
        edited_outside(&mut store, &format!("day {day}\n"));
    }
    let texts = kept(&store);
    let early = texts
        .iter()
        .filter(|text| text.starts_with("early"))
        .count();
    assert!((1..=3).contains(&early), "{texts:?}");
    let days = texts.iter().filter(|text| text.starts_with("day")).count();
    assert_eq!(days, 54, "of every day one stays for a quarter");
    // No text is left of which nothing speaks.
    let database = rusqlite::Connection::open(folder.path().join(".fieldnotes/library.db"));
    let unspoken: u32 = database
        .unwrap()
        .query_row(
            "SELECT count(*) FROM texts WHERE hash NOT IN
                 (SELECT hash FROM versions UNION SELECT hash FROM notes)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(unspoken, 0);
}

#[test]
fn a_save_while_the_clock_is_hours_ahead_keeps_no_later_version_away() {
    let folder = library(&[(NOTE, "one\n")]);
    let mut store = opened(folder.path());
    let save = |store: &mut Store, text: &str| {
        let base = store.snapshot().read(&path(NOTE)).unwrap().hash;
        store.save(&path(NOTE), base, text).unwrap();
    };
    later(8 * HOUR);
    save(&mut store, "two\n");
    later(-8 * HOUR);
    save(&mut store, "three\n");
    assert_eq!(kept(&store), ["two\n", "one\n"]);
}

#[test]
fn a_start_with_the_clock_a_year_ahead_takes_no_version() {
    let folder = library(&[(NOTE, "0\n")]);
    let mut store = opened(folder.path());
    for number in 1..=20 {
        edited_outside(&mut store, &format!("{number}\n"));
    }
    drop(store);
    let before = NOW.get();
    later(400 * DAY);
    drop(opened(folder.path()));
    set(before);
    assert_eq!(kept(&opened(folder.path())).len(), 20);
}

#[test]
fn a_clock_that_was_set_years_ahead_once_leaves_a_hundred_versions_of_yesterday() {
    let folder = library(&[(NOTE, "0\n")]);
    let mut store = opened(folder.path());
    for number in 1..=100 {
        edited_outside(&mut store, &format!("{number}\n"));
    }
    later(3_000 * DAY);
    store.reconcile().unwrap();
    later(-3_000 * DAY);
    store.reconcile().unwrap();
    assert_eq!(kept(&store).len(), 100);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn wherever_the_clock_goes_the_newest_texts_are_kept_in_their_order(
        moments in proptest::collection::vec(-400i64..40_000, 2..30),
    ) {
        let folder = library(&[(NOTE, "first\n")]);
        let mut texts = vec!["first\n".to_owned()];
        for (number, day) in moments.iter().enumerate() {
            set(day * DAY + i64::try_from(number).unwrap());
            let mut store = opened(folder.path());
            let text = format!("text {number}\n");
            edited_outside(&mut store, &text);
            texts.push(text);
        }
        texts.pop();
        texts.reverse();
        prop_assert_eq!(kept(&opened(folder.path())), texts);
    }
}
