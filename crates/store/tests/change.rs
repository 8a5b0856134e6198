//! Changes are made whole, journaled, and taken back.

use std::cell::RefCell;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use domain::{Act, Change, ContentHash, FileEdit, HeadEdit, LibraryFile, NotePath};
use fieldnotes_store::{ApplyError, Store};
use files::FileError;
use tempfile::TempDir;

const NOTHING: [String; 0] = [];

const A: &str = "---\r\ntitle: A # mine\r\ntags: [ml]\r\n---\r\ntext\r\n";
const B: &str = "---\ntitle: B\ntags: [ml, go]\n---\n[a](a.md)\n";

thread_local! {
    /// What this test's trash holds; none is a trash that takes nothing.
    static TRASH: RefCell<Option<Vec<String>>> = const { RefCell::new(Some(Vec::new())) };
}

fn trash(path: &Path) -> Result<(), FileError> {
    TRASH.with_borrow_mut(|trash| {
        let trash = trash.as_mut();
        let full = || FileError::new("move to the trash", path, ErrorKind::Unsupported.into());
        let trash = trash.ok_or_else(full)?;
        trash.push(fs::read_to_string(path).expect("a file"));
        files::remove(path)
    })
}

fn trashed() -> Vec<String> {
    TRASH.with_borrow(|trash| trash.clone().unwrap_or_default())
}

fn library() -> (TempDir, Store) {
    let folder = TempDir::new().expect("a folder to test in");
    fs::create_dir(folder.path().join("notes")).expect("a folder");
    for (path, text) in [("site.toml", ""), ("notes/a.md", A), ("notes/b.md", B)] {
        fs::write(folder.path().join(path), text).expect("a file");
    }
    let opened = Store::open(folder.path()).expect("a library");
    let mut store = opened.store.with_trash(trash);
    store.reconcile().expect("a look at the folder");
    (folder, store)
}

fn note(path: &str) -> LibraryFile {
    LibraryFile::Note(NotePath::new(path).expect("a note's path"))
}

fn edit(path: &str, before: &str, act: Act) -> FileEdit {
    let base = Some(ContentHash::of(before.as_bytes()));
    FileEdit {
        file: note(path),
        base,
        act,
    }
}

fn retagged() -> Change {
    let act = Act::Head(vec![HeadEdit::AddTag("new".into())]);
    Change {
        name: "Add tag new to 2 notes".into(),
        edits: vec![
            edit("notes/a.md", A, act.clone()),
            edit("notes/b.md", B, act),
        ],
    }
}

fn read(root: &Path, relative: &str) -> String {
    fs::read_to_string(root.join(relative)).expect("a file")
}

#[test]
fn a_change_is_made_undone_and_made_again_to_the_byte() {
    let (folder, mut store) = library();
    let applied = store.apply(retagged()).unwrap();
    assert_eq!(applied.files, [note("notes/a.md"), note("notes/b.md")]);
    let changed = read(folder.path(), "notes/a.md");
    assert!(changed.contains("new") && changed.contains("# mine\r\n"));
    assert_eq!(
        store.undoable().unwrap().as_deref(),
        Some("Add tag new to 2 notes")
    );
    assert!(store.reconcile().unwrap().changed.is_empty());

    store.undo().unwrap();
    assert_eq!(read(folder.path(), "notes/a.md"), A);
    assert_eq!(read(folder.path(), "notes/b.md"), B);
    assert_eq!(
        (store.undoable().unwrap(), store.redoable().unwrap()),
        (None, Some(applied.name))
    );
    assert!(matches!(store.undo(), Err(ApplyError::Nothing)));

    store.redo().unwrap();
    assert_eq!(read(folder.path(), "notes/a.md"), changed);
    assert_eq!(store.redoable().unwrap(), None);
}

#[test]
fn a_change_planned_for_another_text_touches_nothing() {
    let (folder, mut store) = library();
    fs::write(folder.path().join("notes/b.md"), "theirs").unwrap();
    let refused = store.apply(retagged());
    assert!(matches!(refused, Err(ApplyError::ChangedOutside(file)) if file == note("notes/b.md")));
    assert_eq!(read(folder.path(), "notes/a.md"), A);
    assert_eq!(read(folder.path(), "notes/b.md"), "theirs");
    assert_eq!(store.undoable().unwrap(), None);
}

#[test]
fn a_note_is_moved_with_its_unsaved_text_and_a_trashed_one_comes_back() {
    let (folder, mut store) = library();
    store.keep_buffer("notes/a.md", None, "half").unwrap();
    let to = NotePath::new("notes/z.md").unwrap();
    let act = Act::Move {
        links: Default::default(),
        to: to.clone(),
        head: Vec::new(),
    };
    let change = Change {
        name: "Rename".into(),
        edits: vec![edit("notes/a.md", A, act)],
    };
    store.apply(change).unwrap();
    assert_eq!(store.buffer("notes/a.md").unwrap(), None);
    store.undo().unwrap();
    assert_eq!(store.buffer("notes/a.md").unwrap().unwrap().text, "half");
    store.redo().unwrap();
    assert_eq!(read(folder.path(), "notes/z.md"), A);
    assert!(!folder.path().join("notes/a.md").exists());
    assert_eq!(store.buffer("notes/z.md").unwrap().unwrap().text, "half");
    assert!(store.snapshot().library.note(&to).is_some());

    let change = Change {
        name: "Trash".into(),
        edits: vec![edit("notes/z.md", A, Act::Trash)],
    };
    assert_eq!(trashed(), NOTHING, "a note that moves is not thrown away");
    store.apply(change).unwrap();
    assert!(store.snapshot().library.note(&to).is_none());
    assert_eq!(trashed(), [A]);
    store.undo().unwrap();
    assert_eq!(read(folder.path(), "notes/z.md"), A);
    store.redo().unwrap();
    assert_eq!(trashed(), [A, A]);
}

#[test]
fn a_note_that_the_trash_does_not_take_stays_with_all_else_of_its_change() {
    let (folder, mut store) = library();
    TRASH.set(None);
    let add = Act::Head(vec![HeadEdit::AddTag("new".into())]);
    let change = Change {
        name: "Tag one, trash the other".into(),
        edits: vec![
            edit("notes/a.md", A, add),
            edit("notes/b.md", B, Act::Trash),
        ],
    };
    let refused = store.apply(change).unwrap_err().to_string();
    assert!(
        refused.contains("move to the trash") && refused.contains("b.md"),
        "{refused}"
    );
    assert_eq!(read(folder.path(), "notes/a.md"), A);
    assert_eq!(read(folder.path(), "notes/b.md"), B);
    assert_eq!(store.undoable().unwrap(), None);
}

#[test]
fn what_an_undo_takes_away_is_not_in_the_trash() {
    let (folder, mut store) = library();
    let change = Change {
        name: "New note".into(),
        edits: vec![FileEdit {
            file: note("notes/new.md"),
            base: None,
            act: Act::Create("words".into()),
        }],
    };
    store.apply(change).unwrap();
    store.undo().unwrap();
    assert!(!folder.path().join("notes/new.md").exists());
    assert_eq!(trashed(), NOTHING);
}

#[test]
fn half_a_change_left_by_a_crash_is_taken_back_on_the_next_start() {
    let (folder, mut store) = library();
    store.apply(retagged()).unwrap();
    drop(store);
    // As a crash leaves it: one file written, the other not, the operation not done.
    fs::write(folder.path().join("notes/b.md"), B).unwrap();
    let database =
        rusqlite::Connection::open(folder.path().join(".fieldnotes/library.db")).unwrap();
    database
        .execute("UPDATE operations SET phase = 'begun'", [])
        .unwrap();
    drop(database);

    let store = Store::open(folder.path()).unwrap().store;
    assert_eq!(read(folder.path(), "notes/a.md"), A);
    assert_eq!(read(folder.path(), "notes/b.md"), B);
    assert_eq!(store.undoable().unwrap(), None);
}
