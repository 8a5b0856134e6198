//! The notes by tag or by topic, and what each shelf is called.
//! One shape for both; that a note has one topic and many tags is said when they are gathered.

use domain::{Library, Note, Slug};
use std::collections::{BTreeMap, HashMap};

/// All shelves of one kind.
pub(super) struct Shelves<'a> {
    /// The shelves that hold a note of the site.
    filled: BTreeMap<&'a Slug, Shelf<'a>>,
    /// Those of the catalogue: place in its order, and title.
    known: HashMap<&'a Slug, (usize, &'a str)>,
    /// How the newest note that uses an unknown shelf writes it.
    written: HashMap<&'a Slug, &'a str>,
}

/// What stands on a shelf, newest first.
#[derive(Default)]
struct Shelf<'a> {
    notes: Vec<&'a Note>,
    /// Where each of them stands among all notes of the site.
    places: Vec<usize>,
}

impl<'a> Shelves<'a> {
    pub fn of_tags(library: &'a Library, notes: &[&'a Note]) -> Shelves<'a> {
        let tags = library.catalogue().tags.iter();
        let known = tags.map(|tag| (&tag.slug, tag.title.as_str()));
        let names = library.names();
        Shelves::gathered(
            known,
            notes,
            |note| (&note.tags, &note.head.tags),
            |word| names.tag_slug(word),
        )
    }

    pub fn of_topics(library: &'a Library, notes: &[&'a Note]) -> Shelves<'a> {
        let topics = library.catalogue().topics.iter();
        let known = topics.map(|topic| (&topic.slug, topic.title.as_str()));
        let names = library.names();
        Shelves::gathered(
            known,
            notes,
            |note| (note.topic.as_slice(), note.head.topic.as_slice()),
            |word| names.topic_slug(word),
        )
    }

    /// `on` tells the shelves of a note, and the words it names them with; `meant` which shelf a word
    /// means.
    fn gathered(
        known: impl Iterator<Item = (&'a Slug, &'a str)>,
        notes: &[&'a Note],
        on: impl Fn(&'a Note) -> (&'a [Slug], &'a [String]),
        meant: impl Fn(&str) -> Slug,
    ) -> Shelves<'a> {
        let mut shelves = Shelves {
            filled: BTreeMap::new(),
            known: HashMap::new(),
            written: HashMap::new(),
        };
        for (place, (slug, title)) in known.enumerate() {
            shelves.known.entry(slug).or_insert((place, title));
        }
        for (place, &note) in notes.iter().enumerate() {
            let (slugs, words) = on(note);
            let is_new = |slug: &&Slug| {
                !shelves.known.contains_key(slug) && !shelves.written.contains_key(slug)
            };
            if slugs.iter().any(|slug| is_new(&slug)) {
                let mut called: HashMap<Slug, &str> = HashMap::new();
                for word in words {
                    called.entry(meant(word)).or_insert(word);
                }
                let new: Vec<&Slug> = slugs.iter().filter(is_new).collect();
                for slug in new {
                    let word = called.get(slug).copied().unwrap_or(slug.as_str());
                    shelves.written.insert(slug, word);
                }
            }
            for slug in slugs {
                let shelf = shelves.filled.entry(slug).or_default();
                shelf.notes.push(note);
                shelf.places.push(place);
            }
        }
        shelves
    }

    /// The notes of a shelf, newest first.
    pub fn notes(&self, slug: &Slug) -> &[&'a Note] {
        self.filled.get(slug).map_or(&[], |shelf| &shelf.notes)
    }

    /// Where the notes of a shelf stand among all notes of the site, the newest first.
    pub fn places(&self, slug: &Slug) -> &[usize] {
        self.filled.get(slug).map_or(&[], |shelf| &shelf.places)
    }

    /// The shelves that hold a note, by slug.
    pub fn used(&self) -> impl Iterator<Item = &'a Slug> {
        self.filled.keys().copied()
    }

    /// Whether the catalogue has this shelf.
    pub fn knows(&self, slug: &Slug) -> bool {
        self.known.contains_key(slug)
    }

    /// The place of a shelf in the catalogue, from 0.
    pub fn number(&self, slug: &Slug) -> Option<usize> {
        self.known.get(slug).map(|(place, _)| *place)
    }

    /// What readers call it.
    pub fn title<'s>(&'s self, slug: &'s Slug) -> &'s str {
        match (self.known.get(slug), self.written.get(slug)) {
            (Some((_, title)), _) => title,
            (None, Some(word)) => word,
            (None, None) => slug.as_str(),
        }
    }
}
