//! Every step that changes the disk fails once, fails from there on, and is the last one of the
//! process: for each operation, at each point. After each, the library is opened again and every
//! file must be whole, all old or all new, the index must equal a scan, and all that was typed
//! must be there. The same where a second step fails, in the way back from the first; and where the
//! author does the operation again before the next start: what is told to be done stays done.
//! A harness of its own, because the dying process is this program once more.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod operations;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fieldnotes_store::Store;
use files::fault::{self, Fault};
use operations::{Act, B, OPERATIONS, OUTSIDE, TRASHING, TYPED, library};
use support::assert_index_equals_scan;
use tempfile::TempDir;

/// Where the system's trash lies. This program starts itself with a folder of its own there.
const DATA: &str = "XDG_DATA_HOME";
const HAS_TRASH: &str = "FIELDNOTES_HAS_A_TRASH";

/// Under this name a child is told: the operation, the point at which to die, the library.
const CHILD: &str = "FIELDNOTES_DIES_AT";

fn main() {
    if let Ok(order) = env::var(CHILD) {
        return die(&order);
    }
    // For those who list tests before they run them.
    if env::args().any(|argument| argument == "--list") {
        println!("every_fault_leaves_whole_files: test");
        return;
    }
    if env::var_os(HAS_TRASH).is_none() {
        let data = support::folder();
        let mut inner = Command::new(env::current_exe().unwrap());
        inner.env(DATA, data.path()).env(HAS_TRASH, "");
        assert!(inner.status().unwrap().success());
        return;
    }
    let start = library();
    let (mut points, mut runs, mut twice, mut again) = (0, 0, 0, 0);
    for (number, (name, act)) in OPERATIONS.iter().enumerate() {
        let name: &str = name;
        let before = support::files(start.path());
        let (after, reached) = done(start.path(), *act);
        assert!(
            reached > 1,
            "{name}: an operation that writes nothing proves nothing"
        );
        points += reached;
        for point in 0..reached {
            for fault in [Fault::Once(point), Fault::From(point), Fault::Kill(point)] {
                let folder = copy(start.path());
                fs::remove_dir_all(trash()).ok();
                match fault {
                    Fault::Kill(_) => kill(number, point, folder.path()),
                    _ => fail(fault, *act, folder.path()),
                }
                check(
                    &format!("{name}, {fault:?}"),
                    folder.path(),
                    &before,
                    &after,
                );
                runs += 1;
            }
            for second in point + 1..point + WAY_BACK {
                let folder = copy(start.path());
                fs::remove_dir_all(trash()).ok();
                let fault = Fault::Twice(point, second);
                fail(fault, *act, folder.path());
                check(
                    &format!("{name}, {fault:?}"),
                    folder.path(),
                    &before,
                    &after,
                );
                twice += 1;
            }
            if !OUTSIDE.contains(&name) {
                for fault in [Fault::From(point), Fault::Twice(point, point + 1)] {
                    done_again(&format!("{name}, {fault:?}"), fault, *act, start.path());
                    again += 1;
                }
            }
        }
    }
    println!(
        "every_fault_leaves_whole_files ... ok: {} operations, {points} points, {runs} runs, \
         {twice} with a second fault, {again} with the operation done again",
        OPERATIONS.len()
    );
}

/// How many steps after the first fault the second may come.
const WAY_BACK: u32 = 8;

/// The operation fails, is done again once the disk has room, and is what it is said to be at the
/// next start too.
fn done_again(case: &str, fault: Fault, act: Act, start: &Path) {
    let folder = copy(start);
    fs::remove_dir_all(trash()).ok();
    let mut store = opened(folder.path());
    fault::arm(fault);
    let first = act(&mut store);
    fault::spare();
    if first.is_err() {
        act(&mut store).ok();
    }
    let told = support::seen_files(folder.path());
    drop(store);
    let store = opened(folder.path());
    assert_eq!(told, support::seen_files(folder.path()), "{case}");
    assert_index_equals_scan(&store);
}

/// The library with the trash of the system, where that can be a folder of ours; looked at.
fn opened(root: &Path) -> Store {
    let mut store = Store::open(root).unwrap().store;
    if cfg!(not(target_os = "linux")) {
        store = store.with_trash(files::remove);
    }
    store.reconcile().unwrap();
    store
}

fn trash() -> PathBuf {
    PathBuf::from(env::var_os(DATA).unwrap()).join("Trash")
}

/// The files after the operation when nothing fails, and how many points it passes.
fn done(start: &Path, act: Act) -> (BTreeMap<String, Vec<u8>>, u32) {
    let folder = copy(start);
    let mut store = opened(folder.path());
    fault::arm(Fault::Never);
    act(&mut store).unwrap();
    let reached = fault::spare();
    (support::files(folder.path()), reached)
}

fn fail(fault: Fault, act: Act, root: &Path) {
    let mut store = opened(root);
    fault::arm(fault);
    // That it failed, or did without what failed, is both right; what counts is checked next.
    act(&mut store).ok();
    fault::spare();
}

fn kill(operation: usize, point: u32, root: &Path) {
    let order = format!("{operation} {point} {}", root.display());
    let child = Command::new(env::current_exe().unwrap())
        .env(CHILD, order)
        .output()
        .unwrap();
    assert!(
        !child.status.success(),
        "the child reached its end: {child:?}"
    );
}

fn die(order: &str) {
    let mut parts = order.splitn(3, ' ');
    let mut next = || parts.next().unwrap();
    let (_, act) = OPERATIONS[next().parse::<usize>().unwrap()];
    let point = next().parse().unwrap();
    let mut store = opened(Path::new(next()));
    fault::arm(Fault::Kill(point));
    act(&mut store).ok();
}

fn check(
    case: &str,
    root: &Path,
    before: &BTreeMap<String, Vec<u8>>,
    after: &BTreeMap<String, Vec<u8>>,
) {
    let store = opened(root);
    let now = support::files(root);
    let is_trashing = cfg!(target_os = "linux") && case.starts_with(TRASHING);
    if is_trashing && !now.contains_key("notes/b.md") {
        let trashed = fs::read(trash().join("files/b.md"));
        assert!(trashed.is_ok_and(|bytes| bytes == B.as_bytes()), "{case}");
    }
    if OUTSIDE.iter().any(|outside| case.starts_with(outside)) {
        assert!(now == *before || now == *after || now.keys().all(|file| !file.contains("staged")));
    } else {
        let (old, new) = (now == *before, now == *after);
        assert!(
            old || new,
            "{case}: neither the old files nor the new ones: {now:#?}"
        );
    }
    assert_index_equals_scan(&store);
    let buffers = store.buffers().unwrap();
    for (name, text) in TYPED {
        let in_buffer = buffers.iter().any(|buffer| buffer.text == *text);
        let in_file = now
            .values()
            .any(|bytes| String::from_utf8_lossy(bytes).contains(text));
        let mut in_history = false;
        if let Ok(note) = domain::NotePath::new(name) {
            let versions = store.history(&note).unwrap().into_iter();
            in_history = versions
                .filter_map(|version| store.version_text(version.id).unwrap())
                .any(|kept| kept.contains(text));
        }
        assert!(in_buffer || in_file || in_history, "{case}: {text} is gone");
    }
    for buffer in &buffers {
        let is_note = domain::NotePath::new(&buffer.path).is_ok();
        assert!(
            !is_note || now.contains_key(&buffer.path),
            "{case}: a buffer without its note: {buffer:?}"
        );
    }
    assert!(
        now.iter().filter(|(_, bytes)| bytes.is_empty()).count() == 0,
        "{case}: an empty file"
    );
}

fn copy(from: &Path) -> TempDir {
    let folder = support::folder();
    copy_folder(from, folder.path());
    folder
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
