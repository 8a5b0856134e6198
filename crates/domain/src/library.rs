//! All notes with the catalogue and the settings: what is asked about more than one note.
//!
//! A library is a value. A changed note makes a new library that shares all other notes with the
//! old one, so a page that is being rendered never sees half of a change.

mod counts;
mod problems;
mod twins;

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::layered::Ordered;
use crate::{Catalogue, Date, LinkOut, Names, Note, NotePath, Problem, SiteSettings, Slug, State};

pub use counts::{TagCount, TopicCount};

/// Whether notes that are not ready count as exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    /// Drafts and notes of a later day stay out.
    #[default]
    Leave,
    /// Every note is in.
    Include,
}

/// What a change of one note does to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Their topics and tags are what they were.
    Itself,
    /// A topic or tag of theirs has another address: another note has come or gone that writes a name
    /// like theirs.
    Others,
}

/// A note that is not the very same in two libraries: as it was, and as it is.
#[derive(Debug, Clone, Copy)]
pub struct Changed<'a> {
    /// The note before; none when it is new.
    pub was: Option<&'a Arc<Note>>,
    /// The note now; none when it is gone.
    pub now: Option<&'a Arc<Note>>,
}

/// A library of notes at one moment.
#[derive(Debug, Clone, Default)]
pub struct Library {
    notes: Ordered<NotePath, Note>,
    names: Names,
    catalogue: Arc<Catalogue>,
    settings: Arc<SiteSettings>,
    problems: Arc<Vec<Problem>>,
}

impl Library {
    /// The library of these notes. `problems` are those of `site.toml` and `catalogue.toml`.
    pub fn new(
        notes: impl IntoIterator<Item = Note>,
        catalogue: Catalogue,
        settings: SiteSettings,
        problems: Vec<Problem>,
    ) -> Library {
        let notes: BTreeMap<NotePath, Note> = notes
            .into_iter()
            .map(|note| (note.path.clone(), note))
            .collect();
        let mut library = Library {
            names: Names::new(&catalogue, notes.values()),
            catalogue: Arc::new(catalogue),
            settings: Arc::new(settings),
            problems: Arc::new(problems),
            ..Library::default()
        };
        let resolved = notes.into_iter().map(|(path, mut note)| {
            library.resolve(&mut note);
            (path, Arc::new(note))
        });
        library.notes = resolved.collect();
        library
    }

    /// This library with `note` in place of what was at its path.
    pub fn with_note(&self, note: Note) -> Library {
        self.with(vec![note], &[])
    }

    /// This library without the note at `path`.
    pub fn without_note(&self, path: &NotePath) -> Library {
        self.with(Vec::new(), std::slice::from_ref(path))
    }

    /// This library without the notes at the paths `taken`, and with the notes `put` in place of
    /// what was at theirs.
    pub fn with(&self, put: Vec<Note>, taken: &[NotePath]) -> Library {
        let mut library = self.clone();
        library.notes.fold(put.len() + taken.len());
        let mut others = false;
        for path in taken {
            others |= library.take(path);
        }
        for note in put {
            others |= library.put(note);
        }
        if others {
            library.resolve_all();
        }
        library.names.fold();
        library
    }

    /// This library with `note` in place of what was at its path, and what that does to the others.
    /// For a library that is looked at and dropped, such as one for each key that is pressed: what
    /// it costs does not follow from the number of notes, as long as it does nothing to others.
    pub fn edited(&self, note: Note) -> (Library, Reach) {
        let mut library = self.clone();
        if !library.put(note) {
            return (library, Reach::Itself);
        }
        library.resolve_all();
        (library, Reach::Others)
    }

    /// This library with another catalogue; the topics and tags of all notes are resolved anew.
    pub fn with_catalogue(&self, catalogue: Catalogue) -> Library {
        let mut library = self.clone();
        library.names = self.names.with_catalogue(&catalogue, self.all());
        library.catalogue = Arc::new(catalogue);
        library.resolve_all();
        library
    }

    /// This library with other settings.
    pub fn with_settings(&self, settings: SiteSettings) -> Library {
        Library {
            settings: Arc::new(settings),
            ..self.clone()
        }
    }

    /// This library with these problems of `site.toml` and `catalogue.toml`.
    pub fn with_problems(&self, problems: Vec<Problem>) -> Library {
        Library {
            problems: Arc::new(problems),
            ..self.clone()
        }
    }

    /// True when topics or tags of other notes have other addresses by that.
    fn put(&mut self, mut note: Note) -> bool {
        let others = match self.notes.get(&note.path) {
            Some(old) => self.names.exchange(old, &note),
            None => self.names.put(&note),
        };
        self.resolve(&mut note);
        self.notes.set(note.path.clone(), Some(Arc::new(note)));
        others
    }

    fn take(&mut self, path: &NotePath) -> bool {
        let Some(old) = self.notes.get(path).map(Arc::clone) else {
            return false;
        };
        self.notes.set(path.clone(), None);
        self.names.take(&old)
    }

    fn resolve(&self, note: &mut Note) {
        let topic = note.head.topic.as_deref();
        note.topic = topic.map(|topic| self.names.topic_slug(topic));
        let mut seen = HashSet::with_capacity(note.head.tags.len());
        let tags = note.head.tags.iter().map(|tag| self.names.tag_slug(tag));
        note.tags = tags.filter(|slug| seen.insert(slug.clone())).collect();
    }

    /// Finds anew what the topics and tags of all notes are. Notes that are not touched by that stay
    /// shared.
    fn resolve_all(&mut self) {
        let resolved = self.notes.iter().map(|(path, note)| {
            let mut resolved = Note::clone(note);
            self.resolve(&mut resolved);
            let is_same = resolved.tags == note.tags && resolved.topic == note.topic;
            let note = match is_same {
                true => Arc::clone(note),
                false => Arc::new(resolved),
            };
            (path.clone(), note)
        });
        self.notes = resolved.collect();
    }

    /// The notes whose topic or tags are others than in the library `before`, though their own text
    /// may be the same: another note has come or gone that writes a name like theirs.
    pub fn renamed_since<'a>(&'a self, before: &'a Library) -> impl Iterator<Item = &'a NotePath> {
        self.changed_since(before)
            .filter_map(|Changed { was, now }| {
                let (was, now) = (was?, now?);
                let is_same = now.tags == was.tags && now.topic == was.topic;
                (!is_same).then_some(&now.path)
            })
    }

    /// The notes that are not the very same as in the library `before`, by path.
    pub fn changed_since<'a>(&'a self, before: &'a Library) -> impl Iterator<Item = Changed<'a>> {
        let differences = self.notes.differences(&before.notes).into_iter();
        differences.map(|(_, now, was)| Changed { was, now })
    }

    /// Every name of the library, and what is meant by it.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The note at a path of the library, whatever the form in which its letters are composed.
    pub fn at(&self, path: &str) -> Option<&Note> {
        let path = self.names.at(path, |path| self.notes.has(path))?;
        self.note(&path)
    }

    /// The note that this link in the note `from` leads to.
    pub fn leads_to(&self, from: &NotePath, link: &LinkOut) -> Option<&Note> {
        let is_there = |path: &NotePath| self.notes.has(path);
        self.note(&self.names.leads_to(from, link, is_there)?)
    }

    /// The note or page at `path`.
    pub fn note(&self, path: &NotePath) -> Option<&Note> {
        self.notes.get(path).map(Arc::as_ref)
    }

    /// Notes and pages by path.
    pub fn all(&self) -> impl Iterator<Item = &Note> {
        self.shared().map(Arc::as_ref)
    }

    /// Notes and pages by path, for who keeps them longer than the library.
    pub fn shared(&self) -> impl Iterator<Item = &Arc<Note>> {
        self.notes.iter().map(|(_, note)| note)
    }

    /// The notes by path, without the pages.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.all().filter(|note| !note.path.is_page())
    }

    /// The pages by path.
    pub fn pages(&self) -> impl Iterator<Item = &Note> {
        self.all().filter(|note| note.path.is_page())
    }

    /// The note, else the page, with this slug; the first by path when there are several.
    pub fn by_slug(&self, slug: &Slug) -> Option<&Note> {
        let paths = self.names.with_slug(slug);
        let path = paths.iter().find(|path| !path.is_page()).or(paths.first());
        self.note(path?)
    }

    /// All notes and pages with this slug, by path.
    pub fn with_slug(&self, slug: &Slug) -> impl Iterator<Item = &Note> {
        let paths = self.names.with_slug(slug).iter();
        paths.filter_map(|path| self.note(path))
    }

    /// The topics, tags and their former names.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The settings of the site.
    pub fn settings(&self) -> &SiteSettings {
        &self.settings
    }

    /// The problems of `site.toml` and `catalogue.toml`.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The notes that a site of the day `today` shows: the newest first, undated ones last.
    pub fn exported(&self, today: Date, drafts: Drafts) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self
            .notes()
            .filter(|note| is_exported(note, today, drafts))
            .collect();
        notes.sort_by(|one, other| newest_first(one, other));
        notes
    }

    /// The pages that a site of the day `today` shows, by path.
    pub fn exported_pages(&self, today: Date, drafts: Drafts) -> Vec<&Note> {
        self.pages()
            .filter(|page| is_exported(page, today, drafts))
            .collect()
    }
}

/// The order of notes in lists: the newest first, undated ones last, those of one day by path.
pub fn newest_first(one: &Note, other: &Note) -> Ordering {
    (other.head.date.cmp(&one.head.date)).then_with(|| one.path.cmp(&other.path))
}

/// True when a site of the day `today` shows `note`.
pub fn is_exported(note: &Note, today: Date, drafts: Drafts) -> bool {
    match (drafts, note.head.state) {
        (Drafts::Include, _) => true,
        (Drafts::Leave, State::Draft) => false,
        (Drafts::Leave, State::Ready) => note.head.date.is_none_or(|date| date <= today),
        (Drafts::Leave, State::Scheduled) => note.head.date.is_some_and(|date| date <= today),
    }
}

#[cfg(test)]
mod tests;
