//! The places of a body, which the writer finds by writing it, so that nobody else says what id a
//! heading has. Nothing is drawn or coloured for it.

use domain::markdown;

use super::state::note::Note;
use super::writer::Writer;
use crate::surroundings::Alone;
use crate::{Cache, Options, Places};

impl Places {
    /// The places of a body.
    pub fn of(body: &str, options: &Options) -> Places {
        let (rendered, _) = markdown::with_document(body, |document| {
            let note = Note {
                body,
                body_line: 1,
                options,
                places: None,
                nest: None,
            };
            Writer::written(document, note, &Alone, &Cache::idle())
        });
        Places::in_rendered(rendered)
    }
}
