//! A plan in which one note is another: the page of a note as it stands in an editor, asked for with
//! every key. What the roster knows of the note as it was is passed over, and the note as it is takes
//! its place; nothing is found again for the others, and what that costs does not follow from how
//! many they are.

use super::Plan;
use super::edited_note::EditedNote;
use super::known_places::KnownPlaces;
use super::roster::Roster;
use super::taxonomy::{Taxonomy, Terms};
use crate::source::Source;
use domain::{Library, Note, NotePath, Slug, is_exported, newest_first};
use std::sync::OnceLock;

impl<'a> Plan<'a> {
    /// The plan of `roster` with the note at `path` as the library `edited` has it, and with this text. No other note of
    /// that library is another than in the roster's.
    pub fn edited(
        source: &'a dyn Source,
        roster: &'a Roster,
        edited: &'a Library,
        (path, text): (&NotePath, &'a str),
    ) -> Plan<'a> {
        let note = edited.note(path);
        Plan {
            source,
            library: edited,
            roster,
            edited: note.map(|note| EditedNote {
                note,
                text,
                is_shown: is_exported(note, roster.today, roster.drafts),
            }),
            notes: Vec::new(),
            pages: Vec::new(),
            media: OnceLock::new(),
            media_by_name: OnceLock::new(),
            places: KnownPlaces::default(),
        }
    }

    /// Notes on the site, the edited one in its place. No page of one note needs them.
    pub(super) fn notes_with_edited(&self) -> Vec<&'a Note> {
        let others = (0..self.roster.notes.len()).filter_map(|place| self.at(place));
        self.joined(others.collect(), |_| true)
    }

    /// Pages on the site, the edited one in its place.
    pub(super) fn pages_with_edited(&self) -> Vec<&'a Note> {
        let others = self.roster.pages.iter().map(AsRef::as_ref);
        let others = others.filter(|page| !self.is_edited(&page.path));
        let edited = self.edited.iter().filter(|edited| edited.is_shown);
        let edited = edited.map(|edited| edited.note);
        let mut pages: Vec<&Note> = others
            .chain(edited.filter(|note| note.path.is_page()))
            .collect();
        pages.sort_by(|one, other| one.path.cmp(&other.path));
        pages
    }

    /// The edited note, where it is on the site and no page.
    pub(super) fn edited_on_site(&self) -> Option<&'a Note> {
        let edited = self.edited.as_ref()?;
        (edited.is_shown && !edited.note.path.is_page()).then_some(edited.note)
    }

    pub(super) fn is_edited(&self, path: &NotePath) -> bool {
        let edited = self.edited.as_ref();
        edited.is_some_and(|edited| edited.note.path == *path)
    }

    /// The note at this place of the roster, unless it is the edited one, which has left it.
    pub(super) fn at(&self, place: usize) -> Option<&'a Note> {
        let note = self.roster.notes[place].as_ref();
        (!self.is_edited(&note.path)).then_some(note)
    }

    /// Puts the edited note among these, where it is to be, in its order.
    pub(super) fn joined(
        &self,
        mut notes: Vec<&'a Note>,
        belongs: impl FnOnce(&Note) -> bool,
    ) -> Vec<&'a Note> {
        if let Some(note) = self.edited_on_site().filter(|note| belongs(note)) {
            let at = notes.partition_point(|other| newest_first(other, note).is_lt());
            notes.insert(at, note);
        }
        notes
    }

    /// What the newest note on a term that the catalogue does not know calls it.
    pub(super) fn called<'s>(
        &'s self,
        taxonomy: Taxonomy,
        terms: &'s Terms,
        slug: &'s Slug,
    ) -> &'s str {
        if self.edited.is_none() {
            return terms.written(slug).unwrap_or(slug.as_str());
        }
        let mut others = terms
            .places(slug)
            .iter()
            .filter_map(|place| self.at(*place));
        let other = others.next();
        let edited = self.edited_on_site();
        let edited = edited.filter(|note| taxonomy.terms(note).contains(slug));
        let newest = match (other, edited) {
            (Some(other), Some(edited)) if newest_first(edited, other).is_lt() => Some(edited),
            (Some(other), _) => Some(other),
            (None, edited) => edited,
        };
        match newest {
            Some(note) => taxonomy.word(self.library.names(), note, slug),
            None => slug.as_str(),
        }
    }

    /// The next older and the next newer note of the edited one.
    pub(super) fn neighbours_of_edited(&self, note: &Note) -> (Option<&'a Note>, Option<&'a Note>) {
        if self.edited_on_site().is_none() {
            return (None, None);
        }
        let notes = &self.roster.notes;
        let at = notes.partition_point(|other| newest_first(other, note).is_lt());
        let newer = (0..at).rev().find_map(|place| self.at(place));
        let older = (at..notes.len()).find_map(|place| self.at(place));
        (older, newer)
    }
}

#[cfg(test)]
mod tests;
