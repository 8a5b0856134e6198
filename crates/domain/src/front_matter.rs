//! The YAML between two `---` lines at the top of a note: where it is, what it says, and how to
//! change one thing in it without touching anything else.
//!
//! Reading never fails: what cannot be understood becomes a problem with its line. Editing works
//! by span on the text itself, because a note belongs to its author, with its comments, its
//! quotes, its order and its line ends. What the keys mean to a library is not decided here.

mod block;
mod edit;
mod entries;
mod list;
mod read;
mod scalar;

use std::ops::Range;

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

/// Whether the text opens a block with `---` and a key, but never closes it.
fn is_unclosed(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.next().is_some_and(|line| {
            line.split_once(':').is_some_and(|(key, _)| {
                key.chars()
                    .all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-')
            })
        })
        && split(text).yaml.is_none()
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
    fn a_rule_at_the_top_is_not_a_block() {
        assert_eq!(split("---\nJust a line.\n").yaml, None);
        assert!(!is_unclosed("---\nJust a line.\n"));
        assert!(is_unclosed("---\ntitle: A\n\nBody\n"));
    }
}
