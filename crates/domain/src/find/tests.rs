use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::{Catalogue, ContentHash, Library, Note, NotePath, SiteSettings, line_ends};

fn pattern(query: Query) -> Pattern {
    Pattern::new(query).unwrap()
}

/// The hits as `line:column text`.
fn found(query: Query, text: &str) -> Vec<String> {
    let hits = pattern(query).hits(text, Room(100)).hits;
    let told = |hit: &Hit| format!("{}:{} {}", hit.line, hit.column, hit.text);
    hits.iter().map(told).collect()
}

fn replaced(query: Query, with: &str, text: &str) -> String {
    let replacement = Replacement::new(query, with).unwrap();
    replaced_but(&replacement, text, &[])
}

fn replaced_but(replacement: &Replacement, text: &str, except: &[usize]) -> String {
    let path = NotePath::new("notes/a.md").unwrap();
    replacement.result(&path, text, except).unwrap()
}

#[test]
fn a_hit_has_its_line_its_letter_and_what_stands_around_it() {
    let hit = &pattern(Query::plain("log"))
        .hits("one\nA 🦀 log, kept\n", Room(9))
        .hits[0];
    assert_eq!((hit.line, hit.column, hit.units.clone()), (2, 5, 5..8));
    assert_eq!(
        (hit.before.as_str(), hit.text.as_str(), hit.after.as_str()),
        ("A 🦀 ", "log", ", kept")
    );
}

#[test]
fn capitals_count_only_where_that_is_asked() {
    let text = "Kafka, kafka";
    assert_eq!(
        found(Query::plain("kafka"), text),
        ["1:1 Kafka", "1:8 kafka"]
    );
    let same = Query {
        case: Case::Same,
        ..Query::plain("kafka")
    };
    assert_eq!(found(same, text), ["1:8 kafka"]);
}

#[test]
fn whole_words_are_whole_in_scripts_without_spaces_and_with_signs_too() {
    let whole = |typed| Query {
        edges: Edges::Words,
        ..Query::plain(typed)
    };
    assert_eq!(
        found(whole("stream"), "stream streaming upstream"),
        ["1:1 stream"]
    );
    assert_eq!(
        found(whole("C++"), "C++ and C+++, in C++."),
        ["1:1 C++", "1:9 C++", "1:18 C++"]
    );
    assert_eq!(found(whole("时间"), "这时间里"), ["1:2 时间"]);
    let expression = Query {
        kind: Kind::Expression,
        ..whole("a|ab")
    };
    assert_eq!(found(expression, "ab abc"), ["1:1 ab"]);
}

#[test]
fn a_letter_is_found_in_either_form_and_half_of_one_is_not() {
    assert_eq!(found(Query::plain("é"), "cafe\u{301} café").len(), 2);
    assert_eq!(found(Query::plain("e\u{301}"), "cafe\u{301} café").len(), 2);
    assert!(found(Query::plain("e"), "cafe\u{301}").is_empty());
}

#[test]
fn heads_are_left_out_unless_they_are_asked_for() {
    let text = "---\ntitle: Log\n---\nLog\n";
    assert_eq!(found(Query::plain("log"), text), ["4:1 Log"]);
    let whole = Query {
        part: Part::Whole,
        ..Query::plain("log")
    };
    assert_eq!(found(whole.clone(), text), ["2:8 Log", "4:1 Log"]);
    assert_eq!(
        replaced(Query::plain("log"), "tape", text),
        "---\ntitle: Log\n---\ntape\n"
    );
    assert_eq!(
        replaced(whole, "Tape", text),
        "---\ntitle: Tape\n---\nTape\n"
    );
}

#[test]
fn a_head_that_could_be_read_no_longer_is_refused() {
    let query = Query {
        part: Part::Whole,
        ..Query::plain("title: ")
    };
    let replacement = Replacement::new(query, "title: [").unwrap();
    let path = NotePath::new("notes/a.md").unwrap();
    let refused = replacement
        .result(&path, "---\ntitle: Log\n---\n", &[])
        .unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("notes/a.md could not be read any more"),
        "{refused}"
    );
}

#[test]
fn an_expression_writes_its_groups_and_lines_keep_their_ends() {
    let query = Query::expression(r"(\w+)@(?<host>\w+)$");
    assert_eq!(
        replaced(query, r"${host}/$1x $$5 \n$0", "me@home\r\nyou@work\n"),
        "home/mex $5 \r\nme@home\r\nwork/youx $5 \nyou@work\n"
    );
    assert_eq!(replaced(Query::plain("$1"), "$2", "a $1 b"), "a $2 b");
}

#[test]
fn what_cannot_be_asked_is_refused_in_words() {
    let refused = |query, with| Replacement::new(query, with).unwrap_err().to_string();
    assert_eq!(
        refused(Query::plain(""), ""),
        "there is nothing to look for"
    );
    assert_eq!(
        refused(Query::expression("(a"), ""),
        "this is no regular expression: unclosed group"
    );
    assert_eq!(
        refused(Query::expression("(a)"), "$2"),
        "the expression has no group 2"
    );
    assert_eq!(
        refused(Query::expression("(a)"), "${b}"),
        "the expression has no group b"
    );
    let wrapped = Query {
        edges: Edges::Words,
        ..Query::expression("a)(b")
    };
    assert!(refused(wrapped, "").contains("unopened group"));
    assert!(refused(Query::expression("(a{1000}){1000}"), "").contains("too large"));
}

#[test]
fn a_hit_of_nothing_is_none_and_a_hit_that_is_left_out_stays() {
    assert!(found(Query::expression("x*"), "abc").is_empty());
    let replacement = Replacement::new(Query::plain("a"), "b").unwrap();
    assert_eq!(replaced_but(&replacement, "a a a", &[1]), "b a b");
}

#[test]
fn beyond_the_room_hits_are_counted_and_long_lines_are_cut() {
    let found = pattern(Query::plain("a")).hits("a\na\na", Room(2));
    assert_eq!((found.hits.len(), found.count), (2, 3));
    let line = format!("{}hit{}", "x".repeat(1000), "y".repeat(1000));
    let hit = &pattern(Query::plain("hit")).hits(&line, Room(1)).hits[0];
    assert_eq!(hit.before, format!("…{}", "x".repeat(60)));
    assert_eq!(hit.after, format!("{}…", "y".repeat(160)));
    assert_eq!(hit.column, 1001);
}

#[test]
fn a_replacement_is_a_change_that_names_what_it_does() {
    let path = NotePath::new("notes/a.md").unwrap();
    let note = Note::read(path.clone(), b"one");
    let library = Library::new(
        [note],
        Catalogue::default(),
        SiteSettings::default(),
        vec![],
    );
    let chosen = |path: &NotePath| Chosen {
        path: path.clone(),
        hash: ContentHash::of(b"one"),
        except: vec![],
    };
    let planned = |chosen| {
        let replacement = Replacement::new(Query::plain("one"), "two").unwrap();
        replace(&library, replacement, chosen)
    };
    let change = planned(vec![chosen(&path)]).unwrap();
    assert_eq!(change.name, "Replace “one” with “two” in 1 note");
    assert_eq!(change.edits[0].base, Some(ContentHash::of(b"one")));
    assert!(planned(vec![]).is_err());
    assert!(planned(vec![chosen(&NotePath::new("notes/b.md").unwrap())]).is_err());
}

/// Where `needle` stands, as anybody would look for it.
fn scan(needle: &str, text: &str) -> Vec<(u32, String)> {
    let lines = text.split('\n').zip(1..);
    let in_line = |(line, number): (&str, u32)| {
        let mut hits = Vec::new();
        let mut rest = line;
        while let Some(at) = rest.find(needle) {
            hits.push((number, needle.to_owned()));
            rest = &rest[at + needle.len()..];
        }
        hits
    };
    lines.flat_map(in_line).collect()
}

fn text() -> impl Strategy<Value = String> {
    let parts = ["a", "b", "ab", " ", "\n", "é", "🦀", "$1", "(", "时", "\\"];
    vec(select(parts.to_vec()), 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn hits_equal_a_plain_scan(text in text(), needle in select(vec!["a", "ab", "é", "$1", "(", "时", "\\"])) {
        let query = Query { case: Case::Same, ..Query::plain(needle) };
        let hits = pattern(query).hits(&text, Room(1000));
        let found: Vec<(u32, String)> = hits.hits.iter().map(|hit| (hit.line, hit.text.clone())).collect();
        prop_assert_eq!(found.len(), hits.count);
        prop_assert_eq!(found, scan(needle, &text));
        let units: Vec<u16> = text.encode_utf16().collect();
        let starts: Vec<usize> = std::iter::once(0)
            .chain(units.iter().enumerate().filter(|(_, unit)| **unit == 10).map(|(at, _)| at + 1))
            .collect();
        for hit in &hits.hits {
            let start = starts[hit.line as usize - 1];
            let cut = &units[start + hit.units.start as usize..start + hit.units.end as usize];
            prop_assert_eq!(String::from_utf16_lossy(cut), needle);
        }
    }

    #[test]
    fn a_hit_that_is_written_again_changes_no_byte(text in text(), typed in select(vec!["a+", "(a|b)", "[^a]", "$", "a\nb"])) {
        let same = replaced(Query::expression(typed), "$0", &text);
        prop_assert_eq!(same, text);
    }

    #[test]
    fn what_is_replaced_is_there_no_longer(text in text()) {
        let query = Query { case: Case::Same, ..Query::plain("ab") };
        let after = replaced(query.clone(), "-", &text);
        let hits = pattern(query).hits(&text, Room(0)).count;
        prop_assert_eq!(after, text.replace("ab", "-"));
        prop_assert_eq!(hits, text.matches("ab").count());
    }

    #[test]
    fn every_byte_outside_of_hits_stays(
        parts in vec(select(vec!["a", "b", "\r", "\n", "\r\n", "é"]), 0..40),
        typed in select(vec!["a", "a\n", "\n+", "a$"]),
        with in select(vec!["", "c", r"\n", r"$0\n"]),
        mark in select(vec!["", "\u{feff}"]),
    ) {
        let text = format!("{mark}{}", parts.concat());
        let query = Query::expression(typed);
        let after = replaced(query.clone(), with, &text);
        prop_assert_eq!(
            line_ends::normalise(&after),
            replaced(query.clone(), with, &line_ends::normalise(&text))
        );
        prop_assert_eq!(after.starts_with('\u{feff}'), !mark.is_empty());
        if pattern(query).hits(&line_ends::normalise(&text), Room(0)).count == 0 {
            prop_assert_eq!(after, text);
        }
    }
}
