//! Texts that begin on the next line and end at a word of the author's choice: `<<EOF`.

use std::collections::HashMap;
use std::ops::Range;

use crate::highlight::language::Hole;

/// A text that was announced.
#[derive(Clone)]
pub struct Heredoc {
    /// Where the word stands that ends it.
    pub word: Range<usize>,
    pub close: Close,
    /// The code within it.
    pub hole: Hole,
}

/// On which line a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Close {
    /// That of the word alone.
    Alone,
    /// The word may be indented.
    Indented,
    /// The word may be indented, and code may follow it.
    IndentedWithCode,
}

/// The lines of some code without what surrounds them, and where the last of each begins.
pub type Lines<'c> = HashMap<&'c [u8], usize>;

/// Where the word stands that ends a text from `from` on; the end of the code if it is not there.
pub fn heredoc_end(bytes: &[u8], from: usize, heredoc: &Heredoc) -> Range<usize> {
    let word = &bytes[heredoc.word.clone()];
    let mut at = from;
    for line in bytes[from..].split_inclusive(|byte| *byte == b'\n') {
        let text = match heredoc.close {
            Close::Alone => line,
            Close::Indented | Close::IndentedWithCode => line.trim_ascii_start(),
        };
        let ends = text.strip_prefix(word).is_some_and(|rest| {
            let with_code = heredoc.close == Close::IndentedWithCode;
            let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
            rest.trim_ascii_end().is_empty() || (with_code && !rest.first().is_some_and(goes_on))
        });
        if ends {
            let start = at + line.len() - text.len();
            return start..start + word.len();
        }
        at += line.len();
    }
    bytes.len()..bytes.len()
}
