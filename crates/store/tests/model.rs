//! Random days of an author: saves, changes by other programs, operations, undos. After every step
//! the index is what a scan gives, and no text is gone that anything else replaced.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use domain::{Change, ContentHash, Library, NotePath, Refused, Slug, notes, tags, topics};
use fieldnotes_store::{Outcome, Store};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use support::{assert_index_equals_scan, opened, path, write};

#[derive(Debug, Clone)]
enum Step {
    Save(Index, String),
    /// Typed while another program writes: what was typed, what was written.
    Merge(Index, String, String),
    OutsideWrite(Index, String),
    OutsideNew(&'static str, String),
    OutsideRemove(Index),
    OutsideMove(Index, &'static str),
    OutsideTouch(Index),
    RenameTag(&'static str, &'static str),
    MergeTags(&'static str, &'static str),
    DeleteTag(&'static str),
    DeleteTopic,
    RenameNote(Index, &'static str),
    Trash(Index),
    Restore(Index, Index),
    Undo,
    Redo,
}

const TAGS: &[&str] = &["ml", "go", "c++", "Rust"];
const NAMES: &[&str] = &["alpha", "beta", "gamma", "delta"];

fn tag() -> impl Strategy<Value = &'static str> {
    select(TAGS)
}

fn name() -> impl Strategy<Value = &'static str> {
    select(NAMES)
}

/// Notes as they may be: with or without a head, with links, line ends of two kinds.
fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("A line.".to_owned()),
        Just(String::new()),
        name().prop_map(|name| format!("[to {name}]({name}.md)")),
        "[a-d]{1,3}",
    ];
    let head = (vec(tag(), 0..3), any::<bool>(), any::<bool>()).prop_map(|(tags, topic, ready)| {
        let topic = if topic { "topic: systems # why\n" } else { "" };
        let state = if ready { "state: ready\n" } else { "" };
        format!(
            "---\ntitle: T\n{topic}tags: [{}]\n{state}---\n",
            tags.join(", ")
        )
    });
    let head = prop_oneof![3 => head, 1 => Just(String::new())];
    (head, vec(line, 0..5), any::<bool>()).prop_map(|(head, lines, windows)| {
        let text = head + &lines.join("\n");
        if windows {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    })
}

fn step() -> impl Strategy<Value = Step> {
    let at = || any::<Index>();
    prop_oneof![
        4 => (at(), text()).prop_map(|(note, text)| Step::Save(note, text)),
        2 => (at(), text(), text()).prop_map(|(note, typed, text)| Step::Merge(note, typed, text)),
        3 => (at(), text()).prop_map(|(note, text)| Step::OutsideWrite(note, text)),
        2 => (name(), text()).prop_map(|(name, text)| Step::OutsideNew(name, text)),
        1 => at().prop_map(Step::OutsideRemove),
        1 => (at(), name()).prop_map(|(note, name)| Step::OutsideMove(note, name)),
        1 => at().prop_map(Step::OutsideTouch),
        2 => (tag(), tag()).prop_map(|(from, to)| Step::RenameTag(from, to)),
        2 => (tag(), tag()).prop_map(|(from, to)| Step::MergeTags(from, to)),
        1 => tag().prop_map(Step::DeleteTag),
        1 => Just(Step::DeleteTopic),
        2 => (at(), name()).prop_map(|(note, name)| Step::RenameNote(note, name)),
        1 => at().prop_map(Step::Trash),
        1 => (at(), at()).prop_map(|(note, version)| Step::Restore(note, version)),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

/// A library, and every path a note of it ever had.
struct Day {
    store: Store,
    paths: BTreeSet<NotePath>,
}

impl Day {
    fn root(&self) -> &Path {
        self.store.root()
    }

    fn any(&self, at: &Index) -> Option<NotePath> {
        let library = self.store.snapshot().library;
        let paths: Vec<&NotePath> = library.all().map(|note| &note.path).collect();
        (!paths.is_empty()).then(|| at.get(&paths).to_owned().clone())
    }

    fn apply(&mut self, plan: impl FnOnce(&Library) -> Result<Change, Refused>) {
        // A refusal is an answer: the property holds all the same.
        if let Ok(change) = plan(&self.store.snapshot().library) {
            self.store.apply(change).ok();
        }
    }

    fn take(&mut self, step: &Step) {
        let slug = |text: &str| Slug::from_title(text).unwrap();
        match step {
            Step::RenameTag(from, to) => {
                self.apply(|library| tags::rename(library, &slug(from), to));
            }
            Step::MergeTags(from, to) => {
                self.apply(|library| tags::merge(library, &[slug(from)], &slug(to)));
            }
            Step::DeleteTag(tag) => self.apply(|library| tags::delete(library, &[slug(tag)])),
            Step::DeleteTopic => {
                self.apply(|library| topics::delete(library, &slug("systems"), None));
            }
            Step::Undo => drop(self.store.undo()),
            Step::Redo => drop(self.store.redo()),
            Step::OutsideNew(name, text) => write(self.root(), &format!("notes/{name}.md"), text),
            Step::Save(at, _)
            | Step::Merge(at, ..)
            | Step::OutsideWrite(at, _)
            | Step::OutsideRemove(at)
            | Step::OutsideMove(at, _)
            | Step::OutsideTouch(at)
            | Step::RenameNote(at, _)
            | Step::Trash(at)
            | Step::Restore(at, _) => {
                if let Some(note) = self.any(at) {
                    self.take_with(step, &note);
                }
            }
        }
        self.store.reconcile().unwrap();
        let library = self.store.snapshot().library;
        self.paths
            .extend(library.all().map(|note| note.path.clone()));
    }

    fn take_with(&mut self, step: &Step, note: &NotePath) {
        let file = self.root().join(note.as_str());
        match step {
            Step::Save(_, text) => {
                let base = self.store.snapshot().read(note).unwrap().hash;
                self.store.save(note, base, text).unwrap();
            }
            Step::Merge(_, typed, text) => {
                let base = self.store.snapshot().read(note).unwrap().hash;
                write(self.root(), note.as_str(), text);
                let outcome = self.store.merge_outside(note, base, typed).unwrap();
                if let Outcome::Merged { theirs, text } = outcome {
                    self.store.save(note, theirs.hash, &text).unwrap();
                }
            }
            Step::OutsideWrite(_, text) => write(self.root(), note.as_str(), text),
            Step::OutsideRemove(_) => fs::remove_file(file).unwrap(),
            Step::OutsideMove(_, name) => {
                fs::rename(file, self.root().join(format!("notes/{name}.md"))).unwrap();
            }
            Step::OutsideTouch(_) => fs::write(&file, fs::read(&file).unwrap()).unwrap(),
            Step::RenameNote(_, name) => {
                self.apply(|library| notes::rename(library, note, name));
            }
            Step::Trash(_) => self.apply(|library| notes::trash(library, note)),
            Step::Restore(_, version) => {
                let versions = self.store.history(note).unwrap();
                if !versions.is_empty() {
                    let id = version.get(&versions).id;
                    self.store.restore(note, id).unwrap();
                }
            }
            _ => {}
        }
    }

    /// Every text that a file or a version of a note holds.
    fn texts(&self) -> BTreeSet<ContentHash> {
        let files = support::files(self.root()).into_values();
        let mut texts: BTreeSet<_> = files.map(|bytes| ContentHash::of(&bytes)).collect();
        for path in &self.paths {
            let versions = self.store.history(path).unwrap();
            texts.extend(versions.into_iter().map(|version| version.hash));
        }
        texts
    }
}

fn notes_of(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = support::files(root);
    files.retain(|path, _| path.ends_with(".md"));
    files
}

/// An operation, as the author would ask for it.
type Plan<'plan> = &'plan dyn Fn(&Library) -> Result<Change, Refused>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_equals_a_scan_after_every_step_and_no_replaced_text_is_gone(
        texts in vec(text(), 4), steps in vec(step(), 1..14)
    ) {
        let folder = support::library(&[]);
        for (name, text) in NAMES.iter().zip(&texts) {
            write(folder.path(), &format!("notes/{name}.md"), text);
        }
        let store = opened(folder.path());
        let paths = NAMES.iter().map(|name| path(&format!("notes/{name}.md"))).collect();
        let mut day = Day { store, paths };
        for step in &steps {
            let before = notes_of(day.root());
            day.take(step);
            assert_index_equals_scan(&day.store);
            // The texts between two saves of one sitting are the author's to overwrite.
            if !matches!(step, Step::Save(..)) {
                let kept = day.texts();
                for (path, bytes) in before {
                    let hash = ContentHash::of(&bytes);
                    prop_assert!(kept.contains(&hash), "{:?} lost a text of {}", step, path);
                }
            }
        }
    }

    #[test]
    fn an_operation_that_is_undone_leaves_the_same_bytes(
        texts in vec(text(), 4), from in tag(), to in tag(), name in select(&["new", "alpha"][..])
    ) {
        let folder = support::library(&[]);
        for (name, text) in NAMES.iter().zip(&texts) {
            write(folder.path(), &format!("notes/{name}.md"), text);
        }
        let mut store = opened(folder.path());
        let slug = |text: &str| Slug::from_title(text).unwrap();
        let plans: [Plan; 4] = [
            &|library| tags::rename(library, &slug(from), to),
            &|library| tags::merge(library, &[slug(from)], &slug(to)),
            &|library| tags::delete(library, &[slug(from)]),
            &|library| notes::rename(library, &path("notes/beta.md"), name),
        ];
        for plan in plans {
            let Ok(change) = plan(&store.snapshot().library) else {
                continue;
            };
            let before = support::files(folder.path());
            if store.apply(change).is_ok() {
                let after = support::files(folder.path());
                prop_assert_eq!(store.undo().unwrap().skipped, []);
                prop_assert!(support::files(folder.path()) == before);
                store.redo().unwrap();
                prop_assert!(support::files(folder.path()) == after);
                store.undo().unwrap();
            }
            prop_assert!(support::files(folder.path()) == before);
        }
        assert_index_equals_scan(&store);
    }
}
