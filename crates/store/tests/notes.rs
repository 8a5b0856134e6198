//! What the store knows of notes: found on disk, saved, listed, searched.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::{ContentHash, NotePath, Slug, State};
use fieldnotes_store::{Filter, SaveError, Seen, Sort, Store};
use tempfile::TempDir;

fn library(notes: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder to test in");
    write(folder.path(), "site.toml", "title = \"Notes\"\n");
    for (path, text) in notes {
        write(folder.path(), path, text);
    }
    folder
}

fn write(root: &Path, relative: &str, text: &str) {
    let path = root.join(relative);
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn opened(folder: &TempDir) -> Store {
    let mut store = Store::open(folder.path()).expect("a library").store;
    store.reconcile().expect("a look at the folder");
    store
}

fn path(path: &str) -> NotePath {
    NotePath::new(path).expect("a note's path")
}

fn listed(store: &Store, filter: &Filter) -> Vec<String> {
    let page = store.list(filter, Sort::Date, 0, 100).expect("a list");
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.iter().map(|row| row.note.title.clone()).collect()
}

fn found(store: &Store, typed: &str) -> Vec<String> {
    let hits = store.search(typed, 10).expect("a search");
    hits.into_iter().map(|hit| hit.title).collect()
}

#[test]
fn a_library_opens_with_the_notes_it_had_before_the_disk_is_looked_at() {
    let folder = library(&[("notes/a.md", "# First\n"), ("README.md", "not a note")]);
    let mut store = Store::open(folder.path()).unwrap().store;
    assert_eq!(store.snapshot().library.all().count(), 0);
    let seen = store.reconcile().unwrap();
    assert_eq!(seen.changed, [path("notes/a.md")]);
    assert!(!seen.settings && !seen.catalogue);
    drop(store);

    let mut store = Store::open(folder.path()).unwrap().store;
    assert_eq!(
        store
            .snapshot()
            .library
            .note(&path("notes/a.md"))
            .unwrap()
            .title,
        "First"
    );
    let seen = store.reconcile().unwrap();
    assert!(seen.changed.is_empty() && seen.removed.is_empty());
    assert!(store.reconcile().unwrap().is_empty());
}

#[test]
fn the_index_is_rebuilt_from_the_folder_when_the_database_is_deleted() {
    let folder = library(&[("notes/a.md", "# First\n")]);
    drop(opened(&folder));
    fs::remove_dir_all(folder.path().join(".fieldnotes")).unwrap();
    let store = opened(&folder);
    assert_eq!(listed(&store, &Filter::default()), ["First"]);
}

#[test]
fn changes_made_elsewhere_are_seen_by_what_the_files_hold() {
    let folder = library(&[
        ("notes/a.md", "# A\n"),
        ("notes/b.md", "# B\n"),
        ("notes/c.md", "# C\n"),
    ]);
    let mut store = opened(&folder);
    write(folder.path(), "notes/a.md", "# A again\n");
    fs::rename(
        folder.path().join("notes/b.md"),
        folder.path().join("notes/d.md"),
    )
    .unwrap();
    write(folder.path(), "notes/c.md", "# C\n");
    let seen = store.reconcile().unwrap();
    assert_eq!(seen.changed, [path("notes/a.md"), path("notes/d.md")]);
    assert_eq!(seen.removed, [path("notes/b.md")]);
    assert_eq!(seen.moved, [(path("notes/b.md"), path("notes/d.md"))]);
    assert_eq!(listed(&store, &Filter::default()), ["A again", "B", "C"]);
}

#[test]
fn a_hint_at_a_file_or_at_a_new_folder_is_followed() {
    let folder = library(&[("notes/a.md", "# A\n")]);
    let mut store = opened(&folder);
    write(folder.path(), "notes/a.md", "# Changed\n");
    let seen = store.refresh(&[folder.path().join("notes/a.md")]).unwrap();
    assert_eq!(seen.changed, [path("notes/a.md")]);
    assert_eq!(
        store.refresh(&[folder.path().join("notes/a.md")]).unwrap(),
        Seen::default()
    );

    write(folder.path(), "notes/series/one.md", "# One\n");
    let seen = store
        .refresh(&[folder.path().join("notes/series")])
        .unwrap();
    assert_eq!(seen.changed, [path("notes/series/one.md")]);
    fs::remove_dir_all(folder.path().join("notes/series")).unwrap();
    let seen = store
        .refresh(&[folder.path().join("notes/series")])
        .unwrap();
    assert_eq!(seen.removed, [path("notes/series/one.md")]);
}

#[test]
fn a_save_keeps_the_line_ends_of_lines_that_were_not_edited() {
    let folder = library(&[("notes/a.md", "\u{feff}one\r\ntwo\nthree\r\n")]);
    let mut store = opened(&folder);
    let note = store.snapshot().read(&path("notes/a.md")).unwrap();
    assert_eq!(note.text, "one\ntwo\nthree\n");
    store
        .keep_buffer("notes/a.md", Some(note.hash), "half")
        .unwrap();
    assert_eq!(
        store.buffer("notes/a.md").unwrap().unwrap().base,
        Some(note.hash)
    );
    let saved = store
        .save(&path("notes/a.md"), note.hash, "one\ntwo\nthree\nfour\n")
        .unwrap();
    let bytes = fs::read(folder.path().join("notes/a.md")).unwrap();
    assert!(bytes.starts_with("\u{feff}one\r\ntwo\nthree\r\nfour".as_bytes()));
    assert_eq!(saved.hash, ContentHash::of(&bytes));
    assert_eq!(store.buffer("notes/a.md").unwrap(), None);
    assert!(store.reconcile().unwrap().changed.is_empty());
}

#[test]
fn the_note_saved_last_is_the_first_by_change() {
    let folder = library(&[("notes/a.md", "# A\n"), ("notes/b.md", "# B\n")]);
    let mut store = opened(&folder);
    for name in ["notes/a.md", "notes/b.md", "notes/a.md"] {
        let note = store.snapshot().read(&path(name)).unwrap();
        let longer = format!("{}more\n", note.text);
        store.save(&path(name), note.hash, &longer).unwrap();
    }
    let page = store
        .list(&Filter::default(), Sort::Changed, 0, 10)
        .unwrap();
    assert_eq!(page.rows[0].note.path, path("notes/a.md"));
}

#[test]
fn a_save_never_overwrites_what_another_program_wrote() {
    let folder = library(&[("notes/a.md", "mine\n")]);
    let mut store = opened(&folder);
    let base = store.snapshot().read(&path("notes/a.md")).unwrap().hash;
    write(folder.path(), "notes/a.md", "theirs\n");
    match store.save(&path("notes/a.md"), base, "mine, longer\n") {
        Err(SaveError::ChangedOutside { theirs }) => assert_eq!(theirs.text, "theirs\n"),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("notes/a.md")).unwrap(),
        "theirs\n"
    );
    fs::remove_file(folder.path().join("notes/a.md")).unwrap();
    let refused = store.save(&path("notes/a.md"), base, "mine\n");
    assert!(matches!(refused, Err(SaveError::Gone(_))));
    assert!(!folder.path().join("notes/a.md").exists());
}

#[test]
fn notes_are_listed_by_topic_tag_and_state_and_counted_alike() {
    let folder = library(&[
        (
            "notes/a.md",
            "---\ntitle: A\ntopic: systems\ntags: [C++, Go]\ndate: 2026-01-02\nstate: ready\n---\n",
        ),
        (
            "notes/b.md",
            "---\ntitle: B\ntopic: systems\ntags: [go]\ndate: 2026-03-02\n---\n",
        ),
        ("notes/c.md", "# C\n"),
        ("pages/about.md", "# About\n"),
    ]);
    let store = opened(&folder);
    assert_eq!(listed(&store, &Filter::default()), ["C", "B", "A"]);
    let of_topic = Filter {
        topic: Slug::parse("systems"),
        ..Filter::default()
    };
    assert_eq!(listed(&store, &of_topic), ["B", "A"]);
    let tagged = Filter {
        tag: Slug::parse("c-plus-plus"),
        ..Filter::default()
    };
    assert_eq!(listed(&store, &tagged), ["A"]);
    let drafts = Filter {
        state: Some(State::Draft),
        ..Filter::default()
    };
    assert_eq!(listed(&store, &drafts), ["C", "B"]);
    let pages = Filter {
        pages: true,
        ..Filter::default()
    };
    assert_eq!(listed(&store, &pages), ["About"]);
    let counts = store.counts().unwrap();
    assert_eq!((counts.notes, counts.pages), (3, 1));
    let topics = store.topics().unwrap().into_iter();
    let topics: BTreeMap<Slug, u32> = topics.map(|row| (row.slug, row.count)).collect();
    assert_eq!(topics[&Slug::parse("systems").unwrap()], 2);
    assert_eq!(tagged_notes(&store)[&Slug::parse("go").unwrap()], 2);
    assert_eq!(counts.states[&State::Ready], 1);
    let second = store.list(&Filter::default(), Sort::Title, 1, 1).unwrap();
    assert_eq!((second.total, second.rows[0].note.title.as_str()), (3, "B"));
}

/// How many notes have each tag.
fn tagged_notes(store: &Store) -> BTreeMap<Slug, u32> {
    let tags = store.tags().expect("tags").into_iter();
    tags.map(|row| (row.slug, row.count)).collect()
}

#[test]
fn a_tag_or_topic_that_only_notes_write_is_called_as_the_first_of_them_by_path_writes_it() {
    let folder = library(&[
        ("pages/about.md", "---\ntags: [EVENT sourcing]\n---\n"),
        (
            "notes/b.md",
            "---\ntopic: data BASES\ntags: [x, event SOURCING]\n---\n",
        ),
        (
            "notes/c.md",
            "---\ntopic: data bases\ntags: [event-sourcing]\n---\n",
        ),
    ]);
    let mut store = opened(&folder);
    let named = |store: &Store| {
        let mut tags = store.tags().unwrap().into_iter();
        let tag = tags.find(|row| row.slug.as_str() == "event-sourcing");
        let topic = store.topics().unwrap().into_iter().next();
        (tag.unwrap().title, topic.unwrap().title)
    };
    let by_b = ("event SOURCING".to_owned(), "data BASES".to_owned());
    assert_eq!(named(&store), by_b);
    let earlier = "---\ntopic: Data bases\ntags: [Event Sourcing]\n---\n";
    write(folder.path(), "notes/a.md", earlier);
    store.reconcile().unwrap();
    let by_a = ("Event Sourcing".to_owned(), "Data bases".to_owned());
    assert_eq!(named(&store), by_a);
}

#[test]
fn tags_that_pages_have_are_counted_for_no_note() {
    let folder = library(&[
        (
            "catalogue.toml",
            "[[tag]]\nslug = \"go\"\n\n[[tag]]\nslug = \"sql\"\n",
        ),
        ("notes/a.md", "---\ntags: [go, unknown]\n---\n"),
        (
            "pages/about.md",
            "---\ntags: [go, sql, unknown, of-pages]\n---\n",
        ),
        ("pages/more.md", "---\ntags: [go]\n---\n"),
    ]);
    let tags = tagged_notes(&opened(&folder)).into_iter();
    let tags: Vec<_> = tags
        .map(|(slug, count)| (slug.to_string(), count))
        .collect();
    let expected = [("go", 1), ("sql", 0), ("unknown", 1)];
    assert_eq!(tags, expected.map(|(slug, count)| (slug.to_owned(), count)));
}

#[test]
fn search_finds_begun_words_signs_accents_and_text_without_spaces() {
    let folder = library(&[
        (
            "notes/a.md",
            "# Consensus\n\nHow C++ and C# agree, naïvely.\n",
        ),
        ("notes/b.md", "# 分散システム\n\n合意形成について。\n"),
    ]);
    let mut store = opened(&folder);
    assert_eq!(found(&store, "cons"), ["Consensus"]);
    assert_eq!(found(&store, "c++ "), ["Consensus"]);
    assert_eq!(found(&store, "C# naive"), ["Consensus"]);
    assert_eq!(found(&store, "合意"), ["分散システム"]);
    assert_eq!(found(&store, "分散システム"), ["分散システム"]);
    assert!(found(&store, "意合").is_empty());
    for odd in ["\"", "AND", "a* OR (", "NEAR(x", "-", "title:x", ""] {
        assert!(found(&store, odd).len() <= 1, "{odd}");
    }
    let hit = store.search("agree", 1).unwrap().remove(0);
    assert!(
        hit.snippet
            .iter()
            .any(|piece| piece.hit && piece.text == "agree")
    );

    fs::remove_file(folder.path().join("notes/a.md")).unwrap();
    store.reconcile().unwrap();
    assert!(found(&store, "consensus").is_empty());
}

#[test]
fn the_catalogue_gives_tags_their_names_and_takes_their_problems_away() {
    let folder = library(&[("notes/a.md", "---\ntitle: A\ntags: [ml]\n---\n")]);
    let mut store = opened(&folder);
    let troubled = Filter {
        problems: Some(true),
        ..Filter::default()
    };
    assert_eq!(listed(&store, &troubled), ["A"]);
    write(
        folder.path(),
        "catalogue.toml",
        "[[tag]]\nslug = \"machine-learning\"\ntitle = \"Machine learning\"\nwas = [\"ml\"]\n",
    );
    let seen = store
        .refresh(&[folder.path().join("catalogue.toml")])
        .unwrap();
    assert!(seen.catalogue && seen.changed.is_empty());
    assert!(listed(&store, &troubled).is_empty());
    assert_eq!(found(&store, "machine"), ["A"]);
    let tag = Slug::parse("machine-learning").unwrap();
    assert_eq!(tagged_notes(&store)[&tag], 1);
}

#[test]
fn a_second_note_with_the_same_slug_is_a_problem_of_both() {
    let folder = library(&[("notes/a.md", "---\ntitle: A\n---\ntext\n")]);
    let mut store = opened(&folder);
    let troubled = Filter {
        problems: Some(true),
        ..Filter::default()
    };
    assert!(listed(&store, &troubled).is_empty());
    write(
        folder.path(),
        "notes/old/a.md",
        "---\ntitle: B\n---\ntext\n",
    );
    store.reconcile().unwrap();
    assert_eq!(listed(&store, &troubled), ["A", "B"]);
    fs::remove_file(folder.path().join("notes/old/a.md")).unwrap();
    store.reconcile().unwrap();
    assert!(listed(&store, &troubled).is_empty());
}

#[test]
fn a_hidden_file_among_the_media_is_carried_nowhere_so_it_is_not_there() {
    let folder = library(&[("notes/a.md", "A")]);
    write(folder.path(), "media/a.svg", "<svg/>");
    write(folder.path(), "media/.b.svg", "<svg/>");
    write(folder.path(), "media/.old/c.svg", "<svg/>");
    let snapshot = opened(&folder).snapshot();
    assert_eq!(snapshot.media_list().unwrap(), ["media/a.svg"]);
    assert!(snapshot.media("media/a.svg").is_some());
    assert_eq!(snapshot.media("media/.b.svg"), None);
    assert_eq!(snapshot.media("media/.old/c.svg"), None);
}
