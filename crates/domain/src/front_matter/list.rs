//! Lists of texts, changed entry by entry: in brackets, one to a line, or written as one text.
//!
//! Every change is a set of splices, so that all that is not spliced stays to the byte: remarks,
//! entries that are no texts, anchors, quotes. Where the pieces cannot be told apart there is no
//! change at all, and the edit is refused.

mod flow;
mod lines;
mod text;

use std::collections::HashSet;
use std::ops::Range;

use super::entries::{Entry, Placed, Value};
use super::read::written_list;
use super::scalar;

/// What becomes of the texts of a list, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Steps {
    pub fates: Vec<Fate>,
    pub added: Vec<String>,
}

/// What becomes of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    Stays,
    Becomes(String),
    Goes,
}

impl Steps {
    /// The way from the texts `old` to the texts `new`.
    pub fn between(old: &[String], new: &[String]) -> Steps {
        if old.len() == new.len() {
            let fates = old.iter().zip(new).map(|(old, new)| match old == new {
                true => Fate::Stays,
                false => Fate::Becomes(new.clone()),
            });
            return Steps {
                fates: fates.collect(),
                added: Vec::new(),
            };
        }
        let mut left = new.iter().peekable();
        let fates = old.iter().map(|old| match left.next_if_eq(&old) {
            Some(_) => Fate::Stays,
            None => Fate::Goes,
        });
        Steps {
            fates: fates.collect(),
            added: left.cloned().collect(),
        }
    }

    /// The way that writes `to` once in place of the texts `from`.
    pub fn replacing(old: &[String], from: &[String], to: Option<&String>) -> Steps {
        let from: HashSet<&String> = from.iter().collect();
        let mut to = to.cloned();
        let fates = old.iter().map(|old| match from.contains(old) {
            false => Fate::Stays,
            true => match to.take() {
                Some(to) if to == *old => Fate::Stays,
                Some(to) => Fate::Becomes(to),
                None => Fate::Goes,
            },
        });
        Steps {
            fates: fates.collect(),
            added: Vec::new(),
        }
    }

    /// The texts where these steps lead from `old`.
    pub fn taken(&self, old: &[String]) -> Vec<String> {
        let left = old
            .iter()
            .zip(&self.fates)
            .filter_map(|(old, fate)| match fate {
                Fate::Stays => Some(old.clone()),
                Fate::Becomes(new) => Some(new.clone()),
                Fate::Goes => None,
            });
        left.chain(self.added.iter().cloned()).collect()
    }
}

/// A list in the YAML of a front matter.
#[derive(Clone, Copy)]
pub(super) struct Written<'text> {
    pub yaml: &'text str,
    pub entry: &'text Entry,
    /// Where the lines of its entry end.
    pub end: usize,
    pub line_end: &'text str,
}

/// Bytes and what takes their place.
pub(super) type Splice = (Range<usize>, String);

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
        Some(vec![(span, format!("{space}{}", flow(&steps.added)))])
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

    /// The place behind the colon of the key.
    pub fn after_colon(&self) -> Option<usize> {
        let at = self.entry.key_span.end;
        let colon = self.yaml.get(at..self.end)?.find(':')?;
        Some(at + colon + 1)
    }
}

fn is_text(item: &Placed) -> bool {
    matches!(&item.value, Value::Scalar(text) if !text.trim().is_empty())
}

/// The texts of a list as they are read.
pub(super) fn written(value: &Value) -> Vec<String> {
    match value {
        Value::Nothing | Value::Mapping => Vec::new(),
        Value::Scalar(text) => written_list(text),
        Value::List(items) => {
            let texts = items.iter().filter(|item| is_text(item));
            let texts = texts.filter_map(|item| match &item.value {
                Value::Scalar(text) => Some(text.trim().to_owned()),
                _ => None,
            });
            texts.collect()
        }
    }
}

/// The texts as a list in brackets.
pub(super) fn flow(texts: &[String]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| scalar::write(text, None, true))
        .collect();
    format!("[{}]", texts.join(", "))
}
