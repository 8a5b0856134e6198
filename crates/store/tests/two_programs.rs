//! Two programs with the same library open: a window, and a terminal beside it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::{self, File};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use domain::NotePath;
use fieldnotes_store::{Part, Progress, Step, Stopped, Store, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;

const FILE: &str = "notes/a.md";

fn library() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("notes")).unwrap();
    fs::write(folder.path().join("site.toml"), "title = \"Notes\"\n").unwrap();
    write(folder.path(), FILE, "Before");
    folder
}

fn write(root: &Path, file: &str, title: &str) {
    fs::write(root.join(file), format!("# {title}\n")).unwrap();
}

fn open(root: &Path) -> Store {
    let mut store = Store::open(root).unwrap().store;
    store.reconcile().unwrap();
    store
}

fn title(store: &Store, file: &str) -> Option<String> {
    let path = NotePath::new(file).unwrap();
    let library = store.snapshot().library;
    library.note(&path).map(|note| note.title.clone())
}

#[test]
fn what_another_program_has_entered_in_the_index_is_seen_all_the_same() {
    let folder = library();
    write(folder.path(), "notes/gone.md", "Gone");
    let (mut window, mut terminal) = (open(folder.path()), open(folder.path()));
    write(folder.path(), FILE, "Changed");
    write(folder.path(), "notes/new.md", "New");
    fs::remove_file(folder.path().join("notes/gone.md")).unwrap();

    terminal.reconcile().unwrap();
    let seen = window.reconcile().unwrap();
    assert_eq!(title(&window, FILE).as_deref(), Some("Changed"));
    assert_eq!(title(&window, "notes/new.md").as_deref(), Some("New"));
    assert_eq!(title(&window, "notes/gone.md"), None);
    assert_eq!((seen.changed.len(), seen.removed.len()), (2, 1));
    assert!(window.reconcile().unwrap().is_empty());
}

#[test]
fn a_look_that_finds_nothing_waits_for_no_other_program_that_writes() {
    let folder = library();
    let mut window = open(folder.path());
    let other = Connection::open(folder.path().join(".fieldnotes/library.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(window.reconcile().unwrap().is_empty());
}

#[test]
fn a_change_that_another_program_is_making_is_not_taken_for_a_crash() {
    let folder = library();
    drop(open(folder.path()));
    let hidden = folder.path().join(".fieldnotes");
    // The other program, in the middle of its change: the file is written, the journal is not.
    let turn = File::options()
        .append(true)
        .open(hidden.join("change.lock"))
        .unwrap();
    turn.lock().unwrap();
    let journal = Connection::open(hidden.join("library.db")).unwrap();
    journal
        .execute_batch(
            "INSERT INTO operations (id, name, at, phase) VALUES (1, 'Rewrite', 0, 'begun');
             INSERT INTO operation_files (operation, position, file, before, after)
             VALUES (1, 0, 'notes/a.md', CAST('# Before\n' AS BLOB), CAST('# After\n' AS BLOB));",
        )
        .unwrap();
    write(folder.path(), FILE, "After");

    let root = folder.path().to_owned();
    let (begins, begun) = channel();
    let opening = thread::spawn(move || {
        begins.send(()).unwrap();
        open(&root)
    });
    begun.recv().unwrap();
    journal
        .execute("UPDATE operations SET phase = 'done'", [])
        .unwrap();
    turn.unlock().unwrap();
    let opened = opening.join().unwrap();
    assert_eq!(title(&opened, FILE).as_deref(), Some("After"));
    assert_eq!(opened.undoable().unwrap().as_deref(), Some("Rewrite"));
}

#[test]
fn a_text_that_only_one_program_has_read_is_kept_when_the_other_enters_a_catalogue() {
    let folder = library();
    let (mut window, mut terminal) = (open(folder.path()), open(folder.path()));
    write(folder.path(), FILE, "Changed");
    terminal.reconcile().unwrap();
    let catalogue = folder.path().join("catalogue.toml");
    fs::write(&catalogue, "[[tag]]\nslug = \"ml\"\ntitle = \"Learning\"\n").unwrap();
    window.refresh(&[catalogue]).unwrap();

    fs::remove_file(folder.path().join(FILE)).unwrap();
    terminal.reconcile().unwrap();
    let history = terminal.history(&NotePath::new(FILE).unwrap()).unwrap();
    let texts = history
        .iter()
        .map(|version| terminal.version_text(version.id).unwrap().unwrap());
    assert_eq!(
        texts.collect::<Vec<_>>(),
        ["# Changed\n", "# Before\n"],
        "newest first"
    );
}

#[test]
fn a_library_that_another_program_holds_says_so_and_goes_on_when_it_is_let_go() {
    let folder = library();
    let mut window = open(folder.path());
    let before = window
        .snapshot()
        .read(&NotePath::new(FILE).unwrap())
        .unwrap();
    let other = Connection::open(folder.path().join(".fieldnotes/library.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();

    // What is typed waits for nobody.
    window
        .keep_buffer(FILE, Some(before.hash), "typed")
        .unwrap();
    assert_eq!(window.buffer(FILE).unwrap().unwrap().text, "typed");
    let layout = serde_json::json!(240);
    let refused = window.remember("layout", &layout);
    assert!(matches!(refused, Err(StoreError::Locked)), "{refused:?}");
    other.execute_batch("COMMIT").unwrap();
    window.remember("layout", &layout).unwrap();
    assert_eq!(window.recall("layout").unwrap(), Some(layout));
}

/// Another program with the turn to write: it goes on whenever it is heard, and then lets go.
struct Other {
    turn: Mutex<Option<files::Lock>>,
    words: AtomicUsize,
    gives_up: bool,
}

impl Other {
    fn at_work(root: &Path, gives_up: bool) -> Arc<Other> {
        let lock = root.join(".fieldnotes/change.lock");
        let turn = files::Lock::take(&lock, Duration::ZERO).unwrap().unwrap();
        turn.say("Rename tag: writing 0 of 5000");
        Arc::new(Other {
            turn: Mutex::new(Some(turn)),
            words: AtomicUsize::new(0),
            gives_up,
        })
    }
}

impl Progress for Other {
    fn step(&self, step: &Step<'_>) -> Result<(), Stopped> {
        if step.part != Part::Waiting {
            return Ok(());
        }
        assert!(step.operation.starts_with("Rename tag"), "{step:?}");
        let words = self.words.fetch_add(1, Ordering::Relaxed);
        let mut turn = self.turn.lock().unwrap();
        match (&*turn, words) {
            (_, 20) => *turn = None,
            (Some(turn), _) => turn.say(&format!("Rename tag: writing {words}00 of 5000")),
            (None, _) => panic!("it was let go of"),
        }
        match self.gives_up {
            true => Err(Stopped),
            false => Ok(()),
        }
    }
}

#[test]
fn a_save_waits_for_a_long_rename_of_another_program_and_is_made() {
    let folder = library();
    let window = open(folder.path());
    let other = Other::at_work(folder.path(), false);
    let mut window = window.watched_by(Arc::clone(&other) as Arc<dyn Progress>);
    let path = NotePath::new(FILE).unwrap();
    let before = window.snapshot().read(&path).unwrap();
    window.save(&path, before.hash, "# Saved\n").unwrap();
    assert_eq!(other.words.load(Ordering::Relaxed), 21);
    assert_eq!(
        fs::read_to_string(folder.path().join(FILE)).unwrap(),
        "# Saved\n"
    );
}

#[test]
fn who_waits_no_longer_hears_what_the_other_program_does() {
    let folder = library();
    let window = open(folder.path());
    let other = Other::at_work(folder.path(), true);
    let mut window = window.watched_by(other);
    let path = NotePath::new(FILE).unwrap();
    let before = window.snapshot().read(&path).unwrap();
    let refused = window.save(&path, before.hash, "# Saved\n").unwrap_err();
    let words = refused.to_string();
    assert!(words.contains("Rename tag: writing 0 of 5000"), "{words}");
    assert_eq!(
        fs::read_to_string(folder.path().join(FILE)).unwrap(),
        "# Before\n"
    );
}

#[test]
fn a_library_opens_in_the_midst_of_an_operation_of_another_program_and_takes_nothing_back() {
    let folder = library();
    drop(open(folder.path()));
    let other = Other::at_work(folder.path(), false);
    let begun = "INSERT INTO operations (id, name, at, phase) VALUES (1, 'Rewrite', 0, 'begun');";
    let database = folder.path().join(".fieldnotes/library.db");
    Connection::open(database)
        .unwrap()
        .execute_batch(begun)
        .unwrap();

    let mut window = open(folder.path());
    assert_eq!(title(&window, FILE).as_deref(), Some("Before"));
    assert!(window.take_settled().is_empty());
    // The other one has died without a word: what it left is settled before the next change.
    drop(other.turn.lock().unwrap().take());
    let path = NotePath::new(FILE).unwrap();
    let before = window.snapshot().read(&path).unwrap();
    window.save(&path, before.hash, "# Saved\n").unwrap();
    assert_eq!(window.undoable().unwrap(), None);
}
