//! A disk that is full refuses a save in plain words, and loses nothing.

use std::fs;

use fieldnotes_tests::LibraryTest;
use serde_json::json;

use crate::small_disk;

const NOTE: &str = "notes/observability-before-orchestration.md";

#[test]
fn a_save_on_a_full_disk_says_so_and_leaves_the_old_file() {
    let name = "full_disk::a_save_on_a_full_disk_says_so_and_leaves_the_old_file";
    let Some(disk) = small_disk::of_this_process(name) else {
        return;
    };
    let library = LibraryTest::sample_at(&disk.join("library")).start();
    let before = library.read(NOTE);
    let note = library.open_note(NOTE);
    let mine = "word ".repeat(20_000);
    let rest = library.place("filler");
    fs::write(&rest, vec![0; 64 * 1024 * 1024]).expect_err("the disk is too large");

    let refused = library.try_save(NOTE, &note["hash"], &mine).unwrap_err();
    assert!(refused.message.contains("the disk is full"), "{refused}");
    assert!(refused.message.contains(NOTE), "{refused}");
    assert!(refused.hint.contains("Make room"), "{refused}");
    assert!(library.read(NOTE) == before);

    fs::remove_file(rest).unwrap();
    library.try_save(NOTE, &note["hash"], &mine).unwrap();
    assert!(library.read(NOTE) == mine.as_bytes());
    assert_eq!(library.open_note(NOTE)["recovered"], json!(null));
}
