//! What a search finds, and what it shows first.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use domain::Slug;
use fieldnotes_store::{Filter, Sort, Store};
use support::{library, opened, write};

fn found(store: &Store, typed: &str) -> Vec<String> {
    let filter = Filter {
        query: typed.to_owned(),
        ..Filter::default()
    };
    let page = store.list(&filter, Sort::Date, 0, 100).unwrap();
    assert_eq!(page.total as usize, page.rows.len());
    let name = |path: &str| path.replace("notes/", "").replace(".md", "");
    page.rows
        .iter()
        .map(|row| name(row.note.path.as_str()))
        .collect()
}

/// For each of these words a note that begins with it, one that holds it, in body, labels and title;
/// the better a note fits, the older it is.
fn library_of(whole: &str, longer: &str) -> tempfile::TempDir {
    let folder = library(&[]);
    let note = |name: &str, day: u32, title: &str, tag: &str, body: &str| {
        let head = format!("title: {title}\ntags: [\"{tag}\"]\ndate: 2020-01-{day:02}");
        write(
            folder.path(),
            &format!("notes/{name}.md"),
            format!("---\n{head}\n---\n{body}\n"),
        );
    };
    note("title-whole", 1, &format!("On {whole}"), "x", "y");
    note("title-begun", 2, &format!("On {longer}"), "x", "y");
    note("label-whole", 3, "On", whole, "y");
    note("label-begun", 4, "On", longer, "y");
    note("body-whole-old", 5, "On", "x", &format!("y {whole} y"));
    note("body-whole-new", 6, "On", "x", &format!("{whole}."));
    note("body-begun", 7, "On", "x", &format!("y {longer}"));
    note("other", 8, "On", "x", "y");
    folder
}

const TIERS: [&str; 7] = [
    "title-whole",
    "title-begun",
    "label-whole",
    "label-begun",
    "body-whole-new",
    "body-whole-old",
    "body-begun",
];

#[test]
fn titles_come_first_then_labels_then_bodies_however_short_the_word() {
    for (whole, longer) in [
        ("SQL", "SQLite"),
        ("Go", "gopher"),
        ("k", "kafka"),
        ("C++", "c++11"),
        ("naïve", "naivety"),
        ("graphs", "Graphsearch"),
    ] {
        let folder = library_of(whole, longer);
        let store = opened(folder.path());
        assert_eq!(found(&store, whole), TIERS, "{whole}");
        assert_eq!(found(&store, &whole.to_uppercase()), TIERS, "{whole}");
        let finished = TIERS.iter().filter(|name| !name.ends_with("begun"));
        let finished: Vec<&str> = finished.copied().collect();
        assert_eq!(found(&store, &format!("{whole} ")), finished, "{whole}");
    }
}

#[test]
fn text_without_spaces_is_found_where_its_characters_stand_together_titles_first() {
    let folder = library_of("数据", "数据库");
    write(folder.path(), "notes/apart.md", "# On\n\n数和据，据数。\n");
    let store = opened(folder.path());
    // Nothing is begun in such a script: each character is whole, so the newest is the first.
    let expected = [
        "title-begun",
        "title-whole",
        "label-begun",
        "label-whole",
        "body-begun",
        "body-whole-new",
        "body-whole-old",
    ];
    assert_eq!(found(&store, "数据"), expected);
    assert_eq!(found(&store, "数").len(), 8);
    assert_eq!(found(&store, "据数"), ["apart"]);
}

#[test]
fn a_word_of_the_title_and_one_of_the_body_find_a_note_together() {
    let folder = library(&[
        (
            "notes/a.md",
            "---\ntitle: Kafka\ntags: [Streams]\n---\nHow an index is kept.\n",
        ),
        ("notes/b.md", "---\ntitle: Index\n---\nNothing else.\n"),
    ]);
    let store = opened(folder.path());
    assert_eq!(found(&store, "kafka index"), ["a"]);
    assert_eq!(found(&store, "index str"), ["a"]);
    assert_eq!(found(&store, "index"), ["b", "a"]);
    assert!(found(&store, "kafka nothing").is_empty());
}

#[test]
fn the_number_of_all_that_are_found_is_right_on_every_page_and_in_every_list() {
    let folder = library(&[("pages/about.md", "# About\n\nkoala\n")]);
    for number in 0..25 {
        let state = if number % 2 == 0 { "ready" } else { "draft" };
        let head = format!(
            "title: N{number:02}\ntags: [t{}]\nstate: {state}",
            number % 5
        );
        write(
            folder.path(),
            &format!("notes/n{number:02}.md"),
            format!("---\n{head}\n---\nkoala\n"),
        );
    }
    let store = opened(folder.path());
    let mut filter = Filter {
        query: "k".to_owned(),
        ..Filter::default()
    };
    let mut titles = Vec::new();
    for offset in [0, 10, 20, 30] {
        let page = store.list(&filter, Sort::Title, offset, 10).unwrap();
        assert_eq!(page.total, 25);
        titles.extend(page.rows.into_iter().map(|row| row.note.title));
    }
    let expected: Vec<String> = (0..25).map(|number| format!("N{number:02}")).collect();
    assert_eq!(titles, expected);
    filter.tag = Slug::parse("t1");
    assert_eq!(store.list(&filter, Sort::Date, 0, 2).unwrap().total, 5);
    filter.state = Some(domain::State::Ready);
    assert_eq!(store.list(&filter, Sort::Date, 0, 2).unwrap().total, 2);
    assert_eq!(
        store.search("koala", 100).unwrap().len(),
        26,
        "pages are searched too"
    );
}

#[test]
fn a_snippet_is_cut_from_the_text_that_the_note_has_now() {
    let folder = library(&[("notes/a.md", "# A\n\nThe *quick* brown fox.\n")]);
    let mut store = opened(folder.path());
    let snippet = |store: &Store, typed: &str| {
        let hit = store.search(typed, 1).unwrap().remove(0);
        let shown = hit.snippet.into_iter().map(|piece| match piece.hit {
            true => format!("[{}]", piece.text),
            false => piece.text,
        });
        shown.collect::<String>()
    };
    assert_eq!(snippet(&store, "bro"), "A\nThe quick [brown] fox.");
    write(folder.path(), "notes/a.md", "# A\n\nA brown `bear`.\n");
    store.reconcile().unwrap();
    assert_eq!(snippet(&store, "BROWN be"), "A\nA [brown bear].");
    assert!(store.search("quick", 1).unwrap().is_empty());
}
