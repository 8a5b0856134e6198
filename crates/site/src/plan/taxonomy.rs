//! The notes by tag or by topic, and what each of these terms is called.
//! One shape for both; that a note has one topic and many tags is said by their [`Taxonomy`]. The words
//! are those of Hugo and Zola: a topic or a tag is a term of its taxonomy.

use domain::{Library, Names, Note, Slug};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What notes are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taxonomy {
    Tags,
    Topics,
}

impl Taxonomy {
    /// The terms of a note.
    pub fn terms(self, note: &Note) -> &[Slug] {
        match self {
            Taxonomy::Tags => &note.tags,
            Taxonomy::Topics => note.topic.as_slice(),
        }
    }

    /// The word by which a note names this term; that of its address where it does not.
    pub fn word<'a>(self, names: &Names, note: &'a Note, term: &'a Slug) -> &'a str {
        let mut words = match self {
            Taxonomy::Tags => note.head.tags.as_slice(),
            Taxonomy::Topics => note.head.topic.as_slice(),
        }
        .iter();
        let word = words.find(|word| match self {
            Taxonomy::Tags => names.tag_slug(word) == *term,
            Taxonomy::Topics => names.topic_slug(word) == *term,
        });
        word.map_or(term.as_str(), String::as_str)
    }
}

/// All terms of one taxonomy.
pub(super) struct Terms {
    /// The terms that hold a note of the site: where each stands among all, the newest first.
    filled: BTreeMap<Slug, Vec<usize>>,
    /// Those of the catalogue: place in its order, and title.
    known: HashMap<Slug, (usize, String)>,
    /// How the newest note that uses an unknown term writes it.
    written: HashMap<Slug, String>,
}

impl Terms {
    /// The terms of these notes of a library.
    pub fn of(taxonomy: Taxonomy, library: &Library, notes: &[Arc<Note>]) -> Terms {
        let catalogue = library.catalogue();
        let named: Vec<(&Slug, &String)> = match taxonomy {
            Taxonomy::Tags => catalogue
                .tags
                .iter()
                .map(|tag| (&tag.slug, &tag.title))
                .collect(),
            Taxonomy::Topics => {
                let topics = catalogue.topics.iter();
                topics.map(|topic| (&topic.slug, &topic.title)).collect()
            }
        };
        let mut known = HashMap::new();
        for (place, (slug, title)) in named.into_iter().enumerate() {
            known.entry(slug.clone()).or_insert((place, title.clone()));
        }
        let mut terms = Terms {
            filled: BTreeMap::new(),
            known,
            written: HashMap::new(),
        };
        for (place, note) in notes.iter().enumerate() {
            for slug in taxonomy.terms(note) {
                match terms.filled.get_mut(slug) {
                    Some(places) => places.push(place),
                    None => _ = terms.filled.insert(slug.clone(), vec![place]),
                }
            }
        }
        terms.name(taxonomy, library.names(), notes);
        terms
    }

    /// Names the terms that the catalogue does not know. A note with many is read once for all.
    fn name(&mut self, taxonomy: Taxonomy, names: &Names, notes: &[Arc<Note>]) {
        let mut by_note: HashMap<usize, Vec<&Slug>> = HashMap::new();
        for (slug, places) in &self.filled {
            if let (false, Some(newest)) = (self.known.contains_key(slug), places.first()) {
                by_note.entry(*newest).or_default().push(slug);
            }
        }
        for (place, slugs) in by_note {
            let note = &notes[place];
            let words = match taxonomy {
                Taxonomy::Tags => note.head.tags.as_slice(),
                Taxonomy::Topics => note.head.topic.as_slice(),
            };
            let mut called: HashMap<Slug, &str> = HashMap::new();
            for word in words {
                let slug = match taxonomy {
                    Taxonomy::Tags => names.tag_slug(word),
                    Taxonomy::Topics => names.topic_slug(word),
                };
                called.entry(slug).or_insert(word);
            }
            for slug in slugs {
                let word = called.get(slug).copied().unwrap_or(slug.as_str());
                self.written.insert(slug.clone(), word.to_owned());
            }
        }
    }

    /// Where the notes of a term stand among all notes of the site, the newest first.
    pub fn places(&self, slug: &Slug) -> &[usize] {
        self.filled.get(slug).map_or(&[], Vec::as_slice)
    }

    /// The terms that hold a note, by slug.
    pub fn used(&self) -> impl Iterator<Item = &Slug> {
        self.filled.keys()
    }

    /// Whether the catalogue has this term.
    pub fn knows(&self, slug: &Slug) -> bool {
        self.known.contains_key(slug)
    }

    /// The place of a term in the catalogue, from 0.
    pub fn number(&self, slug: &Slug) -> Option<usize> {
        self.known.get(slug).map(|(place, _)| *place)
    }

    /// What the catalogue calls it.
    pub fn title(&self, slug: &Slug) -> Option<&str> {
        self.known.get(slug).map(|(_, title)| title.as_str())
    }

    /// What the notes of the site call it, where the catalogue does not know it.
    pub fn written(&self, slug: &Slug) -> Option<&str> {
        self.written.get(slug).map(String::as_str)
    }
}
