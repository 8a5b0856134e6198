//! The headings and blocks of notes that links of other notes ask for by their words: found in the
//! texts, once for a plan.

use super::Plan;
use crate::source::Text;
use domain::{ContentHash, Note, NotePath, Punctuation, front_matter};
use files::FileError;
use render::{Options, Places, Signs};
use std::sync::Arc;

impl Plan<'_> {
    /// The places of a note, unless its file cannot be read.
    pub fn places(&self, note: &Note) -> Option<Arc<Places>> {
        if let Some(places) = self.places.get(&note.path) {
            return places;
        }
        // Two threads may find the same: rarely, and to no harm.
        let text = self.text(&note.path).ok();
        let places = text.map(|text| {
            let body = front_matter::split(&text.text).body();
            Arc::new(Places::of(body, &self.options(note)))
        });
        self.places.keep(&note.path, places.clone());
        places
    }

    /// How a note is rendered.
    pub fn options(&self, note: &Note) -> Options {
        let settings = self.library.settings();
        Options {
            raw_html: settings.markdown.raw_html,
            title: Some(note.title.clone()),
            punctuation: match settings.markdown.punctuation {
                Punctuation::Smart => Signs::of(&settings.language),
                Punctuation::AsTyped => None,
            },
        }
    }

    /// The text of a note: that of its file, or of the editor it stands in.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn text(&self, path: &NotePath) -> Result<Text, FileError> {
        match &self.edited {
            Some(edited) if edited.note.path == *path => Ok(Text {
                text: edited.text.to_owned(),
                hash: ContentHash::of(edited.text.as_bytes()),
            }),
            _ => self.source.text(path),
        }
    }
}
