//! A list as a front matter has it, and lists as texts.

use std::ops::Range;

use crate::front_matter::entries::{Entry, Placed, Value};
use crate::front_matter::read::written_list;
use crate::front_matter::scalar;

/// A list in the YAML of a front matter.
#[derive(Clone, Copy)]
pub(in crate::front_matter) struct Written<'text> {
    pub yaml: &'text str,
    pub entry: &'text Entry,
    /// Where the lines of its entry end.
    pub end: usize,
    pub line_end: &'text str,
}

/// Bytes and what takes their place.
pub(in crate::front_matter) type Splice = (Range<usize>, String);

impl Written<'_> {
    /// The place behind the colon of the key.
    pub fn after_colon(&self) -> Option<usize> {
        let at = self.entry.key_span.end;
        let colon = self.yaml.get(at..self.end)?.find(':')?;
        Some(at + colon + 1)
    }
}

/// Whether an entry is a text.
pub(super) fn is_text(item: &Placed) -> bool {
    matches!(&item.value, Value::Scalar(text) if !text.trim().is_empty())
}

/// The texts of a list as they are read.
pub(in crate::front_matter) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Nothing | Value::Mapping => Vec::new(),
        Value::Scalar(text) => written_list(text),
        Value::List(items) => {
            let texts = items.iter().filter(|item| is_text(item));
            let trimmed = texts.filter_map(|item| match &item.value {
                Value::Scalar(text) => Some(text.trim().to_owned()),
                _ => None,
            });
            trimmed.collect()
        }
    }
}

/// The texts as a list in brackets.
pub(in crate::front_matter) fn bracketed(texts: &[String]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| scalar::write(text, None, true))
        .collect();
    format!("[{}]", texts.join(", "))
}
