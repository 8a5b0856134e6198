use super::*;
use crate::{Act, Catalogue, Change, Date, SiteSettings, Slug};

fn path(text: &str) -> NotePath {
    NotePath::new(text).unwrap()
}

fn library(notes: &[(&str, &str)]) -> Library {
    let notes = notes
        .iter()
        .map(|(at, text)| Note::read(path(at), text.as_bytes()));
    Library::new(
        notes,
        Catalogue::default(),
        SiteSettings::default(),
        Vec::new(),
    )
}

fn today() -> Date {
    Date::constant(2026, 3, 1)
}

fn files(change: &Change) -> Vec<&str> {
    change.edits.iter().map(|edit| edit.file.path()).collect()
}

#[test]
fn a_new_note_is_a_draft_of_today_in_a_file_named_after_its_title() {
    let topic = Slug::parse("systems").unwrap();
    let change = create(&library(&[]), "Hello: C++", Some(&topic), today()).unwrap();
    assert_eq!(files(&change), ["notes/hello-c-plus-plus.md"]);
    let Act::Create(text) = &change.edits[0].act else {
        panic!("a new note is created");
    };
    let note = Note::read(path("notes/hello-c-plus-plus.md"), text.as_bytes());
    assert_eq!(note.title, "Hello: C++");
    assert_eq!(note.head.topic.as_deref(), Some("systems"));
    assert_eq!(note.head.date, Some(today()));
    assert_eq!(note.head.state, crate::State::Draft);
    assert_eq!(note.head.tags, Vec::<String>::new());
}

#[test]
fn a_taken_file_name_or_address_gets_a_number() {
    let library = library(&[
        ("notes/Hello.md", "a"),
        ("notes/x.md", "---\nslug: hello-2\n---\n"),
    ]);
    let change = create(&library, "Hello", None, today()).unwrap();
    assert_eq!(files(&change), ["notes/hello-3.md"]);
    let signs = create(&library, "???", None, today()).unwrap();
    assert_eq!(files(&signs), ["notes/note.md"]);
    assert!(create(&library, " ", None, today()).is_err());
}

#[test]
fn renaming_a_note_changes_the_notes_that_link_to_it_and_no_others() {
    let library = library(&[
        ("notes/a.md", "---\nstate: ready\n---\nHello.\n"),
        ("notes/b.md", "See [a](a.md).\n"),
        ("notes/c.md", "See [b](b.md).\n"),
    ]);
    let change = rename(&library, &path("notes/a.md"), "New name").unwrap();
    assert_eq!(files(&change), ["notes/a.md", "notes/b.md"]);
    let moved = &change.edits[0];
    let after = moved
        .act
        .result(&moved.file, Some("---\nstate: ready\n---\nHello.\n"))
        .unwrap();
    assert_eq!(after.moved, Some(path("notes/new-name.md")));
    let note = Note::read(path("notes/new-name.md"), after.text.unwrap().as_bytes());
    assert_eq!(note.head.aliases, ["notes/a.html"]);
    let linking = &change.edits[1];
    let after = linking
        .act
        .result(&linking.file, Some("See [a](a.md).\n"))
        .unwrap();
    assert_eq!(after.text.unwrap(), "See [a](new-name.md).\n");
}

#[test]
fn a_draft_or_a_note_with_its_own_slug_needs_no_old_address() {
    let library = library(&[
        ("notes/a.md", "draft"),
        ("notes/b.md", "---\nstate: ready\nslug: kept\n---\n"),
    ]);
    for at in ["notes/a.md", "notes/b.md"] {
        let change = rename(&library, &path(at), "new").unwrap();
        let Act::Move { head, .. } = &change.edits[0].act else {
            panic!("a renamed note is moved");
        };
        assert!(head.is_empty());
    }
}

#[test]
fn renaming_a_note_over_another_is_refused() {
    let library = library(&[("notes/a.md", "a"), ("notes/B.md", "b")]);
    assert!(rename(&library, &path("notes/a.md"), "b").is_err());
    assert!(rename(&library, &path("notes/a.md"), "a").is_err());
    assert!(rename(&library, &path("notes/B.md"), "b").is_ok());
}

#[test]
fn a_name_that_differs_by_case_is_refused_where_a_note_beside_it_has_it() {
    let library = library(&[("notes/Case.md", "a"), ("notes/case.md", "b")]);
    let refused = rename(&library, &path("notes/Case.md"), "cAse").unwrap_err();
    assert_eq!(refused.message, "notes/case.md already exists");
}

#[test]
fn trashing_a_note_that_is_gone_is_refused() {
    let library = library(&[("notes/a.md", "# A\n")]);
    assert_eq!(
        trash(&library, &path("notes/a.md")).unwrap().name,
        "Move A to the trash"
    );
    assert!(trash(&library, &path("notes/b.md")).is_err());
}
