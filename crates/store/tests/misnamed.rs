//! A Markdown file that cannot be a note because of its name is told, wherever a library is read.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use domain::Problem;
use fieldnotes_store::{FolderRead, Store};

#[test]
fn a_file_whose_name_no_note_can_have_is_told_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("notes");
    fs::create_dir(&notes).expect("a folder");
    fs::write(folder.path().join("site.toml"), "title = \"Notes\"\n").expect("a file");
    let names: [&[u8]; 5] = [
        b"back\\slash.md",
        b"a\\b\\c.MD",
        b"latin-\xE9.md",
        b"good.md",
        b"a\\b.txt",
    ];
    for name in names {
        fs::write(notes.join(OsStr::from_bytes(name)), "Text\n").expect("a file");
    }
    let told = |problems: &[Problem]| {
        let mut told: Vec<String> = problems
            .iter()
            .filter(|problem| problem.code == "misnamed-file" && !problem.hint.is_empty())
            .map(|problem| problem.file.clone())
            .collect();
        told.sort();
        told
    };
    let expected = [
        "notes/a\\b\\c.MD",
        "notes/back\\slash.md",
        "notes/latin-\u{fffd}.md",
    ];
    let read = FolderRead::read(folder.path()).expect("a library");
    assert_eq!(told(&read.unread), expected);
    let mut store = Store::open(folder.path()).expect("a library").store;
    assert_eq!(told(&store.reconcile().expect("a look").problems), expected);
    assert_eq!(store.snapshot().library.all().count(), 1);
    let one = notes.join("back\\slash.md");
    let seen = store.refresh(&[one]).expect("a look");
    assert_eq!(told(&seen.problems), ["notes/back\\slash.md"]);
}
