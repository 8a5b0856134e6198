//! Rows carry the number of how a program reads. One that reads in another way shows them as they
//! are, and reads every file again.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::path::Path;

use domain::{ContentHash, Note};
use fieldnotes_store::{Filter, Sort, Store};
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use support::{assert_index_equals_scan, library, opened, path, write};

fn database(root: &Path) -> Connection {
    Connection::open(root.join(".fieldnotes/library.db")).unwrap()
}

fn titles(store: &Store) -> Vec<String> {
    let page = store
        .list(&Filter::default(), Sort::Title, 0, 1_000)
        .unwrap();
    page.rows.into_iter().map(|row| row.note.title).collect()
}

/// As a program leaves the rows that reads in another way.
fn read_by_another(root: &Path) {
    let rows = database(root);
    let changed = rows.execute(
        "UPDATE notes SET reader = 999, worded = 999, title = 'Old ' || title",
        [],
    );
    assert!(changed.unwrap() > 0);
}

#[test]
fn rows_of_another_reader_are_shown_at_first_and_every_note_is_read_again() {
    let folder = library(&[
        ("notes/a.md", "---\ntitle: A\n---\nkoala\n"),
        ("notes/b.md", "---\ntitle: B\n---\n[A](a.md)\n"),
    ]);
    drop(opened(folder.path()));
    read_by_another(folder.path());
    let mut store = Store::open(folder.path()).unwrap().store;
    assert_eq!(titles(&store), ["Old A", "Old B"]);
    assert_eq!(store.search("koala", 10).unwrap().len(), 1);
    let seen = store.reconcile().unwrap();
    assert_eq!(seen.changed, [path("notes/a.md"), path("notes/b.md")]);
    assert_eq!(titles(&store), ["A", "B"]);
    assert_eq!(
        store.history(&path("notes/a.md")).unwrap(),
        [],
        "its text is no other"
    );
    assert!(store.reconcile().unwrap().is_empty());
    assert_index_equals_scan(&store);
}

#[test]
fn a_note_that_is_read_as_before_is_not_told_as_changed() {
    let folder = library(&[("notes/a.md", "# A\n")]);
    drop(opened(folder.path()));
    let rows = database(folder.path());
    rows.execute("UPDATE notes SET reader = 999, worded = 999", [])
        .unwrap();
    drop(rows);
    let mut store = Store::open(folder.path()).unwrap().store;
    assert!(store.reconcile().unwrap().changed.is_empty());
    assert_index_equals_scan(&store);
}

#[test]
fn reading_again_that_is_cut_short_goes_on_at_the_next_start() {
    let folder = library(&[]);
    for number in 0..700 {
        write(
            folder.path(),
            &format!("notes/n{number:03}.md"),
            format!("# {number}\n\nkoala\n"),
        );
    }
    drop(opened(folder.path()));
    read_by_another(folder.path());
    let mut store = Store::open(folder.path()).unwrap().store;
    let mut scan = store.begin_scan().unwrap();
    store.continue_scan(&mut scan).unwrap();
    drop((store, scan));

    let mut store = Store::open(folder.path()).unwrap().store;
    let old = || {
        titles(&store)
            .into_iter()
            .filter(|title| title.starts_with("Old"))
    };
    assert!(old().count() > 0);
    assert_eq!(store.reconcile().unwrap().changed.len(), 400);
    let library = store.snapshot().library;
    assert!(library.all().all(|note| !note.title.starts_with("Old")));
    assert_index_equals_scan(&store);
}

#[test]
fn a_row_that_no_program_understands_is_read_from_its_file() {
    let folder = library(&[("notes/a.md", "# A\n"), ("notes/b.md", "# B\n")]);
    drop(opened(folder.path()));
    let rows = database(folder.path());
    rows.execute("UPDATE notes SET note = '{' WHERE title = 'A'", [])
        .unwrap();
    drop(rows);
    let mut store = Store::open(folder.path()).unwrap().store;
    assert_eq!(titles(&store), ["B"]);
    assert_eq!(store.reconcile().unwrap().changed, [path("notes/a.md")]);
    assert_index_equals_scan(&store);
}

/// Notes of which every kind of reading has something to say.
const ODD: &[(&str, &str)] = &[
    ("notes/plain.md", "Only words.\n"),
    ("notes/empty.md", ""),
    (
        "notes/head.md",
        "---\ntitle: \"A: b\"\ntopic: Big Systems\ntags: [C++, c++, .NET, 实时, ml]\ndate: 2026-01-02\n\
      updated: 2026-02-03\nstate: scheduled\nsummary: In short.\nslug: ahead\naliases: [old, older]\n---\n# Not the title\n",
    ),
    ("notes/broken.md", "---\ntitle: [\n---\n# Heading\n"),
    (
        "notes/dates.md",
        "---\ntitle: D\ndate: 2026-13-01\nstate: gone\n---\nx\n",
    ),
    (
        "notes/windows.md",
        "\u{feff}---\r\ntitle: W\r\n---\r\none\r\ntwo\r\n",
    ),
    (
        "notes/Über größere Mühe.md",
        "# Über *größere* `Mühe`\n\nStraße, naïve, cafe\u{301}.\n",
    ),
    (
        "notes/时间.md",
        "# 时间\n\n数据库和 SQL。カ\u{3099}タ 한국어 ไทย\n",
    ),
    (
        "notes/links.md",
        "[a](plain.md#part) [[head|it]] ![p](../media/p.png) <https://e.org> [r][d]\n\n\
      [d]: <dates.md> \"t\"\n\n`[no](no.md)` [[实时#words]]\n",
    ),
    (
        "notes/code.md",
        "# Code\n\n```rust\nlet a_b = x[0] + y;\n```\n\n    indented()\n\n~~~\ntilde\n~~~\n",
    ),
    (
        "notes/signs.md",
        "C++ c++11 C# #tag f# +1 a*b snake_case tcp/ip don't 3.14 e-mail 100% @me\n",
    ),
    (
        "notes/markup.md",
        "> quote\n\n| a | b |\n|--|--|\n| c \\| d | e |\n\n- [x] done\n\nnote[^1] :tada: $x^2$ <b>html</b> &amp; &copy;\n\n[^1]: The foot.\n\n\
         user:id:42 ==marked== %%hidden%% 厚\n德 $n$th\n\n> [!info]- Folded *title*\n> Words.\n",
    ),
    (
        "notes/html.md",
        "<div>axolotl <script>hidden</script></div>\n\n<video src=film.webm></video>\n\n> [!tip] Zebrafish\n> Words.\n\n## Anchor {#own}\n",
    ),
    (
        "notes/wiki/deep.md",
        "---\naliases: [Deep Water]\n---\n[[../plain]] [[Deep Water]] [[A: b]]\n",
    ),
    ("pages/about.md", "# About\n\nA page.\n"),
    (
        "catalogue.toml",
        "[[topic]]\nslug = \"systems\"\ntitle = \"Systems\"\nwas = [\"big-systems\"]\n\n\
      [[tag]]\nslug = \"machine-learning\"\ntitle = \"Machine learning\"\nwas = [\"ml\"]\n",
    ),
];

/// What the rows of [`ODD`] say, and by which reader: both are changed together.
const PRINT: (i64, &str) = (3, "c5c9ae279f6b861f3d5ae5500f6801e6");

#[test]
fn whoever_reads_notes_in_another_way_gives_the_reader_another_number() {
    let folder = library(ODD);
    write(folder.path(), "notes/latin.md", b"# caf\xe9\n\nword\n");
    drop(opened(folder.path()));
    let rows = database(folder.path());
    let vocabulary = "CREATE VIRTUAL TABLE temp.heads USING fts5vocab(main, note_heads, instance);
         CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, note_words, instance);
         CREATE VIRTUAL TABLE temp.beginnings USING fts5vocab(main, note_beginnings, instance);";
    rows.execute_batch(vocabulary).unwrap();
    let mut read = String::new();
    for query in [
        "SELECT path, page, slug, title, topic, date, state, words, problems, labels, note
             FROM notes ORDER BY path",
        "SELECT path, tag FROM note_tags JOIN notes ON notes.id = note_tags.note ORDER BY path, tag",
        "SELECT path, term, col, \"offset\" FROM temp.heads JOIN notes ON id = doc
             ORDER BY path, col, \"offset\"",
        "SELECT path, term FROM temp.words JOIN notes ON id = doc ORDER BY path, \"offset\"",
        "SELECT path, term FROM temp.beginnings JOIN notes ON id = doc ORDER BY path, term",
    ] {
        let mut statement = rows.prepare(query).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query(params![]).unwrap();
        while let Some(row) = found.next().unwrap() {
            for column in 0..columns {
                read.push_str(&format!("{:?} ", row.get::<_, Value>(column).unwrap()));
            }
            read.push('\n');
        }
    }
    let mut readers = rows.prepare("SELECT DISTINCT reader FROM notes").unwrap();
    let reader: i64 = readers.query_row([], |row| row.get(0)).unwrap();
    let print = ContentHash::of(read.as_bytes()).to_string();
    assert_eq!(
        (reader, print.as_str()),
        PRINT,
        "notes are read in another way: give READER in index.rs the next number, and write it here \
         with the new print, or libraries keep what the old reader read:\n{read}"
    );
}

/// The database as programs left it before rows had readers, texts were packed and words were parted
/// by us.
fn of_an_older_program(root: &Path, notes: &[(&str, &str)]) {
    std::fs::create_dir(root.join(".fieldnotes")).unwrap();
    let rows = database(root);
    for migration in [
        include_str!("../src/database/migrations/0001_library.sql"),
        include_str!("../src/database/migrations/0002_versions.sql"),
        include_str!("../src/database/migrations/0003_lists.sql"),
        include_str!("../src/database/migrations/0004_settled.sql"),
        include_str!("../src/database/migrations/0005_steps.sql"),
    ] {
        rows.execute_batch(migration).unwrap();
    }
    rows.pragma_update(None, "user_version", 5).unwrap();
    for (name, text) in notes {
        let note = Note::read(path(name), text.as_bytes());
        let mut kept = serde_json::to_value(&note).unwrap();
        // What heads have learnt since, such a row does not say.
        kept["head"].as_object_mut().unwrap().remove("written");
        let put =
            "INSERT INTO notes (path, hash, size, modified, inode, page, slug, title, state, words,
             problems, note) VALUES (?1, ?2, ?3, 0, 0, 0, ?4, ?5, 'draft', 1, 0, ?6)";
        let hash = note.hash.to_string();
        let size = text.len() as i64;
        let (slug, title) = (note.slug.as_str(), note.title.as_str());
        rows.execute(
            put,
            params![name, hash, size, slug, title, kept.to_string()],
        )
        .unwrap();
        let put = "INSERT INTO texts (hash, text) VALUES (?1, ?2)";
        rows.execute(put, params![hash, text.as_bytes()]).unwrap();
    }
}

#[test]
fn the_rows_of_an_older_program_are_shown_at_once_and_its_texts_become_small() {
    let long = format!("---\ntitle: A\n---\n{}\n", "koala ".repeat(500));
    let notes = [("notes/a.md", long.as_str()), ("notes/b.md", "# B\n")];
    let folder = library(&notes);
    of_an_older_program(folder.path(), &notes);
    let mut store = Store::open(folder.path()).unwrap().store;
    assert_eq!(titles(&store), ["A", "B"]);
    store.reconcile().unwrap();
    assert_eq!(store.search("koala", 10).unwrap().len(), 1);
    assert_index_equals_scan(&store);
}
