//! What an author can write in thousands is read and changed in one go. Each of these took from ten
//! seconds to minutes when it grew with the square; here it is ten times as many.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use std::fmt::Write;

use fieldnotes_domain::{Catalogue, Library, Note, NotePath, Reach, SiteSettings, Slug, tags};
use world::World;

fn world(catalogue: String, text: String) -> World {
    World {
        catalogue,
        notes: [("notes/a.md".to_owned(), text)].into(),
    }
}

#[test]
fn a_head_with_thousands_of_unknown_tags_is_read_once() {
    let tags: Vec<String> = (0..20_000)
        .map(|number| format!("  - tag {number}\n"))
        .collect();
    let text = format!("---\ntags:\n{}---\n", tags.concat());
    let library = world(String::new(), text.clone()).library();
    let note = library.all().next().unwrap();
    let problems = library.problems_in(note, &text);
    let lines: Vec<u32> = problems.iter().filter_map(|problem| problem.line).collect();
    assert_eq!(lines, (3..20_003).collect::<Vec<u32>>());
}

#[test]
fn thousands_of_tags_are_deleted_in_one_look_at_the_catalogue_and_one_at_each_head() {
    let mut catalogue = String::new();
    let mut head = String::new();
    for number in 0..10_000 {
        writeln!(
            catalogue,
            "[[tag]]\nslug = \"t{number}\"\ntitle = \"Tag {number}\""
        )
        .unwrap();
        writeln!(head, "  - Tag {number}").unwrap();
    }
    let world = world(catalogue, format!("---\ntags:\n{head}---\n"));
    let library = world.library();
    let half: Vec<Slug> = (0..5_000)
        .map(|number| Slug::parse(&format!("t{number}")).unwrap())
        .collect();
    let after = world.after(&tags::delete(&library, &half).unwrap());
    assert_eq!(Catalogue::read(&after.catalogue).0.tags.len(), 5_000);
    assert_eq!(after.library().all().next().unwrap().tags.len(), 5_000);
}

#[test]
fn for_each_of_ten_thousand_keys_there_is_a_library_of_ten_thousand_notes() {
    let note = |number: usize, typed: &str| {
        let path = NotePath::new(&format!("notes/{number}.md")).unwrap();
        let text = format!(
            "---\ntitle: Note {number}{typed}\ntags: [all, \"t{number}{typed}\"]\n---\n[[Note {}]]\n",
            number / 2
        );
        Note::read(path, text.as_bytes())
    };
    let notes = (0..10_000).map(|number| note(number, ""));
    let library = Library::new(notes, Catalogue::default(), SiteSettings::default(), vec![]);
    for key in 0..10_000 {
        let (edited, reach) = library.edited(note(7, &format!(" {key}")));
        assert_eq!(reach, Reach::Itself);
        let changed: Vec<_> = edited.changed_since(&library).collect();
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].now.unwrap().path.as_str(), "notes/7.md");
    }
}
