use super::*;

fn note(path: &str, head: &str) -> Note {
    let text = format!("---\n{head}\n---\nBody.\n");
    Note::read(NotePath::new(path).unwrap(), text.as_bytes())
}

fn library(notes: Vec<Note>) -> Library {
    let (catalogue, problems) = Catalogue::read(
        "[[topic]]\nslug='systems'\ntitle='Systems'\n\
         [[tag]]\nslug='ml'\ntitle='Machine learning'\nwas=['ai']\n",
    );
    assert_eq!(problems, []);
    Library::new(notes, catalogue, SiteSettings::default(), problems)
}

fn today() -> Date {
    Date::constant(2026, 3, 1)
}

fn paths(notes: &[&Note]) -> Vec<String> {
    notes.iter().map(|note| note.path.to_string()).collect()
}

#[test]
fn exported_leaves_drafts_and_future_notes_out_and_puts_the_newest_first() {
    let library = library(vec![
        note("notes/draft.md", "date: 2026-01-01"),
        note("notes/old.md", "date: 2025-01-01\nstate: ready"),
        note("notes/new.md", "date: 2026-02-01\nstate: ready"),
        note("notes/future.md", "date: 2026-03-02\nstate: ready"),
        note("notes/due.md", "date: 2026-03-01\nstate: scheduled"),
        note("notes/later.md", "date: 2026-04-01\nstate: scheduled"),
        note("notes/undated.md", "state: ready"),
        note("pages/about.md", "state: ready"),
    ]);
    assert_eq!(
        paths(&library.exported(today(), Drafts::Leave)),
        [
            "notes/due.md",
            "notes/new.md",
            "notes/old.md",
            "notes/undated.md"
        ]
    );
    assert_eq!(library.exported(today(), Drafts::Include).len(), 7);
    assert_eq!(
        paths(&library.exported_pages(today(), Drafts::Leave)),
        ["pages/about.md"]
    );
}

#[test]
fn a_tag_is_meant_by_slug_title_or_former_slug() {
    let library = library(vec![note(
        "notes/a.md",
        "tags: [ml, Machine Learning, AI, C++]",
    )]);
    let note = library.notes().next().unwrap();
    let keys: Vec<_> = note.tags.iter().map(Slug::as_str).collect();
    assert_eq!(keys, ["ml", "c-plus-plus"]);
    assert_eq!(library.names().tag("C++").title, "C++");
}

#[test]
fn tags_count_each_note_once_and_show_unknown_ones() {
    let library = library(vec![
        note("notes/a.md", "tags: [ml, ai]"),
        note("notes/b.md", "tags: [Rust]"),
        note("pages/about.md", "tags: [ml]"),
    ]);
    let tags: Vec<_> = library
        .tags()
        .into_iter()
        .map(|count| (count.tag.title, count.count, count.known))
        .collect();
    assert_eq!(
        tags,
        [
            ("Machine learning".to_owned(), 1, true),
            ("Rust".to_owned(), 1, false)
        ]
    );
}

#[test]
fn a_new_catalogue_resolves_the_tags_of_all_notes_anew() {
    let old = library(vec![note("notes/a.md", "tags: [ai]\ntopic: Systems")]);
    let new = old.with_catalogue(Catalogue::default());
    assert_eq!(old.notes().next().unwrap().tags[0].as_str(), "ml");
    assert_eq!(new.notes().next().unwrap().tags[0].as_str(), "ai");
}

#[test]
fn two_notes_with_one_slug_are_an_error_in_both() {
    let library = library(vec![
        note("notes/a.md", "slug: same"),
        note("notes/b.md", "slug: same"),
    ]);
    for note in library.notes() {
        let problems = library.problems_of(note);
        assert!(
            problems
                .iter()
                .any(|problem| problem.code == "duplicate-slug")
        );
    }
    let alone = library.without_note(&NotePath::new("notes/a.md").unwrap());
    let left = alone.notes().next().unwrap();
    assert_eq!(alone.problems_of(left), []);
}

#[test]
fn each_of_ten_thousand_notes_with_one_slug_has_one_problem_that_names_ten_of_the_others() {
    let notes = (0..10_000).map(|at| note(&format!("notes/post-{at:04}/index.md"), "state: ready"));
    let pages = ["pages/index.md", "pages/other.md"].map(|path| note(path, "slug: index"));
    let library = library(notes.chain(pages).collect());
    let mut letters = 0;
    for note in library.notes() {
        let problems = library.problems_of(note);
        assert_eq!(problems.len(), 1);
        letters += problems[0].message.len();
    }
    assert!(letters < 10_000 * 400, "{letters} letters are told in all");
    let first = library.notes().next().unwrap();
    let message = &library.problems_of(first)[0].message;
    assert!(message.starts_with("notes/post-0001/index.md, notes/post-0002/index.md, "));
    assert!(
        message.contains("notes/post-0010/index.md and 9,989 more have the same slug `index`"),
        "{message}"
    );
    let page = library.note(&NotePath::new("pages/other.md").unwrap());
    let message = &library.problems_of(page.unwrap())[0].message;
    assert!(
        message.starts_with("pages/index.md has the same slug"),
        "{message}"
    );
}

#[test]
fn a_scheduled_note_without_a_date_is_an_error() {
    let library = library(vec![note("notes/a.md", "state: scheduled")]);
    let note = library.notes().next().unwrap();
    assert_eq!(library.problems_of(note)[0].code, "no-date");
}

#[test]
fn a_changed_note_is_found_under_its_new_slug_only() {
    let old = library(vec![note("notes/a.md", "slug: one")]);
    let same = old.with_note(note("notes/a.md", "slug: one\ntitle: New"));
    let new = same.with_note(note("notes/a.md", "slug: two"));
    let (one, two) = (Slug::parse("one").unwrap(), Slug::parse("two").unwrap());
    assert_eq!(same.by_slug(&one).unwrap().title, "New");
    assert!(new.by_slug(&one).is_none());
    assert!(new.by_slug(&two).is_some());
    assert!(old.by_slug(&one).is_some());
}

#[test]
fn an_edit_reaches_other_notes_only_where_it_changes_an_address_of_theirs() {
    let library = library(vec![
        note("notes/a.md", "tags: [Node.js, Rust]"),
        note("notes/b.md", "tags: [Node js]"),
        note("notes/c.md", "title: C"),
    ]);
    let reach = |head: &str| library.edited(note("notes/a.md", head)).1;
    assert_eq!(reach("tags: [Node.js, Rust]\ntitle: Other"), Reach::Itself);
    assert_eq!(reach("tags: [Rust, Node.js, Go]"), Reach::Itself);
    assert_eq!(reach("tags: [Rust]"), Reach::Itself);
    let of_c = |head: &str| library.edited(note("notes/c.md", head));
    assert_eq!(of_c("tags: [Rust!]").1, Reach::Itself);
    let with_dot = library.without_note(&NotePath::new("notes/b.md").unwrap());
    let (other, reach) = with_dot.edited(note("notes/c.md", "tags: [Node js]"));
    assert_eq!(reach, Reach::Others);
    let changed: Vec<_> = other
        .changed_since(&with_dot)
        .filter_map(|it| it.now)
        .collect();
    let paths: Vec<_> = changed.iter().map(|note| note.path.as_str()).collect();
    assert_eq!(paths, ["notes/a.md", "notes/c.md"]);
}

#[test]
fn unknown_tags_and_topics_are_warnings() {
    let library = library(vec![note("notes/a.md", "tags: [Rust]\ntopic: Nowhere")]);
    let note = library.notes().next().unwrap();
    let problems = library.problems_of(note);
    let codes: Vec<_> = problems.iter().map(|problem| &*problem.code).collect();
    assert_eq!(codes, ["unknown-topic", "unknown-tag"]);
}

mod reach {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_edit_that_reaches_only_itself_leaves_all_others_as_a_new_library_would(
            tags in proptest::collection::vec(
                proptest::collection::vec("(Node|node|C|A|实时|事实)([.!*+ -]?(js|b))?", 0..3),
                2..6,
            ),
            edit in proptest::collection::vec("(Node|node|C|A|实时|事实)([.!*+ -]?(js|b))?", 0..3),
            catalogue in proptest::bool::ANY,
        ) {
            let written = |at: usize, tags: &[String]| {
                note(&format!("notes/{at}.md"), &format!("tags: {tags:?}"))
            };
            let mut notes: Vec<Note> = (0..).zip(&tags).map(|(at, tags)| written(at, tags)).collect();
            let catalogue = match catalogue {
                true => Catalogue::read("[[tag]]\nslug='node-js'\ntitle='Node'\n").0,
                false => Catalogue::default(),
            };
            let new = |notes: &[Note]| {
                Library::new(notes.to_vec(), catalogue.clone(), SiteSettings::default(), vec![])
            };
            let library = new(&notes);
            let edited = written(0, &edit);
            notes[0] = edited.clone();
            let (over, reach) = library.edited(edited.clone());
            let whole = new(&notes);
            let with = library.with_note(edited);
            prop_assert!(over.all().eq(whole.all()));
            prop_assert!(with.all().eq(whole.all()));
            if reach == Reach::Itself {
                prop_assert!(over.all().skip(1).eq(library.all().skip(1)));
            }
        }
    }
}
