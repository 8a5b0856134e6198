//! A real disk that is full: a small one in memory, filled to every two kilobytes of what an
//! operation needs. Whatever it refuses, at each moment every file is whole, and what was told to be
//! done or not done is so at the next start.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use domain::{Slug, tags};
use fieldnotes_store::{ApplyError, Store};
use support::{assert_index_equals_scan, opened, path, seen_files as files, write};

/// Set in the process that has a small disk of its own.
const INSIDE: &str = "FIELDNOTES_SMALL_DISK";
const TEST: &str =
    "on_a_disk_filled_to_every_two_kilobytes_all_files_are_whole_and_the_author_is_told_the_truth";
/// How large the disk is, how little room is left at least, and how much more each time, in bytes.
const DISK: usize = 8 * 1024 * 1024;
const STEP: usize = 2 * 1024;
const ROUNDS: usize = 160;

#[test]
fn on_a_disk_filled_to_every_two_kilobytes_all_files_are_whole_and_the_author_is_told_the_truth() {
    if let Some(disk) = env::var_os(INSIDE) {
        return fill_it(Path::new(&disk));
    }
    let disk = tempfile::TempDir::new().unwrap();
    let mount = format!(r#"mount -t tmpfs -o size={DISK} small "$0" && exec "$@""#);
    // Mounts of this process are its own and end with it; `--map-root-user` lets anybody mount.
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &mount])
        .arg(disk.path())
        .arg(env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture"])
        .env(INSIDE, disk.path())
        .output();
    let output = output.expect("`unshare` of the package util-linux");
    let words = String::from_utf8_lossy(&output.stderr);
    if words.contains("unshare failed") || words.contains("mount failed") {
        println!("skipped: this system lets nobody mount a disk of their own: {words}");
        return;
    }
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{words}");
    assert!(told.contains("1 passed"), "{told}");
}

fn fill_it(disk: &Path) {
    let root = disk.join("library");
    let filler = disk.join("filler");
    write(&root, "site.toml", "");
    for number in 0..4 {
        let text = format!(
            "---\ntitle: N{number}\ntags: [ml]\n---\n{}",
            "words ".repeat(500)
        );
        write(&root, &format!("notes/n{number}.md"), text);
    }
    write(
        &root,
        "catalogue.toml",
        "[[tag]]\nslug = \"ml\"\ntitle = \"ML\"\n",
    );
    let (mut refused, mut made) = (0, 0);
    for round in 0..ROUNDS {
        let mut store = opened(&root);
        let before = files(&root);
        leave(disk, &filler, round * STEP);
        let title = format!("Models {round}");
        let outcome = rename(&mut store, &title);
        let typed = store.keep_buffer("untitled 1", None, &title).is_ok();
        let undone = outcome.is_ok().then(|| store.undo());
        let told = files(&root);
        fs::remove_file(&filler).unwrap();
        match (&outcome, &undone) {
            (Ok(_), Some(Err(_))) => made += 1,
            (Err(ApplyError::HalfDone { .. }), _) => refused += 1,
            (Err(_), _) => {
                refused += 1;
                assert!(
                    told == before,
                    "round {round}: told not done, and files are others"
                );
            }
            (Ok(_), _) => {
                made += 1;
                assert!(
                    told == before,
                    "round {round}: undone, and files are others"
                );
            }
        }
        drop(store);
        let mut store = opened(&root);
        let now = files(&root);
        if let (Ok(_), Some(Err(_))) = (&outcome, &undone) {
            // The undo was refused: what was made stands, and can be undone now.
            assert!(now != before, "round {round}");
            store.undo().unwrap();
        }
        assert!(
            files(&root) == before,
            "round {round}: {outcome:?} {undone:?}"
        );
        assert_index_equals_scan(&store);
        let buffers = store.buffers().unwrap();
        assert!(
            !typed || buffers.iter().any(|buffer| buffer.text == title),
            "round {round}"
        );
        // With room again everything goes.
        rename(&mut store, "Again").unwrap();
        store.undo().unwrap();
        assert!(files(&root) == before, "round {round}");
    }
    assert!(refused > 10 && made > 10, "{refused} refused, {made} made");
}

fn rename(store: &mut Store, title: &str) -> Result<fieldnotes_store::Applied, ApplyError> {
    let library = store.snapshot().library;
    let ml = Slug::parse("ml").unwrap();
    assert!(library.note(&path("notes/n0.md")).is_some());
    store.apply(tags::rename(&library, &ml, title).unwrap())
}

/// Fills the disk but for so much room.
fn leave(disk: &Path, filler: &Path, room: usize) {
    let free = rustix::fs::statvfs(disk).unwrap();
    let free = usize::try_from(free.f_bavail * free.f_frsize).unwrap();
    fs::write(filler, vec![0; free.saturating_sub(room)]).unwrap();
}
