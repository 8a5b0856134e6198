//! All notes with the catalogue and the settings: what is asked about more than one note.
//!
//! A library is a value. A changed note makes a new library that shares all other notes with the
//! old one, so a page that is being rendered never sees half of a change.

mod counts;
mod names;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::{Catalogue, Date, Note, NotePath, Problem, SiteSettings, Slug, State, front_matter};

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

    /// The problems of `note` itself and those that only the whole library shows. Those of its
    /// front matter have no line: who tells them to the author asks [`Library::problems_in`].
    pub fn problems_of(&self, note: &Note) -> Vec<Problem> {
        self.problems_at(note, |_| None)
    }

    /// The same, each at its line in the text of the note.
    pub fn problems_in(&self, note: &Note, text: &str) -> Vec<Problem> {
        self.problems_at(note, |key| {
            let line = match key {
                Key::Named(key) => front_matter::line_of(text, key),
                Key::Tag(tag) => front_matter::line_of_item(text, "tags", |written| {
                    Slug::from_title(written).as_ref() == Some(tag)
                }),
            };
            line.or(Some(1))
        })
    }

    fn problems_at(&self, note: &Note, line: impl Fn(Key<'_>) -> Option<u32>) -> Vec<Problem> {
        let file = note.path.as_str();
        let mut problems = note.problems.clone();
        let mut add = |key: Key<'_>, mut problem: Problem| {
            problem.line = line(key);
            problems.push(problem);
        };
        if note.head.state == State::Scheduled && note.head.date.is_none() {
            let message = "The note is scheduled but has no date.";
            add(
                Key::Named("state"),
                Problem::error("no-date", file, message).hint(
                    "It would wait for ever. Write the day on which it is to appear after `date:`.",
                ),
            );
        }
        if let Some(topic) = &note.topic
            && self.catalogue.topic(topic).is_none()
        {
            let message = format!("The topic `{}` is not in the catalogue.", topic.as_str());
            add(
                Key::Named("topic"),
                Problem::warning("unknown-topic", file, message).hint(
                    "Its page has no description and stands after all others. Create the topic, \
                     or choose one that exists.",
                ),
            );
        }
        for tag in &note.tags {
            if self.catalogue.tag(tag).is_none() {
                let message = format!("The tag `{}` is not in the catalogue.", tag.as_str());
                add(
                    Key::Tag(tag),
                    Problem::warning("unknown-tag", file, message).hint(
                        "Its page has no description, and a misspelt tag lists this note alone. \
                         Create the tag, or correct its spelling.",
                    ),
                );
            }
        }
        let same = self.slugs.get(&note.slug).into_iter().flatten();
        for other in
            same.filter(|other| **other != note.path && other.is_page() == note.path.is_page())
        {
            let message = format!(
                "{other} has the same slug `{}`, so both would have one address.",
                note.slug.as_str()
            );
            add(
                Key::Named("slug"),
                Problem::error("duplicate-slug", file, message).hint(
                    "Readers would find only one of the two. Give one of them another `slug:`.",
                ),
            );
        }
        problems
    }
}

/// What of its front matter a problem is about.
enum Key<'a> {
    Named(&'static str),
    Tag(&'a Slug),
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
