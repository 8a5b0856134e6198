//! The one value that knows every name of a library: topics, tags and notes.
//!
//! It is built from the catalogue and the notes, and whoever has a written name asks it: renames,
//! search, the renderer, the gate, backlinks. Whoever wants to give a name claims it here. What is
//! deliberately not here: which headings a note has, which only its rendering tells.

mod address;
mod claim;
mod mentions;
mod references;
mod shelves;
mod spelling;

use std::sync::Arc;

use crate::{Catalogue, LinkKind, LinkOut, Note, NotePath, Slug, links};

pub(crate) use address::{alone, of_file};
pub(crate) use claim::Claimant;
pub use mentions::Mention;
pub use references::Meant;
pub use shelves::Meaning;
pub use spelling::{Spelling, composed};

use references::References;
use shelves::Shelves;

/// Every name of a library at one moment.
#[derive(Debug, Clone, Default)]
pub struct Names {
    tags: Arc<Shelves>,
    topics: Arc<Shelves>,
    notes: Arc<References>,
}

/// A written reference, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'names, 'written> {
    /// The note it means.
    pub note: Meant<'names>,
    /// The words of the heading behind its `#`.
    pub heading: Option<&'written str>,
}

impl Names {
    /// The names of a catalogue and of these notes.
    pub(crate) fn new<'note>(
        catalogue: &Catalogue,
        notes: impl IntoIterator<Item = &'note Note>,
    ) -> Names {
        let mut names = Names {
            notes: Arc::default(),
            ..Names::of(catalogue)
        };
        for note in notes {
            names.put(note);
        }
        names
    }

    /// These names under another catalogue.
    pub(crate) fn with_catalogue<'note>(
        &self,
        catalogue: &Catalogue,
        notes: impl IntoIterator<Item = &'note Note>,
    ) -> Names {
        let mut names = Names {
            notes: Arc::clone(&self.notes),
            ..Names::of(catalogue)
        };
        for note in notes {
            names.write(note);
        }
        names
    }

    fn of(catalogue: &Catalogue) -> Names {
        let tags = catalogue.tags.iter();
        let topics = catalogue.topics.iter();
        Names {
            tags: Arc::new(Shelves::of(
                tags.map(|tag| (&tag.slug, tag.title.as_str(), tag.was.as_slice())),
            )),
            topics: Arc::new(Shelves::of(
                topics.map(|topic| (&topic.slug, topic.title.as_str(), topic.was.as_slice())),
            )),
            notes: Arc::default(),
        }
    }

    /// Takes in the names of a note and those it writes. True when topics or tags of other notes
    /// have other addresses by that.
    pub(crate) fn put(&mut self, note: &Note) -> bool {
        Arc::make_mut(&mut self.notes).put(note);
        self.write(note)
    }

    fn write(&mut self, note: &Note) -> bool {
        let mut others = false;
        if !note.head.tags.is_empty() {
            let tags = Arc::make_mut(&mut self.tags);
            for tag in &note.head.tags {
                others |= tags.write(tag);
            }
        }
        if let Some(topic) = &note.head.topic {
            others |= Arc::make_mut(&mut self.topics).write(topic);
        }
        others
    }

    /// Forgets the names of a note and those it writes. True when topics or tags of other notes
    /// have other addresses by that.
    pub(crate) fn take(&mut self, note: &Note) -> bool {
        Arc::make_mut(&mut self.notes).take(note);
        self.rewrite(note, &[], None)
    }

    /// Takes in the names of a note in place of those it had. True when topics or tags of other notes
    /// have other addresses by that. Names that stay are not touched, and stay shared.
    pub(crate) fn exchange(&mut self, old: &Note, new: &Note) -> bool {
        let is_called_the_same =
            old.slug == new.slug && old.title == new.title && old.head.aliases == new.head.aliases;
        if !is_called_the_same {
            let notes = Arc::make_mut(&mut self.notes);
            notes.take(old);
            notes.put(new);
        }
        self.rewrite(old, &new.head.tags, new.head.topic.as_ref())
    }

    /// Lets a note write these tags and this topic in place of its own.
    fn rewrite(&mut self, old: &Note, tags: &[String], topic: Option<&String>) -> bool {
        let mut others = false;
        for (shelves, old, new) in [
            (&mut self.tags, old.head.tags.as_slice(), tags),
            (
                &mut self.topics,
                old.head.topic.as_slice(),
                topic.map_or(&[], std::slice::from_ref),
            ),
        ] {
            let (gone, come) = differing(old, new);
            if gone.is_empty() && come.is_empty() {
                continue;
            }
            let shelves = Arc::make_mut(shelves);
            for word in gone {
                others |= shelves.forget(word);
            }
            for word in come {
                others |= shelves.write(word);
            }
        }
        others
    }

    /// Makes the next versions cheap, for names that are kept.
    pub(crate) fn fold(&mut self) {
        Arc::make_mut(&mut self.tags).fold();
        Arc::make_mut(&mut self.topics).fold();
        Arc::make_mut(&mut self.notes).fold();
    }

    /// What is meant by a tag that is written as `written`.
    pub fn tag(&self, written: &str) -> Meaning {
        self.tags.meaning(written)
    }

    /// What is meant by a topic that is written as `written`.
    pub fn topic(&self, written: &str) -> Meaning {
        self.topics.meaning(written)
    }

    /// The key of the tag that is written as `written`.
    pub fn tag_slug(&self, written: &str) -> Slug {
        self.tags.slug(written)
    }

    /// The key of the topic that is written as `written`.
    pub fn topic_slug(&self, written: &str) -> Slug {
        self.topics.slug(written)
    }

    /// Whether the catalogue has a tag with this slug.
    pub fn knows_tag(&self, slug: &Slug) -> bool {
        self.tags.knows(slug)
    }

    /// Whether the catalogue has a topic with this slug.
    pub fn knows_topic(&self, slug: &Slug) -> bool {
        self.topics.knows(slug)
    }

    /// The number of a topic in the author's order, counted from 1.
    pub fn topic_number(&self, slug: &Slug) -> Option<usize> {
        Some(self.topics.place(slug)? + 1)
    }

    /// The note that a name in double brackets means in the note `from`, and the heading. An empty
    /// name is that of the note itself.
    pub fn reference<'names, 'written>(
        &'names self,
        from: &'names NotePath,
        written: &'written str,
    ) -> Reference<'names, 'written> {
        let Some((name, heading)) = written.split_once('#') else {
            return Reference {
                note: self.note(from, written),
                heading: None,
            };
        };
        // A title may have a # of its own: `C# tips`. Without a heading behind it, it is one: who writes
        // `C#` never means `C`.
        let whole = self.note(from, written);
        let is_name = heading.trim().is_empty() && !name.trim().is_empty();
        if is_name || whole != Meant::Nothing {
            return Reference {
                note: whole,
                heading: None,
            };
        }
        Reference {
            note: match name.trim() {
                "" => Meant::One(from),
                name => self.note(from, name),
            },
            heading: Some(heading.trim()),
        }
    }

    /// The note that a name without a heading means in the note `from`.
    pub fn note(&self, from: &NotePath, name: &str) -> Meant<'_> {
        self.notes.meant(from, name)
    }

    /// The notes and pages with this slug, by path.
    pub fn with_slug(&self, slug: &Slug) -> &[NotePath] {
        self.notes.with_slug(slug)
    }

    /// The address that a topic or tag had in older exports, where it has another one since.
    pub fn former_address(title: &str, today: &Slug) -> Option<Slug> {
        address::former(title, today)
    }

    /// The address that a note had in older exports, where it has another one since.
    pub fn former_address_of(note: &Note) -> Option<Slug> {
        match note.head.slug {
            Some(_) => None,
            None => address::former_of_file(note.path.stem(), &note.slug),
        }
    }

    /// The note at this path, whatever the form in which its letters are composed. `is_there` tells
    /// whether a note stands at a path.
    pub(crate) fn at(&self, path: &str, is_there: impl Fn(&NotePath) -> bool) -> Option<NotePath> {
        let exact = NotePath::new(path).ok().filter(|path| is_there(path));
        exact.or_else(|| self.notes.composed(path, is_there))
    }

    /// The note that a link in the note `from` leads to. `is_there` tells whether a note stands at a
    /// path.
    pub(crate) fn leads_to(
        &self,
        from: &NotePath,
        link: &LinkOut,
        is_there: impl Fn(&NotePath) -> bool,
    ) -> Option<NotePath> {
        match link.kind {
            LinkKind::Note => self.at(&links::resolve(from, &link.target)?, is_there),
            LinkKind::Wiki | LinkKind::Embed => {
                let written = link.written();
                self.reference(from, &written).note.one().cloned()
            }
            LinkKind::Media | LinkKind::External => None,
        }
    }
}

/// The words that only the old list has, and those that only the new one has, each as often as it
/// has them more often than the other.
fn differing<'a>(old: &'a [String], new: &'a [String]) -> (Vec<&'a str>, Vec<&'a str>) {
    if old == new {
        return (Vec::new(), Vec::new());
    }
    let sorted = |words: &'a [String]| {
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.into_iter().peekable()
    };
    let (mut old, mut new) = (sorted(old), sorted(new));
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    loop {
        match (old.peek(), new.peek()) {
            (Some(one), Some(other)) if one == other => {
                old.next();
                new.next();
            }
            (Some(one), Some(other)) if one < other => gone.extend(old.next()),
            (_, Some(_)) => come.extend(new.next()),
            (_, None) => break,
        }
    }
    gone.extend(old);
    (gone, come)
}

#[cfg(test)]
mod tests;
