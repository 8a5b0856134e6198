//! Operations over thousands of notes: within the open files that a system gives a program, stopped
//! and killed at any moment. A harness of its own, because the dying process is this program once
//! more.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::env;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{Slug, tags};
use fieldnotes_store::{Applied, ApplyError, Part, Progress, Step, Stopped, Store, Unwatched};
use support::{assert_index_equals_scan, files, opened, write};
use tempfile::TempDir;

/// Under this name a child is told what to do, and in which library.
const CHILD: &str = "FIELDNOTES_CHILD";

/// A test of this program, by name.
type Test = (&'static str, fn());

const TESTS: &[Test] = &[
    (
        "an_operation_over_five_thousand_notes_keeps_within_three_hundred_open_files",
        within_three_hundred_open_files,
    ),
    (
        "a_rename_in_two_thousand_notes_that_is_stopped_or_killed_is_whole_or_nothing",
        stopped_or_killed,
    ),
];

fn main() {
    if let Ok(order) = env::var(CHILD) {
        return child(&order);
    }
    let asked: Vec<String> = env::args().skip(1).collect();
    for (name, test) in TESTS {
        // For those who list tests before they run them.
        if asked.iter().any(|word| word == "--list") {
            println!("{name}: test");
        } else if asked
            .iter()
            .all(|word| word.starts_with('-') || name.contains(word))
        {
            test();
            println!("{name} ... ok");
        }
    }
}

fn notes(count: usize) -> TempDir {
    let folder =
        support::library(&[("catalogue.toml", "[[tag]]\nslug = \"ml\"\ntitle = \"ML\"\n")]);
    for number in 0..count {
        let text = format!("---\ntitle: Note {number}\ntags: [ml, go]\n---\nWords of {number}.\n");
        write(
            folder.path(),
            &format!("notes/{}/{number}.md", number % 7),
            text,
        );
    }
    folder
}

fn rename(store: &mut Store) -> Result<Applied, ApplyError> {
    let slug = Slug::parse("ml").unwrap();
    let change = tags::rename(&store.snapshot().library, &slug, "Models").unwrap();
    store.apply(change)
}

/// This program once more, in a library, with the words before it on its command line.
fn once_more(before: &[&str], order: &str, root: &Path) -> std::process::ExitStatus {
    let program = env::current_exe().unwrap();
    let mut words = before
        .iter()
        .map(|word| word.as_ref())
        .chain([program.as_os_str()]);
    Command::new(words.next().unwrap())
        .args(words)
        .env(CHILD, format!("{order} {}", root.display()))
        .status()
        .unwrap()
}

fn child(order: &str) {
    let (what, rest) = order.split_once(' ').unwrap();
    let root = Path::new(rest);
    match what {
        "whole" => {
            let before = files(root);
            let mut store = opened(root);
            assert_eq!(rename(&mut store).unwrap().files.len(), before.len() - 1);
            assert_eq!(store.undo().unwrap().skipped, []);
            expect("undone", root, &before);
        }
        dies_at => {
            let steps = Steps::until(dies_at.parse().unwrap(), Fate::Dies);
            rename(&mut opened(root).watched_by(Arc::new(steps))).ok();
        }
    }
}

fn within_three_hundred_open_files() {
    let folder = notes(5_000);
    let shell = ["sh", "-c", "ulimit -n 300 && exec \"$0\""];
    assert!(once_more(&shell, "whole", folder.path()).success());
}

/// What happens at a step of an operation.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Stops,
    Dies,
}

/// Goes on until a step.
struct Steps {
    passed: AtomicUsize,
    until: usize,
    fate: Fate,
}

impl Steps {
    fn until(until: usize, fate: Fate) -> Steps {
        let passed = AtomicUsize::new(0);
        Steps {
            passed,
            until,
            fate,
        }
    }
}

impl Progress for Steps {
    fn step(&self, step: &Step<'_>) -> Result<(), Stopped> {
        assert!(step.done <= step.total, "{step:?}");
        if step.part == Part::Indexing {
            return Ok(());
        }
        let passed = self.passed.fetch_add(1, Ordering::Relaxed);
        match (passed < self.until, self.fate) {
            (true, _) => Ok(()),
            (false, Fate::Stops) => Err(Stopped),
            (false, Fate::Dies) => std::process::abort(),
        }
    }
}

fn stopped_or_killed() {
    const ROUNDS: usize = 50;
    let folder = notes(2_000);
    let before = files(folder.path());
    let counting = Arc::new(Steps::until(usize::MAX, Fate::Stops));
    let mut store = opened(folder.path()).watched_by(Arc::clone(&counting) as Arc<dyn Progress>);
    rename(&mut store).unwrap();
    let steps = counting.passed.load(Ordering::Relaxed);
    let after = files(folder.path());
    store.undo().unwrap();
    expect("undone", folder.path(), &before);
    drop(store);
    assert!(steps > ROUNDS, "{steps}");
    for round in 0..ROUNDS {
        let until = round * steps / ROUNDS;
        let case = format!("round {round}, step {until} of {steps}");
        if round % 2 == 0 {
            let steps = Steps::until(until, Fate::Stops);
            let mut store = opened(folder.path()).watched_by(Arc::new(steps));
            let stopped = rename(&mut store).map(|applied| applied.name);
            assert!(
                matches!(stopped, Err(ApplyError::Stopped)),
                "{case}: {stopped:?}"
            );
            assert_eq!(store.undoable().unwrap(), None, "{case}");
            expect(&case, folder.path(), &before);
            // What was stopped can be done at once.
            if round % 10 == 0 {
                let mut store = store.watched_by(Arc::new(Unwatched));
                rename(&mut store).unwrap();
                expect(&case, folder.path(), &after);
                store.undo().unwrap();
            }
        } else {
            assert!(
                !once_more(&[], &until.to_string(), folder.path()).success(),
                "{case}"
            );
            drop(opened(folder.path()));
            expect(&case, folder.path(), &before);
        }
    }
    assert_index_equals_scan(&opened(folder.path()));
}

#[track_caller]
fn expect(case: &str, root: &Path, expected: &BTreeMap<String, Vec<u8>>) {
    let found = files(root);
    let differs = found
        .iter()
        .find(|(file, bytes)| expected.get(*file) != Some(bytes));
    assert!(
        found.len() == expected.len() && differs.is_none(),
        "{case}: {differs:?}"
    );
}
