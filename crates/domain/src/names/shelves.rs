//! What the written names of topics, or of tags, mean: entries of the catalogue by slug, title or
//! former slug, and words that only notes know. Who is called what is one question for both.

use std::collections::HashMap;

use super::Spelling;
use super::address::{self, Says};
use crate::Slug;

/// What a written topic or tag is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// Its key, and its place in addresses.
    pub slug: Slug,
    /// What readers see; for one that is not in the catalogue, what is written.
    pub title: String,
    /// Whether it is in the catalogue.
    pub known: bool,
}

/// By what a name leads to an entry of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    Slug,
    Title,
    /// A slug it had before.
    Former,
}

/// All topics, or all tags.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelves {
    /// The slug and the title of each entry of the catalogue.
    entries: Vec<(Slug, String)>,
    places: HashMap<Slug, usize>,
    named: HashMap<Spelling, (usize, By)>,
    /// The entry that each slug leads to, those of former days as well.
    taken: HashMap<Slug, usize>,
    /// The words of notes that no entry explains, by the slug they would like to have.
    unknown: HashMap<Slug, Vec<Word>>,
}

/// A name that notes write and no entry explains.
#[derive(Debug, Clone)]
struct Word {
    spelling: Spelling,
    says: Says,
    /// How often it is written.
    times: usize,
}

impl Shelves {
    /// The shelves of a catalogue: slug, title and former slugs of each entry. A slug goes before a
    /// title, a title before a slug of former days, and the first entry before others.
    pub fn of<'entry>(
        entries: impl Iterator<Item = (&'entry Slug, &'entry str, &'entry [Slug])> + Clone,
    ) -> Shelves {
        let mut shelves = Shelves::default();
        for (place, (slug, title, _)) in entries.clone().enumerate() {
            shelves.entries.push((slug.clone(), title.to_owned()));
            shelves.places.entry(slug.clone()).or_insert(place);
            shelves.taken.entry(slug.clone()).or_insert(place);
        }
        for (place, (.., was)) in entries.clone().enumerate() {
            for slug in was {
                shelves.taken.entry(slug.clone()).or_insert(place);
            }
        }
        let mut name = |written: &str, place, by| {
            shelves
                .named
                .entry(Spelling::of(written))
                .or_insert((place, by));
        };
        for (place, (slug, ..)) in entries.clone().enumerate() {
            name(slug.as_str(), place, By::Slug);
        }
        for (place, (_, title, _)) in entries.clone().enumerate() {
            name(title, place, By::Title);
        }
        for (place, (.., was)) in entries.enumerate() {
            for slug in was {
                name(slug.as_str(), place, By::Former);
            }
        }
        shelves
    }

    /// What is meant by a written name.
    pub fn meaning(&self, written: &str) -> Meaning {
        let spelling = Spelling::of(written);
        match self.entry_named(&spelling) {
            Some((slug, title, _)) => Meaning {
                slug: slug.clone(),
                title: title.to_owned(),
                known: true,
            },
            None => Meaning {
                slug: self.address(&spelling),
                title: written.trim().to_owned(),
                known: false,
            },
        }
    }

    /// The key of what is meant by a written name.
    pub fn slug(&self, written: &str) -> Slug {
        let spelling = Spelling::of(written);
        match self.entry_named(&spelling) {
            Some((slug, ..)) => slug.clone(),
            None => self.address(&spelling),
        }
    }

    /// Whether the catalogue has an entry with this slug.
    pub fn knows(&self, slug: &Slug) -> bool {
        self.places.contains_key(slug)
    }

    /// The place of an entry in the catalogue, from 0.
    pub fn place(&self, slug: &Slug) -> Option<usize> {
        self.places.get(slug).copied()
    }

    /// The entry that this name leads to, and by what.
    pub fn entry_named(&self, spelling: &Spelling) -> Option<(&Slug, &str, By)> {
        let (place, by) = self.named.get(spelling)?;
        let (slug, title) = &self.entries[*place];
        Some((slug, title, *by))
    }

    /// Whether notes write a name that the catalogue does not explain.
    pub fn is_written(&self, spelling: &Spelling) -> bool {
        let (slug, _) = wanted(spelling);
        let mut words = self.unknown.get(&slug).into_iter().flatten();
        words.any(|word| word.spelling == *spelling)
    }

    /// The name of notes that stands at the address that this one would take from it.
    pub fn standing_at(&self, spelling: &Spelling) -> Option<&Spelling> {
        let (slug, says) = wanted(spelling);
        let words = self.unknown.get(&slug).into_iter().flatten();
        let mut words = words.map(|word| &word.spelling);
        let stands = |word: &&Spelling| *word != spelling && self.address(word) == slug;
        words.find(stands).filter(|_| says == Says::All)
    }

    /// The address of a name that the catalogue does not explain: the slug it would like to have,
    /// unless another is called that.
    pub fn address(&self, spelling: &Spelling) -> Slug {
        self.address_for(spelling, None)
    }

    /// The same for the entry `own`, whose slugs of today and of former days are its to use.
    pub fn address_for(&self, spelling: &Spelling, own: Option<&Slug>) -> Slug {
        match address::plain(spelling) {
            Some((slug, Says::All)) => slug,
            Some((slug, Says::Letters)) if self.is_free(&slug, spelling, own) => slug,
            _ => address::own(spelling),
        }
    }

    fn is_free(&self, slug: &Slug, of: &Spelling, own: Option<&Slug>) -> bool {
        let is_taken = self
            .taken
            .get(slug)
            .is_some_and(|by| Some(&self.entries[*by].0) != own);
        let mut words = self.unknown.get(slug).into_iter().flatten();
        let is_other = |word: &Word| word.says != Says::Sound && word.spelling != *of;
        !is_taken && !words.any(is_other)
    }

    /// Takes in a name that a note writes. True when the address of another is a new one by that.
    pub fn write(&mut self, written: &str) -> bool {
        let spelling = Spelling::of(written);
        if self.named.contains_key(&spelling) {
            return false;
        }
        let (slug, says) = wanted(&spelling);
        let words = self.unknown.entry(slug).or_default();
        if let Some(word) = words.iter_mut().find(|word| word.spelling == spelling) {
            word.times += 1;
            return false;
        }
        words.push(Word {
            spelling,
            says,
            times: 1,
        });
        says != Says::Sound && words.len() > 1
    }

    /// Forgets a name that a note wrote. True when the address of another is a new one by that.
    pub fn forget(&mut self, written: &str) -> bool {
        let spelling = Spelling::of(written);
        let (slug, says) = wanted(&spelling);
        let Some(words) = self.unknown.get_mut(&slug) else {
            return false;
        };
        let Some(at) = words.iter().position(|word| word.spelling == spelling) else {
            return false;
        };
        words[at].times -= 1;
        if words[at].times > 0 {
            return false;
        }
        words.swap_remove(at);
        if words.is_empty() {
            self.unknown.remove(&slug);
            return false;
        }
        says != Says::Sound
    }
}

/// The slug a name would like to have.
fn wanted(spelling: &Spelling) -> (Slug, Says) {
    address::plain(spelling).unwrap_or_else(|| (address::own(spelling), Says::Sound))
}
