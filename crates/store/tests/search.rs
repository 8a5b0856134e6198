//! What a search finds, and what it shows first.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use domain::Slug;
use fieldnotes_store::{Filter, Sort, Store};
use proptest::collection::vec;
use proptest::prelude::*;
use support::{library, opened, path, write};

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

#[test]
fn a_snippet_in_a_script_without_blanks_has_none_that_nobody_typed() {
    let folder = library(&[(
        "notes/a.md",
        "# 数据\n\n据说**数据库**，很好用。\n\n<div>データ<b>ベース</b>です</div>\n\n> [!tip] 斑马标题\n> 内容\n",
    )]);
    let store = opened(folder.path());
    for typed in ["数据库", "ベース", "斑马", "标题"] {
        let hits = store.search(typed, 1).unwrap();
        let hit = hits.first().unwrap_or_else(|| panic!("{typed} is found"));
        let shown: String = hit
            .snippet
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        assert!(shown.contains(typed), "{typed}: {shown}");
        assert!(!shown.contains(' '), "{typed}: {shown}");
        let marked = hit.snippet.iter().filter(|piece| piece.hit);
        assert!(
            marked
                .map(|piece| piece.text.as_str())
                .any(|text| text == typed),
            "{typed}: {shown}"
        );
    }
}

/// Words as authors write them, and what is left of each that counts.
const WORDS: &[(&str, &[&str])] = &[
    ("Go", &["go"]),
    ("gopher", &["gopher"]),
    ("SQL", &["sql"]),
    ("SQLite", &["sqlite"]),
    ("C++", &["c++"]),
    ("c", &["c"]),
    ("Naïve", &["naive"]),
    ("nai\u{308}ve", &["naive"]),
    ("数据", &["数", "据"]),
    ("据数库", &["据", "数", "库"]),
    ("tcp/ip", &["tcp", "ip"]),
    ("graphs", &["graphs"]),
];

/// The words with these numbers, written and folded.
fn written(numbers: &[usize]) -> (String, Vec<&'static str>) {
    let words = numbers.iter().map(|number| WORDS[*number]);
    let (text, folded): (Vec<&str>, Vec<&[&str]>) = words.unzip();
    (text.join(" "), folded.concat())
}

/// What is typed: whole words, each with what is to stand together, and a begun one.
struct Typed {
    text: String,
    phrases: Vec<Vec<&'static str>>,
    begun: Option<&'static str>,
}

fn typed(numbers: &[usize], letters: usize) -> Typed {
    let (text, _) = written(numbers);
    let mut phrases: Vec<Vec<&str>> = numbers.iter().map(|at| WORDS[*at].1.to_vec()).collect();
    let (last, folded) = WORDS[numbers[numbers.len() - 1]];
    if letters == 0 {
        return Typed {
            text: format!("{text} "),
            phrases,
            begun: None,
        };
    }
    if !last.is_ascii() {
        // Only text without spaces is taken whole: `Naïve` is begun as a whole.
        let begun = (last != "数据" && last != "据数库").then(|| folded[0]);
        phrases.truncate(numbers.len() - usize::from(begun.is_some()));
        return Typed {
            text,
            phrases,
            begun,
        };
    }
    let cut = last.len().saturating_sub(letters - 1).max(1);
    let cut = if last.contains('/') { last.len() } else { cut };
    phrases.pop();
    let (begun, before) = folded.split_last().unwrap();
    if !before.is_empty() {
        phrases.push(before.to_vec());
    }
    let begun = if before.is_empty() {
        &begun[..cut]
    } else {
        begun
    };
    Typed {
        text: text[..text.len() - (last.len() - cut)].to_owned(),
        phrases,
        begun: Some(begun),
    }
}

/// Whether a text holds all of what is typed.
fn holds(texts: &[&[&str]], typed: &Typed, whole: bool) -> bool {
    let any = |is_in: &dyn Fn(&[&str]) -> bool| texts.iter().any(|text| is_in(text));
    let phrases = &typed.phrases;
    let all = phrases
        .iter()
        .all(|phrase| any(&|text| text.windows(phrase.len()).any(|at| at == &phrase[..])));
    all && typed.begun.is_none_or(|begun| {
        any(&|text| {
            text.iter().any(|word| match whole {
                true => *word == begun,
                false => word.starts_with(begun),
            })
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_search_finds_what_a_look_through_all_texts_finds_and_in_the_order_of_its_tiers(
        notes in vec((vec(0..WORDS.len(), 1..3), vec(0..WORDS.len(), 0..2), vec(0..WORDS.len(), 0..5)), 1..12),
        asked in vec((vec(0..WORDS.len(), 1..3), 0usize..4), 6)
    ) {
        let folder = library(&[]);
        for (number, (title, tags, body)) in notes.iter().enumerate() {
            let tags = tags.iter().map(|tag| format!("\"{}\"", WORDS[*tag].0)).collect::<Vec<_>>();
            let head = format!("title: {}\ntags: [{}]\ndate: 2020-01-01", written(title).0, tags.join(", "));
            let text = format!("---\n{head}\n---\n{}\n", written(body).0);
            write(folder.path(), &format!("notes/n{number:02}.md"), text);
        }
        let store = opened(folder.path());
        for (numbers, letters) in &asked {
            let typed = typed(numbers, *letters);
            let tier = |(title, tags, body): &(Vec<usize>, Vec<usize>, Vec<usize>)| {
                let (title, tags, body) = (written(title).1, written(tags).1, written(body).1);
                let places: [&[&[&str]]; 3] = [&[&title], &[&title, &tags], &[&title, &tags, &body]];
                let mut tiers = places.iter().flat_map(|texts| [holds(texts, &typed, true), holds(texts, &typed, false)]);
                tiers.position(|is_held| is_held)
            };
            let mut expected: Vec<(usize, String, String)> = notes.iter().enumerate().filter_map(|(number, note)| {
                Some((tier(note)?, written(&note.0).0.to_ascii_lowercase(), format!("n{number:02}")))
            }).collect();
            expected.sort();
            let expected: Vec<String> = expected.into_iter().map(|(.., name)| name).collect();
            prop_assert_eq!(found(&store, &typed.text), expected, "{}", typed.text);
        }
    }
}

#[test]
fn a_reader_finds_what_was_saved_since_it_searched_last_in_its_new_place() {
    let folder = library(&[]);
    for (name, day) in [("a", 1), ("b", 2)] {
        let text = format!("---\ntitle: {name}\ndate: 2020-01-0{day}\n---\nwombat\n");
        write(folder.path(), &format!("notes/{name}.md"), text);
    }
    let mut store = opened(folder.path());
    let found = |store: &Store| -> Vec<String> {
        let hits = store.reader().search("wombat", 10).unwrap();
        hits.into_iter().map(|hit| hit.title).collect()
    };
    assert_eq!(found(&store), ["b", "a"]);
    let path = path("notes/a.md");
    let text = store.snapshot().read(&path).unwrap();
    let newer = text.text.replace("2020", "2021");
    store.save(&path, text.hash, &newer).unwrap();
    assert_eq!(found(&store), ["a", "b"]);
}
