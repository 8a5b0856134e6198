//! Drawings and formulas typed as HTML, of which only the words are kept.

use std::borrow::Cow;

use super::super::state::element::{By, DEEPEST_HTML, Opening};
use super::super::writer::Writer;
use crate::html::element::Holds;
use crate::html::list::{self, Known};

impl Writer<'_> {
    /// A drawing or a formula typed as HTML: none of its elements is written.
    pub(super) fn foreign(&mut self, name: &'static str, line: u32) {
        if self.open.len() >= DEEPEST_HTML {
            return;
        }
        self.room_for_words();
        self.open(Opening {
            name,
            start: String::new(),
            end: Cow::Borrowed(""),
            holds: Holds::Foreign,
            by: By::Author,
            line,
        });
    }

    pub(super) fn in_foreign(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.holds == Holds::Foreign)
    }

    /// Whether an element ends the drawing it stands in, as browsers have it.
    pub(super) fn leaves_foreign(&mut self, name: &str) -> bool {
        let leaves = match list::known(name) {
            Known::Kept(element) => element.name != "a",
            _ => false,
        };
        if leaves && let Some(place) = self.innermost(&["svg", "math"], &[]) {
            self.close_down_to(place);
        }
        leaves
    }
}
