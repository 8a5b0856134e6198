//! Lists of texts, changed entry by entry: in brackets, one to a line, or written as one text.
//!
//! Every change is a set of splices, so that all that is not spliced stays to the byte: remarks,
//! entries that are no texts, anchors, quotes. Where the pieces cannot be told apart there is no
//! change at all, and the edit is refused.

mod flow;
mod lines;
mod steps;
mod text;
mod written;

use super::entries::{Placed, Value};

pub(super) use steps::{Fate, Steps};
use written::is_text;
pub(super) use written::{Splice, Written, bracketed, texts};

impl Written<'_> {
    /// The splices that make these steps; none when the list is written in a way in which they
    /// cannot be made without loss.
    pub fn changed(&self, steps: &Steps) -> Option<Vec<Splice>> {
        match &self.entry.value.value {
            Value::Nothing => self.begun(steps),
            Value::Scalar(written) => text::changed(self, written, steps),
            Value::List(items) => {
                let at = self.after_colon()?;
                let content = self.yaml[at..self.end].trim_start();
                let fates = self.fates(items, steps)?;
                if content.starts_with(['[', '&', '!']) {
                    flow::changed(self, &fates, &steps.added)
                } else {
                    lines::changed(self, &fates, &steps.added)
                }
            }
            Value::Mapping => None,
        }
    }

    /// A key without a value gets one.
    fn begun(&self, steps: &Steps) -> Option<Vec<Splice>> {
        let span = match self.entry.value.span.is_empty() {
            false => self.entry.value.span.clone(),
            true => {
                let at = self.after_colon()?;
                at..at
            }
        };
        let space = if self.yaml[..span.start].ends_with(':') {
            " "
        } else {
            ""
        };
        Some(vec![(span, format!("{space}{}", bracketed(&steps.added)))])
    }

    /// The fate of every entry; those that are no texts stay.
    fn fates<'steps>(&self, items: &[Placed], steps: &'steps Steps) -> Option<Vec<&'steps Fate>> {
        let mut fates = steps.fates.iter();
        let of = |item: &Placed| match is_text(item) {
            true => fates.next(),
            false => Some(&Fate::Stays),
        };
        items.iter().map(of).collect()
    }
}
