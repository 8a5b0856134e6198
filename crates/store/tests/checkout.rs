//! A storm of changes: Git goes back and forth between two branches of a large library.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use domain::ContentHash;
use fieldnotes_store::{ChangeHint, Store, Watch};
use support::{assert_index_equals_scan, opened, write};

const NOTES: usize = 2_000;
/// As long as the app waits before it looks.
const QUIET: Duration = Duration::from_millis(150);
/// Long after every machine is done.
const AT_MOST: Duration = Duration::from_secs(120);

fn git(root: &Path, arguments: &[&str]) {
    let settings = [
        "user.name=Author",
        "user.email=author@example.org",
        "core.fsync=none",
    ];
    let mut git = Command::new("git");
    git.current_dir(root);
    for setting in settings {
        git.args(["-c", setting]);
    }
    let output = git
        .args(arguments)
        .output()
        .expect("Git is needed by this test");
    assert!(output.status.success(), "git {arguments:?}: {output:?}");
}

fn note(number: usize, branch: &str) -> String {
    format!(
        "---\ntitle: Note {number}\ntags: [t{}, {branch}]\n---\n\nText of {branch}, [next](n{:04}.md).\n",
        number % 20,
        (number + 1) % NOTES,
    )
}

/// Two branches that differ in 400 notes: changed, removed, added, moved.
fn two_branches(root: &Path) {
    git(root, &["init", "--quiet", "--initial-branch=one"]);
    for number in 0..NOTES {
        write(root, &format!("notes/n{number:04}.md"), note(number, "one"));
    }
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "--message=one"]);
    git(root, &["checkout", "--quiet", "-b", "two"]);
    for number in 0..250 {
        write(root, &format!("notes/n{number:04}.md"), note(number, "two"));
    }
    for number in 500..550 {
        fs::remove_file(root.join(format!("notes/n{number:04}.md"))).unwrap();
        write(
            root,
            &format!("notes/new/folder/a{number:04}.md"),
            note(number, "two"),
        );
    }
    fs::create_dir(root.join("notes/moved")).unwrap();
    for number in 600..650 {
        let (from, to) = (
            format!("notes/n{number:04}.md"),
            format!("notes/moved/n{number:04}.md"),
        );
        fs::rename(root.join(from), root.join(to)).unwrap();
    }
    git(root, &["add", "--all"]);
    git(root, &["commit", "--quiet", "--message=two"]);
}

fn on_disk(root: &Path) -> BTreeMap<String, ContentHash> {
    let notes = support::files(root)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"));
    notes
        .map(|(path, bytes)| (path, ContentHash::of(&bytes)))
        .collect()
}

fn in_library(store: &Store) -> BTreeMap<String, ContentHash> {
    let library = store.snapshot().library;
    library
        .all()
        .map(|note| (note.path.to_string(), note.hash))
        .collect()
}

/// Looks wherever the watch points, until the library is what `expected` says.
fn follow(
    store: &mut Store,
    told: &Receiver<ChangeHint>,
    expected: &BTreeMap<String, ContentHash>,
) {
    let until = Instant::now() + AT_MOST;
    let mut paths = Vec::new();
    let mut everything = false;
    loop {
        match told.recv_timeout(QUIET) {
            Ok(ChangeHint::Paths(changed)) => paths.extend(changed),
            Ok(ChangeHint::Everything) => everything = true,
            Err(RecvTimeoutError::Disconnected) => panic!("the watch is gone"),
            Err(RecvTimeoutError::Timeout) => {
                match std::mem::take(&mut everything) {
                    true => store.reconcile().unwrap(),
                    false => store.refresh(&std::mem::take(&mut paths)).unwrap(),
                };
                if in_library(store) == *expected {
                    return;
                }
            }
        }
        assert!(
            Instant::now() < until,
            "the library is still another than the folder"
        );
    }
}

#[test]
fn a_library_is_right_after_each_of_ten_checkouts_of_another_branch() {
    let folder = support::library(&[("catalogue.toml", ""), (".gitignore", ".fieldnotes\n")]);
    let root = folder.path();
    two_branches(root);
    let mut store = opened(root);
    let (tell, told) = mpsc::channel();
    let hear = move |hint| drop(tell.send(hint));
    let _watch = Watch::start(root, hear, |gap| panic!("{gap:?}")).unwrap();
    let mut took = Vec::new();
    for round in 0..10 {
        let branch = if round % 2 == 0 { "one" } else { "two" };
        git(root, &["checkout", "--quiet", branch]);
        let begun = Instant::now();
        follow(&mut store, &told, &on_disk(root));
        took.push(begun.elapsed().as_millis());
        if round == 9 {
            assert_index_equals_scan(&store);
        }
    }
    println!("{NOTES} notes settled after each checkout in {took:?} ms");
}
