use super::super::block::Says;
use super::*;
use crate::State;

const NOTE: &str = "---\n# About this note\ntitle: 'It''s here' # for now\nmood:   calm\n\
                    tags: [C++,  \"Go\" ]  # two\ndate: 2026-03-09\nnested:\n  a: [1, 2]\n\n\
                    # The end\n---\n\nBody\n";

#[track_caller]
fn check(text: &str, change: HeadEdit, expect: &str) {
    assert_eq!(edit(text, &change).unwrap(), expect);
    let other = text.replace('\n', "\r\n");
    assert_eq!(
        edit(&other, &change).unwrap(),
        expect.replace('\n', "\r\n"),
        "with other line ends"
    );
}

#[track_caller]
fn check_swap(change: HeadEdit, from: &str, to: &str) {
    assert_eq!(NOTE.matches(from).count(), 1);
    check(NOTE, change, &NOTE.replace(from, to));
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn add(tag: &str) -> HeadEdit {
    HeadEdit::AddTag(tag.to_owned())
}

fn remove(tag: &str) -> HeadEdit {
    HeadEdit::RemoveTag(tag.to_owned())
}

fn replace(from: &str, to: Option<&str>) -> HeadEdit {
    HeadEdit::ReplaceTags {
        from: vec![from.to_owned()],
        to: to.map(str::to_owned),
    }
}

#[test]
fn a_title_changes_in_its_quotes_and_nothing_else_does() {
    check_swap(
        HeadEdit::Title("That's: new".to_owned()),
        "'It''s here'",
        "'That''s: new'",
    );
}

#[test]
fn a_change_to_what_is_there_already_changes_nothing() {
    check(NOTE, HeadEdit::Title("It's here".to_owned()), NOTE);
    check(NOTE, HeadEdit::Tags(texts(&["C++", "Go"])), NOTE);
    check(NOTE, add("go"), NOTE);
    check(NOTE, remove("Rust"), NOTE);
    check(NOTE, HeadEdit::State(State::Draft), NOTE);
    check(NOTE, HeadEdit::Summary(None), NOTE);
}

#[test]
fn tags_in_brackets_change_one_by_one() {
    check_swap(add("A, B"), "\"Go\" ]", "\"Go\", \"A, B\" ]");
    check_swap(remove("go"), "C++,  \"Go\" ]", "C++ ]");
    check_swap(remove("C++"), "[C++,  ", "[");
    check_swap(replace("Go", Some("Rust")), "\"Go\"", "\"Rust\"");
    check_swap(replace("Go", None), "C++,  \"Go\" ]", "C++ ]");
}

#[test]
fn tags_one_to_a_line_change_one_by_one() {
    let block = "---\ntags:\n  - C++ # fast\n  # calm\n  - 'Go'\n  - Rust\nx: 1\n---\n";
    let swap = |from, to| block.replace(from, to);
    check(block, add("Zig"), &swap("- Rust\n", "- Rust\n  - Zig\n"));
    check(block, remove("go"), &swap("  - 'Go'\n", ""));
    check(block, remove("rust"), &swap("  - Rust\n", ""));
    check(block, replace("Go", Some("It's")), &swap("'Go'", "'It''s'"));
    check(
        block,
        HeadEdit::Tags(texts(&["Go"])),
        "---\ntags:\n  # calm\n  - 'Go'\nx: 1\n---\n",
    );
    check(
        "---\ntags:\n- a\n- b\nx: 1\n---\n",
        add("c"),
        "---\ntags:\n- a\n- b\n- c\nx: 1\n---\n",
    );
}

#[test]
fn the_last_tag_takes_its_key_along() {
    check(
        "---\ntags: [a]\nx: 1\n---\n",
        remove("a"),
        "---\nx: 1\n---\n",
    );
    check(
        "---\nx: 1\ntags:\n  - a\n---\n",
        remove("a"),
        "---\nx: 1\n---\n",
    );
}

#[test]
fn tags_written_as_one_text_become_a_list() {
    check(
        "---\ntags: a, b\n---\n",
        add("c"),
        "---\ntags: [a, b, c]\n---\n",
    );
    check("---\ntags: []\n---\n", add("c"), "---\ntags: [c]\n---\n");
    check(
        "---\ntags: # none\n---\n",
        add("c"),
        "---\ntags: [c] # none\n---\n",
    );
}

#[test]
fn tags_in_another_order_are_written_in_it() {
    check(
        "---\ntags: [a, b]\n---\n",
        HeadEdit::Tags(texts(&["b", "a", "c"])),
        "---\ntags: [b, a, c]\n---\n",
    );
}

#[test]
fn a_new_key_stands_where_it_belongs() {
    check_swap(
        HeadEdit::State(State::Ready),
        "date: 2026-03-09\n",
        "date: 2026-03-09\nstate: ready\n",
    );
    check_swap(
        HeadEdit::Topic(Some("a: b".to_owned())),
        "# for now\n",
        "# for now\ntopic: \"a: b\"\n",
    );
    check(
        "---\nmood: calm\n---\n",
        HeadEdit::Title("A".to_owned()),
        "---\ntitle: A\nmood: calm\n---\n",
    );
}

#[test]
fn a_key_that_goes_leaves_the_others_and_their_remarks() {
    check_swap(HeadEdit::Date(None), "date: 2026-03-09\n", "");
    check(
        "---\nsummary: |\n  One\n\n  # Two\n\n# Date\ndate: 2026-01-01\n---\n",
        HeadEdit::Summary(None),
        "---\n\n# Date\ndate: 2026-01-01\n---\n",
    );
}

#[test]
fn a_summary_of_many_lines_is_replaced_whole() {
    check(
        "---\nsummary: >-\n  One\n  two\nx: 1\n---\n",
        HeadEdit::Summary(Some("New\nlines".to_owned())),
        "---\nsummary: \"New\\nlines\"\nx: 1\n---\n",
    );
    check(
        "---\nsummary: One\n  two\nx: 1\n---\n",
        HeadEdit::Summary(Some("Three".to_owned())),
        "---\nsummary: Three\nx: 1\n---\n",
    );
}

#[test]
fn a_bad_value_can_be_put_right() {
    check(
        "---\ndate: soon # or later\nstate: done\n---\n",
        HeadEdit::Date(Some(jiff::civil::date(2026, 3, 9))),
        "---\ndate: 2026-03-09 # or later\nstate: done\n---\n",
    );
    check(
        "---\nstate: done\n---\n",
        HeadEdit::State(State::Draft),
        "---\nstate: draft\n---\n",
    );
}

#[test]
fn a_note_without_front_matter_gets_one() {
    check(
        "# Hello\n",
        HeadEdit::Title("A".to_owned()),
        "---\ntitle: A\n---\n\n# Hello\n",
    );
    check("# Hello\n", remove("a"), "# Hello\n");
    assert_eq!(edit("", &add("C#")).unwrap(), "---\ntags: [C#]\n---\n");
    assert_eq!(
        edit("\u{feff}Hello", &add("a")).unwrap(),
        "\u{feff}---\ntags: [a]\n---\n\nHello"
    );
}

#[test]
fn an_empty_front_matter_is_filled() {
    check("---\n---\nA\n", add("a"), "---\ntags: [a]\n---\nA\n");
    check(
        "---\n# remark\n---\nA\n",
        HeadEdit::State(State::Ready),
        "---\n# remark\nstate: ready\n---\nA\n",
    );
}

#[test]
fn texts_that_yaml_would_take_for_something_else_are_quoted() {
    for (title, written) in [
        ("2026", "\"2026\""),
        ("true", "\"true\""),
        ("a # b", "\"a # b\""),
        ("- a", "\"- a\""),
        ("@home", "\"@home\""),
        ("say \"hi\"", "say \"hi\""),
        ("\\ \"", "\"\\\\ \\\"\""),
        ("Größe: 北京", "\"Größe: 北京\""),
        ("C#", "C#"),
    ] {
        let text = edit("---\n---\n", &HeadEdit::Title(title.to_owned())).unwrap();
        assert_eq!(text, format!("---\ntitle: {written}\n---\n"));
        let (head, problems) = super::super::read("a.md", &text);
        assert_eq!((head.title.as_deref(), problems), (Some(title), vec![]));
    }
}

#[test]
fn letters_of_many_bytes_before_a_value_do_not_move_it() {
    check(
        "---\ngröße: „北京“ # ümläut\ntags: [ä, ö]\ntitle: Ü\n---\n",
        replace("ö", Some("ß")),
        "---\ngröße: „北京“ # ümläut\ntags: [ä, ß]\ntitle: Ü\n---\n",
    );
}

#[test]
fn broken_yaml_is_not_edited() {
    let refused = edit("---\ntitle: A\nx: y: z\n---\n", &add("a")).unwrap_err();
    assert_eq!(refused.line, 3, "{refused:?}");
    assert_eq!(edit("---\ntitle: A\n", &add("a")).unwrap_err().line, 1);
    assert!(edit("---\n{title: A}\n---\n", &add("a")).is_err());
    assert!(edit("---\n- a\n---\n", &add("a")).is_err());
}

#[test]
fn whatever_the_front_matter_an_edit_does_what_it_says_or_is_refused() {
    let heads = [
        "title: &t 'x'\nsummary: *t\ntags: [*t, b]\n",
        "? title\n: x\ntags: b\n",
        "'title': x\n\"tags\": ['a', \"b\"]\n",
        "  title: x\n  tags:\n    - a\n    -   b # c\n    -\n",
        "title: |\n  # not a remark\n\n  x\ntags: [\n  a, # one\n  b,\n]\n",
        "tags:\n  - >\n    folded\n    tag\n  - b\ntitle: !!str x\n",
        "base: &b {x: 1}\n<<: *b\ntitle: \"a\n  b\"\ntags: {a: b}\n",
        "title: ~\ntags: ~\n",
        "title : x\ntags : [ ]\n",
        "title:\n  x\ntags:\n  [a,\n   b]\n# end",
        "tags: [a: 1, b]\ntitle: [x]\n",
        "\ttitle: x\n",
        "tags: [a, a, b, A]\n",
    ];
    let mut made = 0;
    for head in heads {
        let text = format!("---\n{head}\n---\nBody\n");
        for tags in [&["b"][..], &["c, d", "b"], &["a", "b", "c"], &[]] {
            if let Ok(new) = edit(&text, &HeadEdit::Tags(texts(tags))) {
                assert_eq!(super::super::read("a.md", &new).0.tags, tags, "{new}");
                made += 1;
            }
        }
        for title in ["y", "y: z", "'", "# y"] {
            if let Ok(new) = edit(&text, &HeadEdit::Title(title.to_owned())) {
                let read = super::super::read("a.md", &new).0;
                assert_eq!(read.title.as_deref(), Some(title), "{new}");
                assert!(new.ends_with("---\nBody\n"));
                made += 1;
            }
        }
    }
    assert!(made > 70, "only {made} edits were made");
}

#[test]
fn a_key_is_added_beside_one_whose_value_follows_on_a_line_of_its_own() {
    for (before, after) in [
        (
            "? title\n: A\nmood: calm\n",
            "? title\n: A\ntopic: data\nmood: calm\n",
        ),
        (
            "? title\n: title\n: x\n",
            "? title\n: title\ntopic: data\n: x\n",
        ),
        ("? mood\n: calm\n", "topic: data\n? mood\n: calm\n"),
    ] {
        check(
            &format!("---\n{before}---\nBody\n"),
            HeadEdit::Topic(Some("data".to_owned())),
            &format!("---\n{after}---\nBody\n"),
        );
    }
}

#[test]
fn a_head_with_a_line_end_that_only_yaml_knows_is_refused_with_the_line() {
    for text in [
        "---\ntitle: A\ntags:\n  - b\rtopic: \n---\n",
        "---\r\ntitle: A\r\ntags:\r\n  - b\rtopic: c\r\n---\r\n",
        "---\ntitle: A\n# a\n# b\rtopic: c\n---\n",
    ] {
        for change in [
            HeadEdit::Topic(None),
            HeadEdit::RemoveTag("b".to_owned()),
            HeadEdit::AddTag("c".to_owned()),
        ] {
            assert_eq!(
                edit(text, &change).unwrap_err().line,
                4,
                "{change:?} {text:?}"
            );
        }
    }
}

#[test]
fn an_entry_goes_only_where_no_remark_goes_with_it() {
    for text in [
        "---\ntags: [!\n# one\n  b,\n  c\n]\n---\n",
        "---\ntags: [c, !!str # one\n  b]\n---\n",
        "---\ntags:\n  - !\n# one\n    b\n  - c\n---\n",
        "---\ntags:\n  - !\n    # one\n    b\n  - c\n---\n",
    ] {
        assert!(
            edit(text, &HeadEdit::RemoveTag("b".to_owned())).is_err(),
            "{text}"
        );
        let left = edit(text, &HeadEdit::RemoveTag("c".to_owned())).expect(text);
        assert!(left.contains("# one"), "{left}");
    }
}

#[test]
fn what_no_yaml_can_say_is_refused_in_a_head_and_in_a_new_one() {
    for text in ["---\nmood: calm\n---\nBody\n", "Body\n"] {
        for change in [
            HeadEdit::Topic(Some("a\u{fffe}b".to_owned())),
            HeadEdit::AddTag("a\u{fffe}b".to_owned()),
        ] {
            assert!(edit(text, &change).is_err(), "{change:?} {text}");
        }
    }
}

#[test]
fn a_change_is_made_when_its_key_says_what_it_should() {
    let said = entries("topic: data\ntags: [a, [b]]\n").unwrap();
    let says = |says: Says, key| says.is_said_by(said.iter().find(|entry| entry.key == key));
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    assert!(says(Says::Text("data".to_owned()), "topic"));
    assert!(says(Says::Texts(texts(&["a"]), 1), "tags"));
    assert!(says(Says::Nothing, "title"));
    for (wrong, key) in [
        (Says::Text("dat".to_owned()), "topic"),
        (Says::Text("data".to_owned()), "title"),
        (Says::Texts(texts(&["a", "b"]), 0), "tags"),
        (Says::Texts(texts(&["a"]), 0), "tags"),
        (Says::Nothing, "topic"),
    ] {
        assert!(!says(wrong, key), "{key}");
    }
}

#[test]
fn blanks_around_a_tag_are_none_of_it() {
    check(
        "---\ntags: [a]\n---\n",
        HeadEdit::AddTag(" b\t".to_owned()),
        "---\ntags: [a, b]\n---\n",
    );
}
