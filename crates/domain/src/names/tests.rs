use super::*;
use crate::{Library, SiteSettings};

fn path(text: &str) -> NotePath {
    NotePath::new(text).unwrap()
}

fn library(catalogue: &str, notes: &[(&str, &str)]) -> Library {
    let (catalogue, _) = Catalogue::read(catalogue);
    let notes = notes
        .iter()
        .map(|(at, text)| Note::read(path(at), text.as_bytes()));
    Library::new(notes, catalogue, SiteSettings::default(), Vec::new())
}

fn tags(library: &Library, at: &str) -> Vec<String> {
    let note = library.note(&path(at)).unwrap();
    note.tags.iter().map(Slug::to_string).collect()
}

#[track_caller]
fn leads(library: &Library, written: &str, to: &[&str]) {
    let from = path("notes/from.md");
    let found = match library.names().reference(&from, written).note {
        Meant::Nothing => Vec::new(),
        Meant::One(path) => vec![path.as_str()],
        Meant::Several(paths) => paths.iter().map(|path| path.as_str()).collect(),
    };
    assert_eq!(found, to, "[[{written}]]");
}

#[test]
fn words_that_sound_or_look_alike_are_as_many_tags_whatever_the_order_of_reading() {
    let words = [
        "实时", "事实", "时事", ".NET", "NET", "A*", "A", "C*", "C", "C++", "C#", "?!", "Node.js",
        "Node js", "a/b", "a.b",
    ];
    let of = |words: &[&str]| {
        let texts: Vec<(String, String)> = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                (
                    format!("notes/{at:02}.md"),
                    format!("---\ntags: ['{word}']\n---\n"),
                )
            })
            .collect();
        let notes: Vec<(&str, &str)> = texts.iter().map(|(at, text)| (&**at, &**text)).collect();
        library("", &notes)
            .tags()
            .into_iter()
            .map(|count| (count.tag.title, count.tag.slug))
            .collect::<Vec<_>>()
    };
    let mut backwards = words;
    backwards.reverse();
    let found = of(&words);
    assert_eq!(found.len(), words.len());
    assert_eq!(found, of(&backwards));
    let slug = |word: &str| {
        found
            .iter()
            .find(|(title, _)| title == word)
            .unwrap()
            .1
            .to_string()
    };
    assert_eq!(slug("C++"), "c-plus-plus");
    assert_eq!(
        (slug("NET"), slug(".NET")),
        ("net".into(), "dot-net".into())
    );
    assert_eq!(slug("Node js"), "node-js");
    assert_eq!(slug("?!"), "question-exclamation");
}

#[test]
fn a_name_keeps_the_address_of_its_letters_as_long_as_nobody_else_is_called_that() {
    let one = library("", &[("notes/a.md", "---\ntags: [Node.js]\n---\n")]);
    assert_eq!(tags(&one, "notes/a.md"), ["node-js"]);
    let other = Note::read(path("notes/b.md"), b"---\ntags: [node-js]\n---\n");
    let both = one.with_note(other);
    assert_eq!(tags(&both, "notes/b.md"), ["node-js"]);
    assert!(tags(&both, "notes/a.md")[0].starts_with("node-js-"));
    let again = both.without_note(&path("notes/b.md"));
    assert_eq!(tags(&again, "notes/a.md"), ["node-js"]);
}

#[test]
fn a_topic_is_what_it_is_written_as() {
    let library = library(
        "[[topic]]\ntitle='事实'\n[[topic]]\ntitle='实时'\n",
        &[
            ("notes/a.md", "---\ntopic: 实时\n---\n"),
            ("notes/b.md", "---\ntopic: 时事\n---\n"),
        ],
    );
    let titles: Vec<_> = library
        .topics()
        .into_iter()
        .map(|count| (count.topic.title, count.count))
        .collect();
    assert_eq!(
        titles,
        [("事实".into(), 0), ("实时".into(), 1), ("时事".into(), 1)]
    );
}

#[test]
fn a_note_is_called_by_path_address_file_title_and_old_name() {
    let library = library(
        "",
        &[
            (
                "notes/foo-bar.md",
                "---\ntitle: On loops\nslug: fb\naliases: [Vorlage, notes/old-name.html]\n---\n",
            ),
            ("notes/Sync/Security.md", "---\ntitle: Sync security\n---\n"),
            ("notes/Publish/Security.md", "---\ntitle: C# tips\n---\n"),
            ("pages/about.md", "---\ntitle: About\n---\n"),
        ],
    );
    for name in [
        "notes/foo-bar",
        "/notes/foo-bar.md",
        "foo-bar",
        "Foo bar",
        "FOO_BAR.md",
        "fb",
        "On Loops",
        "Vorlage",
        "old-name",
        "./foo-bar",
        "../notes/foo-bar.md",
        "foo-bar#Part one",
        "Foo: bar",
    ] {
        leads(&library, name, &["notes/foo-bar.md"]);
    }
    leads(&library, "Sync/Security", &["notes/Sync/Security.md"]);
    leads(&library, "C# tips", &["notes/Publish/Security.md"]);
    leads(&library, "Foo bar#", &[]);
    leads(
        &library,
        "Security",
        &["notes/Publish/Security.md", "notes/Sync/Security.md"],
    );
    leads(&library, "about", &["pages/about.md"]);
    leads(&library, "nothing", &[]);
    leads(&library, "", &[]);
}

#[test]
fn a_name_that_fits_to_the_letter_goes_before_one_that_only_reads_alike() {
    let library = library(
        "",
        &[
            ("notes/resume.md", "---\nslug: a\n---\n"),
            ("notes/résumé.md", "---\nslug: b\n---\n"),
            ("notes/cafe\u{301}.md", "---\nslug: c\n---\n"),
        ],
    );
    leads(&library, "resume", &["notes/resume.md"]);
    leads(&library, "re\u{301}sume\u{301}", &["notes/résumé.md"]);
    leads(&library, "café", &["notes/cafe\u{301}.md"]);
    assert_eq!(library.at("notes/café.md").unwrap().slug.as_str(), "c");
    assert_eq!(
        library
            .at("notes/re\u{301}sume\u{301}.md")
            .unwrap()
            .slug
            .as_str(),
        "b"
    );
}

#[test]
fn an_empty_name_is_the_note_itself_and_a_heading_is_its_words() {
    let library = library("", &[("notes/from.md", "x"), ("notes/b.md", "x")]);
    let from = path("notes/from.md");
    let reference = library.names().reference(&from, "#Part one");
    assert_eq!(reference.note, Meant::One(&from));
    assert_eq!(reference.heading, Some("Part one"));
    assert_eq!(library.names().reference(&from, "b # x").heading, Some("x"));
}

#[test]
fn names_of_notes_that_sound_alike_are_two() {
    let library = library("", &[("notes/时间.md", "x"), ("notes/事件.md", "x")]);
    leads(&library, "时间", &["notes/时间.md"]);
    leads(&library, "事件", &["notes/事件.md"]);
    leads(&library, "实践", &[]);
    assert!(
        library
            .all()
            .all(|note| library.problems_of(note).is_empty())
    );
}

#[test]
fn a_new_tag_never_stands_at_the_name_of_another() {
    // `node-js` is the title of the tag `ml`: whoever writes it means that one, whatever is created.
    let library = library(
        "[[tag]]\nslug = 'ml'\ntitle = 'node-js'\n",
        &[("notes/a.md", "---\ntags: [node-js, Node.js]\n---\n")],
    );
    let made = library.names().claim_tag("Node.js", Claimant::New).unwrap();
    assert_ne!(made.as_str(), "node-js");
    assert_eq!(tags(&library, "notes/a.md"), ["ml", made.as_str()]);
}
