//! Which notes are on the site and how pages speak of them: entries, links, numbers of topics.
//! The pages themselves are in `pages/`.

use crate::addresses;
use crate::around::address_of;
use crate::context::{Day, Entry, Link, TopicLink};
use crate::source::Source;
use crate::standpoint::Standpoint;
use domain::{Date, Drafts, Library, LinkKind, Note, NotePath, Slug, links};
use std::collections::{BTreeMap, BTreeSet};

/// A library as the readers of its site see it.
pub(crate) struct Plan<'a> {
    pub source: &'a dyn Source,
    pub library: &'a Library,
    /// Notes on the site, newest first; no standing pages.
    pub notes: Vec<&'a Note>,
    /// Standing pages on the site, by path.
    pub pages: Vec<&'a Note>,
    shown: BTreeSet<&'a NotePath>,
    backlinks: BTreeMap<&'a NotePath, Vec<&'a Note>>,
}

impl<'a> Plan<'a> {
    pub fn new(source: &'a dyn Source, today: Date, drafts: Drafts) -> Plan<'a> {
        let library = source.library();
        let notes = library.exported(today, drafts);
        let pages = library.exported_pages(today, drafts);
        let shown = notes.iter().chain(&pages).map(|note| &note.path).collect();
        let backlinks = backlinks(library, &notes);
        Plan {
            source,
            library,
            notes,
            pages,
            shown,
            backlinks,
        }
    }

    /// Whether readers see this note.
    pub fn is_shown(&self, path: &NotePath) -> bool {
        self.shown.contains(path)
    }

    /// Notes on the site that link to this one, newest first.
    pub fn linking_to(&self, note: &Note) -> &[&'a Note] {
        self.backlinks.get(&note.path).map_or(&[], Vec::as_slice)
    }

    /// Notes on the site with this tag, newest first.
    pub fn with_tag(&self, tag: &Slug) -> Vec<&'a Note> {
        let has = |note: &&Note| note.tags.contains(tag);
        self.notes.iter().copied().filter(has).collect()
    }

    /// Notes on the site under this topic, newest first.
    pub fn with_topic(&self, topic: &Slug) -> Vec<&'a Note> {
        let has = |note: &&Note| note.topic.as_ref() == Some(topic);
        self.notes.iter().copied().filter(has).collect()
    }

    /// Tags that readers can find, by slug.
    pub fn tags(&self) -> BTreeSet<&'a Slug> {
        self.notes.iter().flat_map(|note| &note.tags).collect()
    }

    /// Topics that readers can find: the catalogue's in order, then the unknown ones of notes.
    pub fn topics(&self) -> Vec<&'a Slug> {
        let mut topics: Vec<&Slug> = self
            .library
            .catalogue()
            .topics
            .iter()
            .map(|t| &t.slug)
            .collect();
        let written: BTreeSet<&Slug> = self.notes.iter().filter_map(|n| n.topic.as_ref()).collect();
        let unknown: Vec<&Slug> = written
            .into_iter()
            .filter(|slug| !topics.contains(slug))
            .collect();
        topics.extend(unknown);
        topics
    }

    pub fn topic_link(&self, slug: &Slug, from: Standpoint<'_>) -> TopicLink {
        TopicLink {
            title: self.topic_title(slug),
            href: from.href(&addresses::topic(slug.as_str())),
            number: self.number(slug),
        }
    }

    /// "01" for the first topic of the catalogue.
    pub fn number(&self, slug: &Slug) -> Option<String> {
        let place = self
            .library
            .catalogue()
            .topics
            .iter()
            .position(|topic| topic.slug == *slug)?;
        Some(format!("{:02}", place + 1))
    }

    pub fn topic_title(&self, slug: &Slug) -> String {
        match self.library.catalogue().topic(slug) {
            Some(topic) => topic.title.clone(),
            None => self.written(slug, |note| note.head.topic.iter().collect()),
        }
    }

    pub fn tag_title(&self, slug: &Slug) -> String {
        match self.library.catalogue().tag(slug) {
            Some(tag) => tag.title.clone(),
            None => self.written(slug, |note| note.head.tags.iter().collect()),
        }
    }

    /// How the first note that uses an unknown topic or tag writes it.
    fn written(&self, slug: &Slug, words: impl Fn(&Note) -> Vec<&String>) -> String {
        self.notes
            .iter()
            .flat_map(|note| words(note))
            .find(|word| Slug::from_title(word).as_ref() == Some(slug))
            .cloned()
            .unwrap_or_else(|| slug.as_str().to_owned())
    }

    pub fn tag_links(&self, note: &Note, from: Standpoint<'_>) -> Vec<Link> {
        let link = |tag: &Slug| Link {
            title: self.tag_title(tag),
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

fn backlinks<'a>(
    library: &'a Library,
    notes: &[&'a Note],
) -> BTreeMap<&'a NotePath, Vec<&'a Note>> {
    let mut backlinks: BTreeMap<&NotePath, Vec<&Note>> = BTreeMap::new();
    for note in notes {
        let leads_to = note.links.iter().filter_map(|link| match link.kind {
            LinkKind::Note => {
                let path = NotePath::new(&links::resolve(&note.path, &link.target)?).ok()?;
                library.note(&path)
            }
            LinkKind::Wiki => library.by_slug(&Slug::from_title(&link.target)?),
            LinkKind::Media | LinkKind::External => None,
        });
        let reached: BTreeSet<&NotePath> = leads_to.map(|other| &other.path).collect();
        for path in reached.into_iter().filter(|path| **path != note.path) {
            backlinks.entry(path).or_default().push(note);
        }
    }
    backlinks
}
