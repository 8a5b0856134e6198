//! What the written names of topics, or of tags, mean: entries of the catalogue by slug, title or
//! former slug, and words that only notes know. Who is called what is one question for both.

use std::collections::HashMap;
use std::sync::Arc;

use super::Spelling;
use super::address::{self, Says};
use crate::Slug;
use crate::layered::Lists;

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
    known: Arc<Known>,
    /// The words of notes that no entry explains, by the slug they would like to have.
    unknown: Lists<Slug, Word>,
}

/// The names of a catalogue.
#[derive(Debug, Default)]
struct Known {
    /// The slug and the title of each entry of the catalogue.
    entries: Vec<(Slug, String)>,
    places: HashMap<Slug, usize>,
    named: HashMap<Spelling, (usize, By)>,
    /// The entry that each slug leads to, those of former days as well.
    taken: HashMap<Slug, usize>,
    /// The entry whose title is written as this slug is. It need not have that slug.
    titled: HashMap<Slug, usize>,
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
        let mut known = Known::default();
        for (place, (slug, title, _)) in entries.clone().enumerate() {
            known.entries.push((slug.clone(), title.to_owned()));
            known.places.entry(slug.clone()).or_insert(place);
            known.taken.entry(slug.clone()).or_insert(place);
        }
        for (place, (.., was)) in entries.clone().enumerate() {
            for slug in was {
                known.taken.entry(slug.clone()).or_insert(place);
            }
        }
        for (place, (_, title, _)) in entries.clone().enumerate() {
            if let Some((slug, Says::All)) = address::plain(&Spelling::of(title)) {
                known.titled.entry(slug).or_insert(place);
            }
        }
        let mut name = |written: &str, place, by| {
            known
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
        Shelves {
            known: Arc::new(known),
            unknown: Lists::default(),
        }
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
        self.known.places.contains_key(slug)
    }

    /// The place of an entry in the catalogue, from 0.
    pub fn place(&self, slug: &Slug) -> Option<usize> {
        self.known.places.get(slug).copied()
    }

    /// The entry that this name leads to, and by what.
    pub fn entry_named(&self, spelling: &Spelling) -> Option<(&Slug, &str, By)> {
        let (place, by) = self.known.named.get(spelling)?;
        let (slug, title) = &self.known.entries[*place];
        Some((slug, title, *by))
    }

    /// Whether notes write a name that the catalogue does not explain.
    pub fn is_written(&self, spelling: &Spelling) -> bool {
        let (slug, _) = wanted(spelling);
        let mut words = self.unknown.get(&slug).iter();
        words.any(|word| word.spelling == *spelling)
    }

    /// The name of notes that stands at the address that this one would take from it.
    pub fn standing_at(&self, spelling: &Spelling) -> Option<&Spelling> {
        let (slug, says) = wanted(spelling);
        let words = self.unknown.get(&slug).iter();
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
        let mut entries = self.known.at(slug);
        let is_taken = entries.any(|entry| Some(entry) != own);
        let mut words = self.unknown.get(slug).iter();
        let is_other = |word: &Word| word.says != Says::Sound && word.spelling != *of;
        !is_taken && !words.any(is_other)
    }

    /// Takes in a name that a note writes. True when the address of another is a new one by that.
    pub fn write(&mut self, written: &str) -> bool {
        let spelling = Spelling::of(written);
        if self.known.named.contains_key(&spelling) {
            return false;
        }
        let (slug, says) = wanted(&spelling);
        let is_taken = self.known.at(&slug).next().is_some();
        self.unknown.change(slug, |words| {
            if let Some(word) = words.iter_mut().find(|word| word.spelling == spelling) {
                word.times += 1;
                return false;
            }
            let moves = says != Says::Sound && !is_taken && has_one_that_moves(words);
            words.push(Word {
                spelling,
                says,
                times: 1,
            });
            moves
        })
    }

    /// Forgets a name that a note wrote. True when the address of another is a new one by that.
    pub fn forget(&mut self, written: &str) -> bool {
        let spelling = Spelling::of(written);
        let (slug, says) = wanted(&spelling);
        let is_taken = self.known.at(&slug).next().is_some();
        self.unknown.change(slug, |words| {
            let Some(at) = words.iter().position(|word| word.spelling == spelling) else {
                return false;
            };
            words[at].times -= 1;
            if words[at].times > 0 {
                return false;
            }
            words.swap_remove(at);
            says != Says::Sound && !is_taken && has_one_that_moves(words)
        })
    }

    /// Makes the next versions cheap.
    pub fn fold(&mut self) {
        self.unknown.fold();
    }
}

impl Known {
    /// The slugs of the entries that whoever writes this slug means, or was led to before.
    fn at(&self, slug: &Slug) -> impl Iterator<Item = &Slug> {
        let places = self
            .taken
            .get(slug)
            .into_iter()
            .chain(self.titled.get(slug));
        places.map(|place| &self.entries[*place].0)
    }
}

/// Whether among the words that want one slug is a single one that has it only as long as nobody
/// else is called that.
fn has_one_that_moves(words: &[Word]) -> bool {
    let mut spelled = words.iter().filter(|word| word.says != Says::Sound);
    let first = spelled.next().map(|word| word.says);
    first == Some(Says::Letters) && spelled.next().is_none()
}

/// The slug a name would like to have.
fn wanted(spelling: &Spelling) -> (Slug, Says) {
    address::plain(spelling).unwrap_or_else(|| (address::own(spelling), Says::Sound))
}
