//! All notes with the catalogue and the settings: what is asked about more than one note.
//!
//! A library is a value. A changed note makes a new library that shares all other notes with the
//! old one, so a page that is being rendered never sees half of a change.

mod counts;
mod names;
mod problems;
mod twins;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::{Catalogue, Date, Note, NotePath, Problem, SiteSettings, Slug, State};

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

/// A library of notes at one moment.
#[derive(Debug, Clone, Default)]
pub struct Library {
    notes: Arc<BTreeMap<NotePath, Arc<Note>>>,
    slugs: Arc<HashMap<Slug, Vec<NotePath>>>,
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
        let mut library = Library {
            catalogue: Arc::new(catalogue),
            settings: Arc::new(settings),
            problems: Arc::new(problems),
            ..Library::default()
        };
        for note in notes {
            library.put(note);
        }
        library
    }

    /// This library with `note` in place of what was at its path.
    pub fn with_note(&self, note: Note) -> Library {
        let mut library = self.clone();
        library.put(note);
        library
    }

    /// This library without the note at `path`.
    pub fn without_note(&self, path: &NotePath) -> Library {
        let mut library = self.clone();
        library.take(path);
        library
    }

    /// This library with another catalogue; the topics and tags of all notes are resolved anew.
    pub fn with_catalogue(&self, catalogue: Catalogue) -> Library {
        let mut library = self.clone();
        library.catalogue = Arc::new(catalogue);
        let resolved = self.notes.iter().map(|(path, note)| {
            let mut note = Note::clone(note);
            library.resolve(&mut note);
            (path.clone(), Arc::new(note))
        });
        let resolved = resolved.collect();
        library.notes = Arc::new(resolved);
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

    fn put(&mut self, mut note: Note) {
        self.resolve(&mut note);
        // Most changes leave the slug alone; then the index of slugs stays shared.
        let is_same_slug = |old: &Arc<Note>| old.slug == note.slug;
        if self.notes.get(&note.path).is_some_and(is_same_slug) {
            Arc::make_mut(&mut self.notes).insert(note.path.clone(), Arc::new(note));
            return;
        }
        self.take(&note.path);
        let with_slug = Arc::make_mut(&mut self.slugs)
            .entry(note.slug.clone())
            .or_default();
        with_slug.push(note.path.clone());
        with_slug.sort();
        Arc::make_mut(&mut self.notes).insert(note.path.clone(), Arc::new(note));
    }

    fn take(&mut self, path: &NotePath) {
        let Some(old) = self.notes.get(path).map(Arc::clone) else {
            return;
        };
        Arc::make_mut(&mut self.notes).remove(path);
        let slugs = Arc::make_mut(&mut self.slugs);
        if let Some(with_slug) = slugs.get_mut(&old.slug) {
            with_slug.retain(|other| other != path);
            if with_slug.is_empty() {
                slugs.remove(&old.slug);
            }
        }
    }

    fn resolve(&self, note: &mut Note) {
        note.topic = note
            .head
            .topic
            .as_deref()
            .map(|topic| self.topic_of(topic).0);
        note.tags.clear();
        for written in &note.head.tags {
            let (slug, _) = self.tag_of(written);
            if !note.tags.contains(&slug) {
                note.tags.push(slug);
            }
        }
    }

    /// The note or page at `path`.
    pub fn note(&self, path: &NotePath) -> Option<&Note> {
        self.notes.get(path).map(Arc::as_ref)
    }

    /// Notes and pages by path.
    pub fn all(&self) -> impl Iterator<Item = &Note> {
        self.notes.values().map(Arc::as_ref)
    }

    /// The notes by path, without the standing pages.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.all().filter(|note| !note.path.is_page())
    }

    /// The standing pages by path.
    pub fn pages(&self) -> impl Iterator<Item = &Note> {
        self.all().filter(|note| note.path.is_page())
    }

    /// The note, else the page, with this slug; the first by path when there are several.
    pub fn by_slug(&self, slug: &Slug) -> Option<&Note> {
        let paths = self.slugs.get(slug)?;
        let path = paths.iter().find(|path| !path.is_page()).or(paths.first());
        self.note(path?)
    }

    /// All notes and pages with this slug, by path.
    pub fn with_slug(&self, slug: &Slug) -> impl Iterator<Item = &Note> {
        let paths = self.slugs.get(slug).into_iter().flatten();
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
        notes.sort_by(|one, other| {
            (other.head.date.cmp(&one.head.date)).then_with(|| one.path.cmp(&other.path))
        });
        notes
    }

    /// The standing pages that a site of the day `today` shows, by path.
    pub fn exported_pages(&self, today: Date, drafts: Drafts) -> Vec<&Note> {
        self.pages()
            .filter(|page| is_exported(page, today, drafts))
            .collect()
    }
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
