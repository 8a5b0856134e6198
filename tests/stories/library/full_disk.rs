//! A disk that is full refuses a save in plain words, and loses nothing.

use std::env;
use std::fs;
use std::os::unix::process::CommandExt;
use std::process::Command;

use fieldnotes_tests::LibraryTest;
use serde_json::json;

const NOTE: &str = "notes/observability-before-orchestration.md";
/// Set in the process that has a small disk of its own.
const INSIDE: &str = "FIELDNOTES_SMALL_DISK";

#[test]
fn a_save_on_a_full_disk_says_so_and_leaves_the_old_file() {
    if env::var_os(INSIDE).is_none() {
        return in_a_process_with_a_small_disk(
            "full_disk::a_save_on_a_full_disk_says_so_and_leaves_the_old_file",
        );
    }
    let library = LibraryTest::sample().start();
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

/// Runs this test again where the folder for temporary files is a disk of a few megabytes.
fn in_a_process_with_a_small_disk(test: &str) {
    let disk = tempfile::TempDir::new().unwrap();
    let mount = r#"mount -t tmpfs -o size=4m small "$0" && exec "$@""#;
    // Mounts of this process are its own and end with it; `--map-root-user` lets anybody mount.
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", mount])
        .arg(disk.path())
        .arg(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .env("TMPDIR", disk.path())
        .process_group(0)
        .output()
        .expect("`unshare` of the package util-linux");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
