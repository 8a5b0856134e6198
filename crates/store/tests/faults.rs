//! Every step that changes the disk fails once, fails from there on, and is the last one of the
//! process: for each operation, at each point. After each, the library is opened again and every
//! file must be whole, all old or all new, the index must equal a scan, and all that was typed
//! must be there. A harness of its own, because the dying process is this program once more.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use domain::{Change, Library, Refused, Slug, notes, tags, topics};
use fieldnotes_store::Store;
use files::fault::{self, Fault};
use support::{assert_index_equals_scan, opened, path, write};
use tempfile::TempDir;

const A: &str = "---\r\ntitle: A # mine\r\ntopic: systems\r\ntags: [ml, go]\r\n---\r\ntext\r\n";
const B: &str = "---\ntitle: B\ntopic: systems\ntags: [ml]\nstate: ready\n---\n[a](a.md)\n";
const C: &str = "---\ntitle: C\ntags: [go]\n---\n[a](a.md) and [b](b.md)\n";
const CATALOGUE: &str = "[[topic]]\nslug = \"systems\"\ntitle = \"Systems\"\n\n\
    [[tag]]\nslug = \"ml\"\ntitle = \"ML\"\n\n[[tag]]\nslug = \"go\"\ntitle = \"Go\"\n";
/// What the author typed and did not save: in a note, and in one that has no file yet.
const TYPED: &[(&str, &str)] = &[
    ("notes/a.md", "typed in a"),
    ("untitled 1", "typed in none"),
];

type Act = fn(&mut Store) -> Result<(), String>;

/// Every operation by name. Each starts from the same library.
const OPERATIONS: &[(&str, Act)] = &[
    ("save", save),
    ("save a longer text", save_long),
    ("rename a tag", |store| {
        apply(store, |library| {
            tags::rename(library, &slug("ml"), "Models")
        })
    }),
    ("merge tags", |store| {
        apply(store, |library| {
            tags::merge(library, &[slug("ml")], &slug("go"))
        })
    }),
    ("delete a tag", |store| {
        apply(store, |library| tags::delete(library, &[slug("go")]))
    }),
    ("rename a note", |store| {
        apply(store, |library| {
            notes::rename(library, &path("notes/b.md"), "z")
        })
    }),
    ("rename the note with a buffer", |store| {
        apply(store, |library| {
            notes::rename(library, &path("notes/a.md"), "z")
        })
    }),
    ("trash a note", |store| {
        apply(store, |library| notes::trash(library, &path("notes/b.md")))
    }),
    ("delete a topic", |store| {
        apply(store, |library| {
            topics::delete(library, &slug("systems"), None)
        })
    }),
    ("restore", |store| {
        let version = store.history(&path("notes/c.md")).map_err(words)?;
        let oldest = version.last().ok_or("a version")?.id;
        store
            .restore(&path("notes/c.md"), oldest)
            .map(drop)
            .map_err(words)
    }),
    ("undo", |store| store.undo().map(drop).map_err(words)),
    ("merge with an outside change", |store| {
        let base = store
            .snapshot()
            .library
            .note(&path("notes/c.md"))
            .ok_or("c")?
            .hash;
        write(
            store.root(),
            "notes/c.md",
            C.replace("title: C", "title: D"),
        );
        store
            .merge_outside(&path("notes/c.md"), base, &format!("{C}more\n"))
            .map(drop)
            .map_err(words)
    }),
    ("take in outside changes", |store| {
        write(store.root(), "notes/c.md", "# Another\n");
        write(store.root(), "notes/d.md", "# New\n");
        fs::remove_file(store.root().join("notes/b.md")).map_err(words)?;
        store.reconcile().map(drop).map_err(words)
    }),
    ("discard a buffer", |store| {
        store.discard_buffer(&path("notes/a.md")).map_err(words)
    }),
];

/// Operations in which only this program changes files: these are made whole or not at all.
const OUTSIDE: &[&str] = &["merge with an outside change", "take in outside changes"];

fn save(store: &mut Store) -> Result<(), String> {
    let read = store.snapshot().read(&path("notes/c.md")).map_err(words)?;
    let longer = format!("{}typed\n", read.text);
    store
        .save(&path("notes/c.md"), read.hash, &longer)
        .map(drop)
        .map_err(words)
}

fn save_long(store: &mut Store) -> Result<(), String> {
    let read = store.snapshot().read(&path("notes/a.md")).map_err(words)?;
    let longer = read.text.clone() + &"many words\n".repeat(20_000);
    store
        .keep_buffer("notes/a.md", Some(read.hash), "typed in a")
        .map_err(words)?;
    let longer = longer + "typed in a";
    store
        .save(&path("notes/a.md"), read.hash, &longer)
        .map(drop)
        .map_err(words)
}

fn apply(
    store: &mut Store,
    plan: impl FnOnce(&Library) -> Result<Change, Refused>,
) -> Result<(), String> {
    let change = plan(&store.snapshot().library).map_err(words)?;
    store.apply(change).map(drop).map_err(words)
}

fn words(error: impl ToString) -> String {
    error.to_string()
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

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
    let start = library();
    let mut points = 0;
    let mut runs = 0;
    for (number, (name, act)) in OPERATIONS.iter().enumerate() {
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
        }
    }
    println!(
        "every_fault_leaves_whole_files ... ok: {} operations, {points} points, {runs} runs",
        OPERATIONS.len()
    );
}

/// The library every operation starts from, closed.
fn library() -> TempDir {
    let folder = support::library(&[
        ("catalogue.toml", CATALOGUE),
        ("notes/a.md", A),
        ("notes/b.md", B),
        ("notes/c.md", C),
    ]);
    let mut store = opened(folder.path());
    let read = store.snapshot().read(&path("notes/c.md")).unwrap();
    store
        .save(&path("notes/c.md"), read.hash, &format!("{C}more\n"))
        .unwrap();
    apply(&mut store, |library| {
        tags::describe(library, &slug("go"), "A language.")
    })
    .unwrap();
    apply(&mut store, |library| {
        tags::rename(library, &slug("go"), "Golang")
    })
    .unwrap();
    apply(&mut store, |library| {
        tags::rename(library, &slug("golang"), "Go")
    })
    .unwrap();
    for (name, text) in TYPED {
        let base = store.snapshot().read(&path("notes/a.md")).unwrap().hash;
        store.keep_buffer(name, Some(base), text).unwrap();
    }
    folder
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
