//! The operations that are made to fail and to die, and the library each starts from.

use std::fs;

use domain::{Change, Library, Refused, Slug, notes, tags, topics};
use fieldnotes_store::Store;
use tempfile::TempDir;

use crate::support::{self, opened, path, write};

const A: &str = "---\r\ntitle: A # mine\r\ntopic: systems\r\ntags: [ml, go]\r\n---\r\ntext\r\n";
pub const B: &str = "---\ntitle: B\ntopic: systems\ntags: [ml]\nstate: ready\n---\n[a](a.md)\n";
const C: &str = "---\ntitle: C\ntags: [go]\n---\n[a](a.md) and [b](b.md)\n";
const CATALOGUE: &str = "[[topic]]\nslug = \"systems\"\ntitle = \"Systems\"\n\n\
    [[tag]]\nslug = \"ml\"\ntitle = \"ML\"\n\n[[tag]]\nslug = \"go\"\ntitle = \"Go\"\n";
/// What the author typed and did not save: in a note, and in one that has no file yet.
pub const TYPED: &[(&str, &str)] = &[
    ("notes/a.md", "typed in a"),
    ("untitled 1", "typed in none"),
];

pub type Act = fn(&mut Store) -> Result<(), String>;

/// Every operation by name. Each starts from the same library.
pub const OPERATIONS: &[(&str, Act)] = &[
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
    (TRASHING, |store| {
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
    ("redo", |store| store.redo().map(drop).map_err(words)),
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
    ("begin the database anew", |store| {
        store.rebuild().map_err(words)?;
        store.reconcile().map(drop).map_err(words)
    }),
    ("discard a buffer", |store| {
        store.discard_buffer(&path("notes/a.md")).map_err(words)
    }),
];

pub const TRASHING: &str = "trash a note";

/// Operations in which only this program changes files: these are made whole or not at all.
pub const OUTSIDE: &[&str] = &["merge with an outside change", "take in outside changes"];

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

/// The library every operation starts from, closed.
pub fn library() -> TempDir {
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
    apply(&mut store, |library| {
        tags::rename(library, &slug("ml"), "Models")
    })
    .unwrap();
    store.undo().unwrap();
    for (name, text) in TYPED {
        let base = store.snapshot().read(&path("notes/a.md")).unwrap().hash;
        store.keep_buffer(name, Some(base), text).unwrap();
    }
    folder
}
