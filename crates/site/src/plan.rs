//! Which notes are on the site, in which order, under which topics and tags, and what leads to them.
//!
//! Everything asked for more than once is looked up in the maps of a [`Roster`], which is made once for
//! a snapshot of a library, so that a site of ten times the notes takes ten times as long. The pages
//! themselves are in `pages/`.

mod edited;
mod edited_note;
mod fingerprint;
mod known_places;
mod media;
mod mentions;
mod places;
mod related;
mod roster;
mod taxonomy;

use crate::source::Source;
use domain::{Library, LinkOut, Note, NotePath, Slug, newest_first};
use edited_note::EditedNote;
use known_places::KnownPlaces;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;
use taxonomy::{Taxonomy, Terms};

pub(crate) use roster::{Roster, Rosters};

/// A library as the readers of its site see it.
pub(crate) struct Plan<'a> {
    pub source: &'a dyn Source,
    pub library: &'a Library,
    roster: &'a Roster,
    /// The one note that is another than the roster has it.
    edited: Option<EditedNote<'a>>,
    /// The notes of the roster; of a plan with an edited note nobody draws up lists.
    notes: Vec<&'a Note>,
    /// The pages of the roster.
    pages: Vec<&'a Note>,
    /// The media with letters beyond ASCII, by their composed addresses.
    media: OnceLock<HashMap<String, String>>,
    /// The media by their names, in small letters.
    media_by_name: OnceLock<HashMap<String, Vec<String>>>,
    /// The places of notes that links ask for.
    places: KnownPlaces,
}

impl<'a> Plan<'a> {
    /// The plan of the library that the roster is of.
    pub fn new(source: &'a dyn Source, roster: &'a Roster) -> Plan<'a> {
        Plan {
            source,
            library: &roster.library,
            roster,
            edited: None,
            notes: roster.notes.iter().map(AsRef::as_ref).collect(),
            pages: roster.pages.iter().map(AsRef::as_ref).collect(),
            media: OnceLock::new(),
            media_by_name: OnceLock::new(),
            places: KnownPlaces::default(),
        }
    }

    /// Notes on the site, newest first; no pages.
    pub fn notes(&self) -> Cow<'_, [&'a Note]> {
        match &self.edited {
            None => Cow::Borrowed(&self.notes),
            Some(_) => Cow::Owned(self.notes_with_edited()),
        }
    }

    /// Pages on the site, by path.
    pub fn pages(&self) -> Cow<'_, [&'a Note]> {
        match &self.edited {
            None => Cow::Borrowed(&self.pages),
            Some(_) => Cow::Owned(self.pages_with_edited()),
        }
    }

    /// Everything on the site: its notes, then its pages.
    pub fn shown(&self) -> Vec<&'a Note> {
        [self.notes(), self.pages()].concat()
    }

    /// Whether readers see this note.
    pub fn is_shown(&self, path: &NotePath) -> bool {
        match &self.edited {
            Some(edited) if edited.note.path == *path => edited.is_shown,
            _ => self.roster.places.contains_key(path) || self.roster.shown_pages.contains(path),
        }
    }

    /// Notes on the site that link to this one, newest first.
    pub fn linking_to(&self, note: &Note) -> Vec<&'a Note> {
        let leads_here = |other: &Note, link: &LinkOut| {
            let to = self.library.leads_to(&other.path, link);
            to.is_some_and(|to| to.path == note.path)
        };
        let mentions = self.roster.mentions.to(note);
        let mut places: Vec<usize> = mentions
            .filter(|(from, _)| **from != note.path)
            .filter_map(|(from, link)| {
                let place = *self.roster.places.get(from)?;
                let other = self.at(place)?;
                leads_here(other, other.links.get(link)?).then_some(place)
            })
            .collect();
        places.sort_unstable();
        places.dedup();
        let notes = places.into_iter().filter_map(|place| self.at(place));
        self.joined(notes.collect(), |edited| {
            let mut links = edited.links.iter();
            edited.path != note.path && links.any(|link| leads_here(edited, link))
        })
    }

    /// The next older and the next newer note.
    pub fn neighbours(&self, note: &Note) -> (Option<&'a Note>, Option<&'a Note>) {
        if self.is_edited(&note.path) {
            return self.neighbours_of_edited(note);
        }
        let notes = self.notes();
        let place = notes.partition_point(|other| newest_first(other, note).is_lt());
        if notes.get(place).is_none_or(|there| there.path != note.path) {
            return (None, None);
        }
        let newer = place.checked_sub(1).and_then(|at| notes.get(at));
        (notes.get(place + 1).copied(), newer.copied())
    }

    /// Notes on the site with this tag, newest first.
    pub fn with_tag(&self, tag: &Slug) -> Vec<&'a Note> {
        self.with_term(Taxonomy::Tags, tag)
    }

    /// Notes on the site under this topic, newest first.
    pub fn with_topic(&self, topic: &Slug) -> Vec<&'a Note> {
        self.with_term(Taxonomy::Topics, topic)
    }

    /// Whether readers can find this tag.
    pub fn has_tag(&self, tag: &Slug) -> bool {
        self.is_used(Taxonomy::Tags, tag)
    }

    /// Whether readers can find this topic.
    pub fn has_topic(&self, topic: &Slug) -> bool {
        self.roster.topics.knows(topic) || self.is_used(Taxonomy::Topics, topic)
    }

    /// Whether a note of the site is of this year.
    pub fn has_year(&self, year: i16) -> bool {
        let is_of = |note: &Note| note.head.date.is_some_and(|date| date.year() == year);
        let notes = &self.roster.notes;
        // The newest first, those without a date last.
        let from = notes.partition_point(|note| {
            let date = note.head.date;
            date.is_some_and(|date| date.year() > year)
        });
        let mut of_year = notes[from..].iter().take_while(|note| is_of(note));
        of_year.any(|note| !self.is_edited(&note.path)) || self.edited_on_site().is_some_and(is_of)
    }

    /// Tags that readers can find, by slug.
    pub fn tags(&self) -> Vec<&'a Slug> {
        self.used(Taxonomy::Tags)
    }

    /// Topics that readers can find: the catalogue's in order, then the unknown ones of notes.
    pub fn topics(&self) -> Vec<&'a Slug> {
        let known = self.library.catalogue().topics.iter();
        let unknown = self.used(Taxonomy::Topics).into_iter();
        let unknown = unknown.filter(|slug| !self.roster.topics.knows(slug));
        known.map(|topic| &topic.slug).chain(unknown).collect()
    }

    fn terms(&self, taxonomy: Taxonomy) -> &'a Terms {
        match taxonomy {
            Taxonomy::Tags => &self.roster.tags,
            Taxonomy::Topics => &self.roster.topics,
        }
    }

    fn with_term(&self, taxonomy: Taxonomy, slug: &Slug) -> Vec<&'a Note> {
        let places = self.terms(taxonomy).places(slug).iter();
        let notes = places.filter_map(|place| self.at(*place));
        self.joined(notes.collect(), |note| taxonomy.terms(note).contains(slug))
    }

    fn is_used(&self, taxonomy: Taxonomy, slug: &Slug) -> bool {
        let mut places = self.terms(taxonomy).places(slug).iter();
        let edited = self.edited_on_site();
        places.any(|place| self.at(*place).is_some())
            || edited.is_some_and(|note| taxonomy.terms(note).contains(slug))
    }

    fn used(&self, taxonomy: Taxonomy) -> Vec<&'a Slug> {
        let of_edited = self.edited_on_site().map(|note| taxonomy.terms(note));
        let others = self.terms(taxonomy).used();
        let others = others.filter(|slug| self.edited.is_none() || self.is_used(taxonomy, slug));
        let mut used: Vec<&Slug> = others.chain(of_edited.unwrap_or_default()).collect();
        used.sort_unstable();
        used.dedup();
        used
    }

    fn title<'s>(&'s self, taxonomy: Taxonomy, slug: &'s Slug) -> &'s str {
        let terms = self.terms(taxonomy);
        let known = terms.title(slug);
        known.unwrap_or_else(|| self.called(taxonomy, terms, slug))
    }

    /// "01" for the first topic of the catalogue.
    pub fn number(&self, slug: &Slug) -> Option<String> {
        let place = self.roster.topics.number(slug)?;
        Some(format!("{:02}", place + 1))
    }

    /// What the catalogue, else the newest note under it, calls a topic.
    pub fn topic_title<'s>(&'s self, slug: &'s Slug) -> &'s str {
        self.title(Taxonomy::Topics, slug)
    }

    /// What the catalogue, else the newest note with it, calls a tag.
    pub fn tag_title<'s>(&'s self, slug: &'s Slug) -> &'s str {
        self.title(Taxonomy::Tags, slug)
    }
}
