//! The YAML between two `---` lines at the top of a note: where it is, what it says, and how to
//! change one thing in it without touching anything else.
//!
//! Reading never fails: what cannot be understood becomes a problem with its line. Editing works
//! by span on the text itself, because a note belongs to its author, with its comments, its
//! quotes, its order and its line ends. What the keys mean to a library is not decided here.

mod block;
mod day;
mod edit;
mod entries;
mod list;
mod lookalike;
mod read;
mod scalar;

use std::ops::Range;

use entries::{Entry, Value, entries};

pub use edit::{EditRefused, edit};
pub use read::read;

/// Where the parts of a note's text are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'text> {
    /// The whole text.
    pub text: &'text str,
    /// The bytes between the two `---` lines, if the text has such a block.
    pub yaml: Option<Range<usize>>,
    /// The bytes after the block: what is rendered.
    pub body: Range<usize>,
    /// The line of the text on which the body begins, from 1.
    pub body_line: u32,
}

impl<'text> Parts<'text> {
    /// The body as text.
    pub fn body(&self) -> &'text str {
        &self.text[self.body.clone()]
    }
}

/// Finds the front matter of a note. A byte order mark before it is passed over; a block that is
/// never closed is no block, and its lines are body.
pub fn split(text: &str) -> Parts<'_> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let whole = Parts {
        text,
        yaml: None,
        body: start..text.len(),
        body_line: 1,
    };
    let mut lines = text[start..].split_inclusive('\n');
    let Some(opening) = lines.next().filter(|line| line.trim_end() == "---") else {
        return whole;
    };
    let yaml_start = start + opening.len();
    let mut at = yaml_start;
    for (index, line) in lines.enumerate() {
        if matches!(line.trim_end(), "---" | "...") {
            let body_line = u32::try_from(index + 3).unwrap_or(u32::MAX);
            return Parts {
                text,
                yaml: Some(yaml_start..at),
                body: at + line.len()..text.len(),
                body_line,
            };
        }
        at += line.len();
    }
    whole
}

/// Where the keys and entries of a front matter stand, read once.
#[derive(Debug, Clone)]
pub struct Places<'text> {
    text: &'text str,
    /// Where the YAML begins.
    start: usize,
    entries: Vec<Entry>,
}

impl<'text> Places<'text> {
    /// The places of this text's front matter; none when it cannot be read.
    pub fn of(text: &'text str) -> Places<'text> {
        let yaml = split(text).yaml.unwrap_or_default();
        Places {
            text,
            start: yaml.start,
            entries: entries(&text[yaml]).unwrap_or_default(),
        }
    }

    /// The line of the text on which this key stands.
    pub fn line_of(&self, key: &str) -> Option<u32> {
        let entry = self.entry(key)?;
        Some(line_at(self.text, self.start + entry.key_span.start))
    }

    /// The entries of this list, each with its line. A list that is written as one text has none.
    pub fn items(&self, key: &str) -> impl Iterator<Item = (&str, u32)> {
        let items = match self.entry(key).map(|entry| &entry.value.value) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        let (mut at, mut line) = (0, 1);
        items.iter().filter_map(move |item| match &item.value {
            Value::Scalar(text) => {
                let to = self.start + item.span.start;
                // A list is read from top to bottom; what an alias means may stand above.
                (at, line) = match self.text.get(at..to) {
                    Some(passed) => (to, line + breaks(passed)),
                    None => (to, line_at(self.text, to)),
                };
                Some((text.trim(), line))
            }
            _ => None,
        })
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

/// The line of the text on which this key of its front matter stands.
pub fn line_of(text: &str, key: &str) -> Option<u32> {
    Places::of(text).line_of(key)
}

/// The line on which an entry of this list of the front matter stands, the first that `is` it;
/// that of the key when the list is written as one text.
pub fn line_of_item(text: &str, key: &str, is: impl Fn(&str) -> bool) -> Option<u32> {
    let places = Places::of(text);
    let item = places.items(key).find(|(text, _)| is(text));
    item.map(|(_, line)| line).or_else(|| places.line_of(key))
}

fn line_at(text: &str, at: usize) -> u32 {
    breaks(&text[..at]).saturating_add(1)
}

fn breaks(text: &str) -> u32 {
    let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_without_front_matter_is_all_body() {
        let parts = split("# Hello\n");
        assert_eq!(parts.yaml, None);
        assert_eq!((parts.body(), parts.body_line), ("# Hello\n", 1));
        assert_eq!(split("").body(), "");
    }

    #[test]
    fn the_block_is_found_with_any_line_ends_and_a_mark_before_it() {
        let text = "\u{feff}---\r\ntitle: A\r\n---\r\n\r\nBody";
        let parts = split(text);
        assert_eq!(&text[parts.yaml.clone().unwrap()], "title: A\r\n");
        assert_eq!((parts.body(), parts.body_line), ("\r\nBody", 4));
    }

    #[test]
    fn an_empty_block_is_a_block() {
        let parts = split("---\n---\nBody");
        assert_eq!(parts.yaml, Some(4..4));
        assert_eq!((parts.body(), parts.body_line), ("Body", 3));
    }

    #[test]
    fn a_key_and_an_entry_of_a_list_have_their_lines_however_they_are_written() {
        let text = "\u{feff}---\r\n\"title\": >-\r\n  About\r\n  tags: none\r\ntags:\r\n\
                    - rust\r\n- Old Go\r\nslug: a\r\n---\r\ndate: 2026-01-02\r\n";
        assert_eq!(line_of(text, "title"), Some(2));
        assert_eq!(line_of(text, "tags"), Some(5));
        assert_eq!(line_of(text, "slug"), Some(8));
        assert_eq!(line_of(text, "date"), None);
        assert_eq!(line_of_item(text, "tags", |tag| tag == "Old Go"), Some(7));
        assert_eq!(line_of_item(text, "tags", |_| false), Some(5));
        let text = "---\ntags: [a,\n  b]\n---\n";
        assert_eq!(line_of_item(text, "tags", |tag| tag == "b"), Some(3));
    }

    #[test]
    fn a_rule_at_the_top_is_not_a_block() {
        assert_eq!(split("---\nJust a line.\n").yaml, None);
    }
}
