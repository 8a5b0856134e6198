//! Unsaved texts: each in a file of its own, kept in the moment in which it is typed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use domain::{ContentHash, notes};
use fieldnotes_store::{Moment, Outcome, Store};
use support::{library, opened, path, write};

const NOTE: &str = "notes/a.md";

/// The files in which texts are kept.
fn files_of(root: &Path) -> Vec<PathBuf> {
    let folder = root.join(".fieldnotes/buffers");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    files.sort();
    files
}

fn texts(store: &Store, name: &str) -> Vec<String> {
    let versions = store.history(&path(name)).unwrap().into_iter();
    let text = |version: fieldnotes_store::Version| store.version_text(version.id).unwrap();
    versions.filter_map(text).collect()
}

#[test]
fn a_save_lets_go_of_what_was_kept_before_it_was_asked_for_and_of_nothing_later() {
    let folder = library(&[(NOTE, "one\n")]);
    let mut store = opened(folder.path());
    let base = ContentHash::of(b"one\n");
    store.keep_buffer(NOTE, Some(base), "first\n").unwrap();
    let asked = Moment::now();
    store.keep_buffer(NOTE, Some(base), "second\n").unwrap();
    let saved = store
        .save_asked(asked, &path(NOTE), base, "one, saved\n")
        .unwrap();
    assert_eq!(store.buffer(NOTE).unwrap().unwrap().text, "second\n");
    // The text that is saved is of no use, whenever it was kept.
    let asked = Moment::now();
    store.keep_buffer(NOTE, Some(base), "third\n").unwrap();
    let saved = store
        .save_asked(asked, &path(NOTE), saved.hash, "third\n")
        .unwrap();
    assert_eq!(store.buffer(NOTE).unwrap(), None);
    store.keep_buffer(NOTE, Some(base), "older\n").unwrap();
    store.save(&path(NOTE), saved.hash, "newer\n").unwrap();
    assert_eq!(store.buffers().unwrap(), []);
    assert_eq!(files_of(folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn a_merge_leaves_what_was_typed_after_it_was_asked_for() {
    let folder = library(&[(NOTE, "one\ntwo\nthree\n")]);
    let mut store = opened(folder.path());
    let base = ContentHash::of(b"one\ntwo\nthree\n");
    write(folder.path(), NOTE, "ONE\ntwo\nthree\n");
    let asked = Moment::now();
    let mine = "one\ntwo\nthree\nmine\n";
    store
        .keep_buffer(NOTE, Some(base), "one\ntwo\nthree\nmine, later\n")
        .unwrap();
    let met = store
        .merge_outside_asked(asked, &path(NOTE), base, mine)
        .unwrap();
    assert!(matches!(met, Outcome::Merged { .. }));
    let kept = store.buffer(NOTE).unwrap().unwrap();
    assert_eq!(kept.text, "one\ntwo\nthree\nmine, later\n");
}

#[test]
fn many_threads_that_keep_read_and_drop_lose_no_newest_text() {
    let folder = library(&[(NOTE, "one\n")]);
    let store = opened(folder.path());
    let buffers = store.kept_texts();
    std::thread::scope(|threads| {
        for thread in 0..4 {
            let buffers = buffers.clone();
            threads.spawn(move || {
                let name = format!("notes/{thread}.md");
                for round in 0..50 {
                    let text = format!("{thread} {round}");
                    buffers.keep(&name, None, &text).unwrap();
                    assert_eq!(buffers.get(&name).unwrap().unwrap().text, text);
                    if round % 10 == 0 {
                        buffers.put_down(&name).unwrap();
                        assert_eq!(buffers.get(&name).unwrap(), None);
                    }
                }
            });
        }
    });
    assert_eq!(buffers.all().unwrap().len(), 4);
}

#[test]
fn a_text_that_was_damaged_on_the_disk_is_told_once_and_what_is_left_of_it_is_a_version() {
    let folder = library(&[(NOTE, "one\n")]);
    let mut store = opened(folder.path());
    store.keep_buffer(NOTE, None, "precious words\n").unwrap();
    store
        .keep_buffer("notes/b.md", None, "other words\n")
        .unwrap();
    drop(store);
    for file in files_of(folder.path()) {
        let text = fs::read_to_string(&file).unwrap();
        let is_ours = text.contains("precious");
        fs::write(
            &file,
            if is_ours {
                text.replace("words", "w?rds")
            } else {
                "nothing".into()
            },
        )
        .unwrap();
    }
    let mut store = opened(folder.path());
    let damaged = store.take_damaged_buffers().unwrap();
    let mut told: Vec<_> = damaged
        .iter()
        .map(|damaged| damaged.path.as_deref())
        .collect();
    told.sort();
    assert_eq!(told, [None, Some(NOTE)]);
    assert!(damaged.iter().all(|damaged| damaged.file.is_file()));
    assert_eq!(texts(&store, NOTE), ["precious w?rds\n"]);
    assert_eq!(store.take_damaged_buffers().unwrap(), []);
}

#[test]
fn a_text_whose_note_was_moved_before_the_program_died_follows_at_the_next_start() {
    let folder = library(&[(NOTE, "one\n")]);
    let mut store = opened(folder.path());
    let base = ContentHash::of(b"one\n");
    let rename = |store: &mut Store, from: &str, to: &str| {
        let change = notes::rename(&store.snapshot().library, &path(from), to).unwrap();
        store.apply(change).unwrap();
    };
    rename(&mut store, NOTE, "z");
    // As it stands when the program dies between the journal and this file.
    store.keep_buffer(NOTE, Some(base), "typed\n").unwrap();
    drop(store);
    let mut store = opened(folder.path());
    assert_eq!(store.buffer("notes/z.md").unwrap().unwrap().text, "typed\n");
    assert_eq!(store.left_behind().unwrap(), []);
    store.undo().unwrap();
    assert_eq!(store.buffer(NOTE).unwrap().unwrap().text, "typed\n");
    store.drop_buffer(NOTE).unwrap();
    store
        .keep_buffer("notes/z.md", Some(base), "typed again\n")
        .unwrap();
    drop(store);
    let store = opened(folder.path());
    assert_eq!(store.buffer(NOTE).unwrap().unwrap().text, "typed again\n");
}

#[test]
fn words_of_another_note_that_had_the_path_later_do_not_follow_it() {
    let folder = library(&[(NOTE, "one\n")]);
    let mut store = opened(folder.path());
    let change = notes::rename(&store.snapshot().library, &path(NOTE), "z").unwrap();
    store.apply(change).unwrap();
    let base = ContentHash::of(b"another\n");
    store.keep_buffer(NOTE, Some(base), "of another\n").unwrap();
    drop(store);
    let store = opened(folder.path());
    assert_eq!(store.buffer("notes/z.md").unwrap(), None);
    assert_eq!(store.left_behind().unwrap()[0].text, "of another\n");
}

#[test]
fn what_typing_began_from_stays_as_long_as_the_words_are_kept() {
    let folder = library(&[(NOTE, "one\ntwo\nthree\n")]);
    let mut store = opened(folder.path()).with_clock(|| 0);
    let base = ContentHash::of(b"one\ntwo\nthree\n");
    let mine = "one\ntwo\nthree\nmine\n";
    store.keep_buffer(NOTE, Some(base), mine).unwrap();
    write(folder.path(), NOTE, "ONE\ntwo\nthree\n");
    store.reconcile().unwrap();
    // No version speaks of it any more.
    let connection =
        rusqlite::Connection::open(folder.path().join(".fieldnotes/library.db")).unwrap();
    connection.execute("DELETE FROM versions", []).unwrap();
    let mut store = store.with_clock(|| 40 * 24 * 60 * 60 * 1000);
    for round in 0..3 {
        write(folder.path(), "notes/b.md", format!("{round}\n"));
        store.reconcile().unwrap();
    }
    let met = store.merge_outside(&path(NOTE), base, mine).unwrap();
    let Outcome::Merged { text, .. } = met else {
        panic!("the text that both began from is gone: {met:?}");
    };
    assert_eq!(text, "ONE\ntwo\nthree\nmine\n");
}

#[cfg(unix)]
#[test]
fn the_folder_is_made_again_with_all_around_it_and_only_the_author_may_look_into_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = library(&[(NOTE, "one\n")]);
    let store = opened(folder.path());
    let hidden = folder.path().join(".fieldnotes");
    fs::remove_dir_all(&hidden).unwrap();
    store.kept_texts().keep(NOTE, None, "typed\n").unwrap();
    assert_eq!(
        fs::read_to_string(hidden.join(".gitignore")).unwrap(),
        "*\n"
    );
    let mode = |place: &Path| fs::metadata(place).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode(&hidden), mode(&hidden.join("buffers"))),
        (0o700, 0o700)
    );
    assert_eq!(mode(&files_of(folder.path())[0]), 0o600);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_is_refused_and_nothing_is_written_through_it() {
    let folder = library(&[(NOTE, "one\n")]);
    let elsewhere = support::folder();
    let store = opened(folder.path());
    let place = folder.path().join(".fieldnotes/buffers");
    std::os::unix::fs::symlink(elsewhere.path(), &place).unwrap();
    let refused = store.kept_texts().keep(NOTE, None, "typed\n").unwrap_err();
    assert!(refused.to_string().contains("buffers"), "{refused}");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}
