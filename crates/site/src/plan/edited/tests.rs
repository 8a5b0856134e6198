//! The preview of a key in one note is the page that an export would make of the library with that
//! note, byte for byte: what is known of the library is found once, and the note laid over it.

use crate::plan::{Plan, Roster};
use crate::renderer::{PageDraft, Renderer};
use crate::source::{Source, Text};
use domain::{Catalogue, Date, Drafts, Library, Note, NotePath, Problem, SiteSettings};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use store::{MediaListing, NotShown};

fn today() -> Date {
    jiff::civil::date(2026, 11, 24)
}

/// A library in memory; a preview asks for the text of another note only where a link names a heading
/// of it, so there are texts only where one does.
struct InMemory(Arc<Library>, Texts);

type Texts = BTreeMap<NotePath, String>;

fn texts(notes: &BTreeMap<usize, Written>) -> Texts {
    let links = notes.values().flat_map(|written| &written.links);
    let asks = links
        .into_iter()
        .any(|link| matches!(link, Link::Heading(_)));
    let notes = notes.iter().filter(|_| asks);
    let of = |(path, written): (&usize, &Written)| {
        (NotePath::new(PATHS[*path]).expect("a path"), written.text())
    };
    notes.map(of).collect()
}

impl Source for InMemory {
    fn library(&self) -> &Arc<Library> {
        &self.0
    }

    fn root(&self) -> &Path {
        Path::new("/")
    }

    fn text(&self, path: &NotePath) -> Result<Text, files::FileError> {
        let Some(text) = self.1.get(path) else {
            panic!("{path} was read for the page of another note")
        };
        Ok(Text {
            text: text.clone(),
            hash: domain::ContentHash::of(text.as_bytes()),
        })
    }

    fn shown(&self, _: &str) -> Result<PathBuf, NotShown> {
        Err(NotShown::Missing)
    }

    fn media_listing(&self) -> Result<MediaListing, files::FileError> {
        Ok(MediaListing::default())
    }
}

/// Names that meet each other: by case, signs, accents, script and the form of Unicode.
const NAMES: [&str; 14] = [
    "Alpha",
    "alpha",
    "Álpha",
    "A\u{301}lpha",
    "Beta",
    "beta gamma",
    "Beta-Gamma",
    "C",
    "C#",
    "C++",
    "Node.js",
    "Node js",
    "实时",
    "事实",
];
const PATHS: [&str; 9] = [
    "notes/alpha.md",
    "notes/beta-gamma.md",
    "notes/c.md",
    "notes/deep/alpha.md",
    "notes/实时.md",
    "notes/e\u{301}.md",
    "pages/about.md",
    "pages/beta.md",
    "notes/z.md",
];
const DAYS: [&str; 6] = [
    "2024-01-01",
    "2025-05-05",
    "2026-02-02",
    "2026-11-24",
    "2026-11-25",
    "no day",
];
const STATES: [&str; 5] = ["ready", "ready", "scheduled", "draft", "raedy"];

/// What a note says, by places in the lists above.
#[derive(Debug, Clone, Default)]
struct Written {
    title: Option<usize>,
    slug: Option<usize>,
    topic: Option<usize>,
    tags: Vec<usize>,
    aliases: Vec<usize>,
    date: Option<usize>,
    state: usize,
    links: Vec<Link>,
}

#[derive(Debug, Clone)]
enum Link {
    Path(usize),
    Wiki(usize),
    Heading(usize),
    Stem(usize),
    List(usize),
}

fn written() -> impl Strategy<Value = Written> {
    let link = prop_oneof![
        (0..PATHS.len()).prop_map(Link::Path),
        (0..NAMES.len()).prop_map(Link::Wiki),
        (0..NAMES.len()).prop_map(Link::Heading),
        (0..PATHS.len()).prop_map(Link::Stem),
        (0..NAMES.len()).prop_map(Link::List),
    ];
    let name = || 0..NAMES.len();
    (
        proptest::option::of(name()),
        proptest::option::weighted(0.2, name()),
        proptest::option::of(name()),
        proptest::collection::vec(name(), 0..4),
        proptest::collection::vec(name(), 0..2),
        proptest::option::weighted(0.8, 0..DAYS.len()),
        0..STATES.len(),
        proptest::collection::vec(link, 0..5),
    )
        .prop_map(
            |(title, slug, topic, tags, aliases, date, state, links)| Written {
                title,
                slug,
                topic,
                tags,
                aliases,
                date,
                state,
                links,
            },
        )
}

impl Written {
    fn text(&self) -> String {
        let mut text = format!("---\nstate: {}\n", STATES[self.state]);
        let names = |places: &[usize]| {
            let names: Vec<&str> = places.iter().map(|place| NAMES[*place]).collect();
            format!("{names:?}")
        };
        if let Some(title) = self.title {
            let _ = writeln!(text, "title: {:?}", NAMES[title]);
        }
        if let Some(slug) = self.slug {
            let slug = domain::Slug::from_title(NAMES[slug]).expect("letters");
            let _ = writeln!(text, "slug: {slug}");
        }
        if let Some(topic) = self.topic {
            let _ = writeln!(text, "topic: {:?}", NAMES[topic]);
        }
        if let Some(date) = self.date {
            let _ = writeln!(text, "date: {}", DAYS[date]);
        }
        let _ = writeln!(
            text,
            "tags: {}\naliases: {}\n---",
            names(&self.tags),
            names(&self.aliases)
        );
        for link in &self.links {
            let _ = match link {
                // Some notes have that heading.
                Link::Heading(to) if to % 3 == 0 => {
                    writeln!(text, "## There\n\n[[{}#There]]\n", NAMES[*to])
                }
                Link::Path(to) => writeln!(text, "[It](/{})\n", PATHS[*to]),
                Link::Wiki(to) => writeln!(text, "[[{}]]\n", NAMES[*to]),
                Link::Heading(to) => writeln!(text, "[[{}#There|that]]\n", NAMES[*to]),
                Link::Stem(to) => writeln!(text, "[[{}]]\n", PATHS[*to].trim_end_matches(".md")),
                Link::List(to) => {
                    let slug = domain::Slug::from_title(NAMES[*to]).expect("letters");
                    writeln!(
                        text,
                        "[a](/tags/{slug}.html) [b](/topics/{slug}.html) [c](/archive/202{}.html)\n",
                        to % 8
                    )
                }
            };
        }
        text
    }

    fn note(&self, path: usize) -> Note {
        Note::read(
            NotePath::new(PATHS[path]).expect("a path"),
            self.text().as_bytes(),
        )
    }

    /// One thing is another.
    fn take(&mut self, part: usize, from: &Written) {
        let from = from.clone();
        match part {
            0 => self.title = from.title,
            1 => self.slug = from.slug,
            2 => self.topic = from.topic,
            3 => self.tags = from.tags,
            4 => self.aliases = from.aliases,
            5 => self.date = from.date,
            6 => self.state = from.state,
            7 => self.links = from.links,
            _ => *self = from,
        }
    }
}

/// An author who types: a key changes a part of a note, and is previewed; some are saved.
#[derive(Debug, Clone)]
struct Key {
    note: usize,
    part: usize,
    from: Written,
    is_saved: bool,
}

fn key() -> impl Strategy<Value = Key> {
    (
        0..PATHS.len(),
        0..9usize,
        written(),
        proptest::bool::weighted(0.3),
    )
        .prop_map(|(note, part, from, is_saved)| Key {
            note,
            part,
            from,
            is_saved,
        })
}

fn catalogue(known: usize) -> Catalogue {
    let entries: String = NAMES[..known]
        .iter()
        .filter_map(|name| domain::Slug::from_title(name))
        .enumerate()
        .map(|(at, slug)| {
            format!(
                "[[tag]]\nslug = '{slug}'\ntitle = 'Tag {at}'\n\
                 [[topic]]\nslug = '{slug}'\ntitle = 'Topic {at}'\nwas = ['old-{at}']\n"
            )
        })
        .collect();
    Catalogue::read(&entries).0
}

fn shows(draft: PageDraft) -> (String, Vec<String>, Vec<Problem>, String) {
    let blocks = draft.blocks.into_iter().map(|block| block.html).collect();
    (draft.shell, blocks, draft.problems, draft.address)
}

/// Templates are read once for all cases; what is kept of a library must never be another's.
static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);

/// Whether one note links to another, asked of each of its links.
fn links_to(library: &Library, from: &Note, to: &Note) -> bool {
    let leads = |link| {
        library
            .leads_to(&from.path, link)
            .is_some_and(|other| other.path == to.path)
    };
    from.path != to.path && from.links.iter().any(leads)
}

/// The page of a note of a library of which nothing is known before, as an export plans it.
fn planned(library: Library, texts: Texts, path: &NotePath, text: &str) -> PageDraft {
    let source = InMemory(Arc::new(library), texts);
    let roster = Roster::new(&source.0, today(), Drafts::Leave, None);
    let plan = Plan::new(&source, &roster);
    for note in plan.library.all() {
        let linking = plan.linking_to(note).into_iter().map(|other| &other.path);
        let notes = plan.notes();
        let asked = notes
            .iter()
            .filter(|other| links_to(plan.library, other, note));
        let asked: Vec<&NotePath> = asked.map(|other| &other.path).collect();
        assert_eq!(linking.collect::<Vec<_>>(), asked, "to {}", note.path);
    }
    let note = plan.library.note(path).expect("a note of this library");
    RENDERER.page(&plan, note, text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_page_of_an_edited_note_is_that_of_a_library_read_anew(
        notes in proptest::collection::btree_map(0..PATHS.len(), written(), 1..7),
        known in 0..4usize,
        keys in proptest::collection::vec(key(), 1..6),
    ) {
        let mut notes = notes;
        let library = |notes: &BTreeMap<usize, Written>| {
            let notes: Vec<Note> = notes.iter().map(|(path, written)| written.note(*path)).collect();
            Library::new(notes, catalogue(known), SiteSettings::default(), Vec::new())
        };
        let mut shown = InMemory(Arc::new(library(&notes)), Texts::new());
        for key in keys {
            let path = NotePath::new(PATHS[key.note]).expect("a path");
            let mut edited = notes.get(&key.note).cloned().unwrap_or_default();
            edited.take(key.part, &key.from);
            let text = edited.text();
            let mut with = notes.clone();
            with.insert(key.note, edited);
            // The editor holds what the file does not yet.
            shown.1 = texts(&with);
            if let (Some(file), Some(was)) = (shown.1.get_mut(&path), notes.get(&key.note)) {
                *file = was.text();
            }
            let page = shows(RENDERER.note_page(&shown, &path, &text, today()));
            let expected = shows(planned(library(&with), texts(&with), &path, &text));
            prop_assert_eq!(&page, &expected);
            if key.is_saved {
                let note = with[&key.note].note(key.note);
                shown = InMemory(Arc::new(shown.0.with_note(note)), texts(&with));
                notes = with;
                let page = shows(RENDERER.note_page(&shown, &path, &text, today()));
                prop_assert_eq!(&page, &expected);
            }
        }
    }
}
