//! What must hold after every step of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use domain::{ContentHash, Note, NotePath, line_ends};
use store::{Filter, Sort, Store};
use tempfile::TempDir;

use super::day::Step;

/// Every file of a library but those of its hidden folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// An empty folder, in memory where the system has such.
pub fn folder() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    let folder = match in_memory.is_dir() {
        true => TempDir::new_in(in_memory),
        false => TempDir::new(),
    };
    folder.expect("a folder to work in")
}

/// The library, opened and looked at.
pub fn opened(root: &Path) -> Store {
    // The trash of whoever runs this is left alone.
    let mut store = Store::open(root)
        .expect("a library")
        .store
        .with_trash(files::remove);
    store.reconcile().expect("a look at the folder");
    store
}

/// The files as they stand.
pub fn files(root: &Path) -> Files {
    let mut files = Files::new();
    collect(root, root, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let relative = path
            .strip_prefix(root)
            .expect("below the root")
            .to_string_lossy();
        if path.is_dir() && !relative.starts_with('.') {
            collect(root, &path, files);
        } else if path.is_file() {
            files.insert(relative.into_owned(), fs::read(&path).expect("a file"));
        }
    }
}

/// Fails with the first file that is another.
pub fn same_files(is: &Files, was: &Files) {
    let names = |files: &Files| -> Vec<String> { files.keys().cloned().collect() };
    assert_eq!(names(is), names(was));
    for (name, bytes) in is {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(bytes), text(&was[name]), "{name}");
    }
}

/// Fails unless the library is what a first look at the same files gives.
pub fn index_equals_scan(store: &Store) {
    let fresh = folder();
    for (relative, bytes) in files(store.root()) {
        let path = fresh.path().join(relative);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let scanned = opened(fresh.path());
    let notes = |store: &Store| -> Vec<Note> { store.snapshot().library.all().cloned().collect() };
    assert_eq!(notes(store), notes(&scanned));
    assert_eq!(
        store.counts().expect("counts"),
        scanned.counts().expect("counts")
    );
    assert_eq!(store.tags().expect("tags"), scanned.tags().expect("tags"));
    assert_eq!(
        store.topics().expect("topics"),
        scanned.topics().expect("topics")
    );
    for pages in [false, true] {
        for query in ["", "line 1", "ml"] {
            let filter = Filter {
                pages,
                query: query.to_owned(),
                ..Filter::default()
            };
            assert_eq!(
                listed(store, &filter),
                listed(&scanned, &filter),
                "{filter:?}"
            );
        }
    }
}

/// The paths of a list with how many problems each has.
fn listed(store: &Store, filter: &Filter) -> BTreeMap<NotePath, u32> {
    let page = store.list(filter, Sort::Title, 0, 100).expect("a list");
    let rows = page.rows.into_iter();
    rows.map(|row| (row.note.path, row.problems)).collect()
}

/// What was acknowledged so far.
#[derive(Default)]
pub struct Kept {
    /// Every path that a note ever had.
    paths: BTreeSet<NotePath>,
    /// The texts that were kept as buffers before the step, by the name of each.
    buffers: BTreeMap<String, String>,
}

impl Kept {
    /// Remembers what there is before a step.
    pub fn seen(&mut self, store: &Store) {
        let library = store.snapshot().library;
        self.paths
            .extend(library.all().map(|note| note.path.clone()));
        let buffers = store.buffers().expect("buffers").into_iter();
        self.buffers = buffers.map(|buffer| (buffer.path, buffer.text)).collect();
    }

    /// What the author types over, or saves over, is theirs to lose.
    pub fn typed_over(&mut self, path: &NotePath) {
        self.buffers.remove(path.as_str());
    }

    /// Fails when a text that was there before the step is now in no file, buffer or version.
    pub fn check(&self, store: &Store, step: &Step, before: &Files) {
        let mut hashes: BTreeSet<ContentHash> = BTreeSet::new();
        let mut texts: BTreeSet<String> = BTreeSet::new();
        for (_, bytes) in files(store.root()) {
            hashes.insert(ContentHash::of(&bytes));
            texts.insert(line_ends::normalise(&String::from_utf8_lossy(&bytes)));
        }
        let library = store.snapshot().library;
        let now = library.all().map(|note| &note.path);
        for path in self.paths.iter().chain(now).collect::<BTreeSet<_>>() {
            for version in store.history(path).expect("a history") {
                hashes.insert(version.hash);
                texts.extend(store.version_text(version.id).expect("a version"));
            }
        }
        for buffer in store.buffers().expect("buffers") {
            texts.insert(line_ends::normalise(&buffer.text));
        }
        // The texts between two saves of one sitting are not all kept.
        if !matches!(step, Step::Save(..)) {
            for (path, bytes) in before.iter().filter(|(path, _)| path.ends_with(".md")) {
                let hash = ContentHash::of(bytes);
                assert!(hashes.contains(&hash), "{step:?} lost a text of {path}");
            }
        }
        for (name, text) in &self.buffers {
            let text = line_ends::normalise(text);
            assert!(
                texts.contains(&text),
                "{step:?} lost the buffer of {name}: {text:?}"
            );
        }
    }
}
