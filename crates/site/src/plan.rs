//! Which notes are on the site and how pages speak of them: entries, links, numbers of topics.
//!
//! Everything asked for more than once is looked up in maps that are built once, so that a site of
//! ten times the notes takes ten times as long. The pages themselves are in `pages/`.

mod backlinks;
mod print;
mod related;
mod shelves;

use crate::addresses;
use crate::around::address_of;
use crate::context::{Day, Entry, Link, TopicLink};
use crate::source::Source;
use crate::standpoint::Standpoint;
use domain::{Date, Drafts, Library, Note, NotePath, Slug, composed};
use shelves::Shelves;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A library as the readers of its site see it.
pub(crate) struct Plan<'a> {
    pub source: &'a dyn Source,
    pub library: &'a Library,
    /// Notes on the site, newest first; no standing pages.
    pub notes: Vec<&'a Note>,
    /// Standing pages on the site, by path.
    pub pages: Vec<&'a Note>,
    /// Where each note stands in `notes`.
    places: HashMap<&'a NotePath, usize>,
    shown: HashSet<&'a NotePath>,
    tags: Shelves<'a>,
    topics: Shelves<'a>,
    backlinks: HashMap<&'a NotePath, Vec<&'a Note>>,
    /// The media with letters beyond ASCII, by their composed addresses.
    media: OnceLock<HashMap<String, String>>,
}

impl<'a> Plan<'a> {
    pub fn new(source: &'a dyn Source, today: Date, drafts: Drafts) -> Plan<'a> {
        let library = source.library();
        let notes = library.exported(today, drafts);
        let pages = library.exported_pages(today, drafts);
        let places = notes.iter().enumerate();
        Plan {
            source,
            library,
            places: places.map(|(place, note)| (&note.path, place)).collect(),
            shown: notes.iter().chain(&pages).map(|note| &note.path).collect(),
            tags: Shelves::of_tags(library, &notes),
            topics: Shelves::of_topics(library, &notes),
            backlinks: backlinks::of(library, &notes),
            media: OnceLock::new(),
            notes,
            pages,
        }
    }

    /// The address by which the disk has what stands at `address` in `media/`, whatever the form in
    /// which either composes its letters.
    pub fn on_disk(&self, address: String) -> String {
        if address.is_ascii() || self.source.media(&address).is_some() {
            return address;
        }
        let listed = self.media.get_or_init(|| {
            let listing = self.source.media_listing().unwrap_or_default();
            let odd = listing.files.into_iter().filter(|file| !file.is_ascii());
            odd.map(|file| (composed(&file).into_owned(), file))
                .collect()
        });
        let found = listed.get(composed(&address).as_ref());
        found.cloned().unwrap_or(address)
    }

    /// Whether readers see this note.
    pub fn is_shown(&self, path: &NotePath) -> bool {
        self.shown.contains(path)
    }

    /// Notes on the site that link to this one, newest first.
    pub fn linking_to(&self, note: &Note) -> &[&'a Note] {
        self.backlinks.get(&note.path).map_or(&[], Vec::as_slice)
    }

    /// The next older and the next newer note.
    pub fn neighbours(&self, note: &Note) -> (Option<&'a Note>, Option<&'a Note>) {
        let Some(place) = self.places.get(&note.path) else {
            return (None, None);
        };
        let newer = place.checked_sub(1).and_then(|at| self.notes.get(at));
        (self.notes.get(place + 1).copied(), newer.copied())
    }

    /// Notes on the site with this tag, newest first.
    pub fn with_tag(&self, tag: &Slug) -> &[&'a Note] {
        self.tags.notes(tag)
    }

    /// Notes on the site under this topic, newest first.
    pub fn with_topic(&self, topic: &Slug) -> &[&'a Note] {
        self.topics.notes(topic)
    }

    /// Tags that readers can find, by slug.
    pub fn tags(&self) -> impl Iterator<Item = &'a Slug> {
        self.tags.used()
    }

    /// Topics that readers can find: the catalogue's in order, then the unknown ones of notes.
    pub fn topics(&self) -> Vec<&'a Slug> {
        let known = self.library.catalogue().topics.iter();
        let unknown = self.topics.used().filter(|slug| !self.topics.knows(slug));
        known.map(|topic| &topic.slug).chain(unknown).collect()
    }

    pub fn topic_link(&self, slug: &Slug, from: Standpoint<'_>) -> TopicLink {
        TopicLink {
            title: self.topic_title(slug).to_owned(),
            href: from.href(&addresses::topic(slug.as_str())),
            number: self.number(slug),
        }
    }

    /// "01" for the first topic of the catalogue.
    pub fn number(&self, slug: &Slug) -> Option<String> {
        let place = self.topics.number(slug)?;
        Some(format!("{:02}", place + 1))
    }

    pub fn topic_title<'s>(&'s self, slug: &'s Slug) -> &'s str {
        self.topics.title(slug)
    }

    pub fn tag_title<'s>(&'s self, slug: &'s Slug) -> &'s str {
        self.tags.title(slug)
    }

    pub fn tag_links(&self, note: &Note, from: Standpoint<'_>) -> Vec<Link> {
        let link = |tag: &Slug| Link {
            title: self.tag_title(tag).to_owned(),
            href: from.href(&addresses::tag(tag.as_str())),
        };
        note.tags.iter().map(link).collect()
    }

    pub fn link(&self, note: &Note, from: Standpoint<'_>) -> Link {
        Link {
            title: note.title.clone(),
            href: from.href(&address_of(note)),
        }
    }

    pub fn entry(&self, note: &Note, from: Standpoint<'_>) -> Entry {
        let Link { title, href } = self.link(note, from);
        Entry {
            title,
            href,
            summary: note.head.summary.clone(),
            date: note.head.date.map(Day::of),
            tags: self.tag_links(note, from),
            topic: note
                .topic
                .as_ref()
                .map(|topic| self.topic_link(topic, from)),
            state: note.head.state.as_str(),
        }
    }

    pub fn entries(&self, notes: &[&Note], from: Standpoint<'_>) -> Vec<Entry> {
        notes.iter().map(|note| self.entry(note, from)).collect()
    }
}
