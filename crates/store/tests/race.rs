//! Another program writes in the very moment of a save. Whatever it wrote, and whatever was saved,
//! is in the file or a version of it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fieldnotes_store::{SaveError, Store};
use support::{library, opened, path};

const NOTE: &str = "notes/a.md";
const EDITS: usize = 20_000;

/// Writes texts of its own over the note as other programs do: beside it and renamed, or in place;
/// each at some moment of a save. Returns those that a save replaced, as far as this program saw it:
/// what it has itself written over is its own to lose.
fn edits(root: &Path, saves: &AtomicUsize) -> Vec<String> {
    let note = root.join(NOTE);
    let mut replaced = Vec::new();
    let mut last = String::new();
    for count in 0..EDITS {
        let begun = saves.load(Ordering::SeqCst);
        while saves.load(Ordering::SeqCst) == begun {
            thread::yield_now();
        }
        // Somewhere in the time that a save takes, spread evenly.
        let until = Instant::now() + Duration::from_micros((count as u64 * 37) % 600);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        let stands = fs::read_to_string(&note).unwrap();
        if stands.starts_with("mine") && !last.is_empty() {
            replaced.push(std::mem::take(&mut last));
        }
        last = format!("theirs {count}\n");
        if count % 2 == 0 {
            let beside = root.join("notes/.theirs");
            fs::write(&beside, &last).unwrap();
            fs::rename(&beside, &note).unwrap();
        } else {
            fs::write(&note, &last).unwrap();
        }
    }
    replaced.push(last);
    replaced
}

/// Everything that the history or the file of the note holds.
fn kept(store: &Store) -> BTreeSet<String> {
    let versions = store.history(&path(NOTE)).unwrap().into_iter();
    let texts = versions.filter_map(|version| store.version_text(version.id).unwrap());
    let file = fs::read_to_string(store.root().join(NOTE)).unwrap();
    texts.chain([file]).collect()
}

#[test]
fn of_twenty_thousand_edits_against_saves_none_that_a_save_replaced_is_in_no_version() {
    let folder = library(&[(NOTE, "began\n")]);
    let root = folder.path().to_path_buf();
    let mut store = opened(folder.path());
    let is_over = AtomicBool::new(false);
    let begun = AtomicUsize::new(0);
    let mut saved = Vec::new();
    let (mut saves, mut refused) = (0, 0);
    let replaced = thread::scope(|scope| {
        let outside = scope.spawn(|| {
            let replaced = edits(&root, &begun);
            is_over.store(true, Ordering::SeqCst);
            replaced
        });
        while !is_over.load(Ordering::SeqCst) {
            let now = store.snapshot().read(&path(NOTE)).unwrap();
            if !now.text.ends_with('\n') {
                // Just now written in place by the other program: nobody begins from half a text.
                continue;
            }
            let text = format!("mine {saves}\n");
            begun.fetch_add(1, Ordering::SeqCst);
            match store.save(&path(NOTE), now.hash, &text) {
                Ok(_) => {
                    // Of texts that the author saves one over the other, one stays now and then.
                    saved.pop_if(|before| *before == now.text);
                    saved.push(text);
                    saves += 1;
                }
                Err(SaveError::ChangedOutside { .. } | SaveError::Gone(_)) => refused += 1,
                Err(error) => panic!("{error}"),
            }
        }
        outside.join().unwrap()
    });
    store.reconcile().unwrap();
    let kept = kept(&store);
    println!(
        "{EDITS} edits, {} of them replaced; {saves} saves, {refused} refused",
        replaced.len(),
    );
    let lost: Vec<&String> = saved
        .iter()
        .chain(&replaced)
        .filter(|text| !kept.contains(*text))
        .collect();
    assert!(lost.is_empty(), "in no version: {lost:?}");
    let staged = fs::read_dir(root.join("notes")).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".swapped")
    });
    assert_eq!(staged.count(), 0);
}
