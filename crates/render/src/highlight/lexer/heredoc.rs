//! Texts that begin on the next line and end at a word of the author's choice: `<<EOF`.

use super::Lexer;
use crate::highlight::class::Class;

impl Lexer<'_, '_> {
    /// Takes the mark that announces text from the next line on, up to a line that is the word
    /// from `start` to `end` alone. Answers whether there is such a word.
    pub fn heredoc(&mut self, start: usize, end: usize) -> bool {
        if end <= start {
            return false;
        }
        let quote = usize::from(matches!(self.bytes.get(end), Some(b'\'' | b'"')));
        self.take_value(end + quote, Class::Label);
        self.heredoc = Some(start..end);
        true
    }

    /// Takes the announced text at the start of a line.
    pub(super) fn heredoc_body(&mut self) {
        let Some(word) = self.heredoc.take() else {
            return;
        };
        let end = heredoc_end(self.bytes, self.at, &self.bytes[word]);
        self.take(end.start, Class::String);
        self.take(end.end, Class::Label);
    }
}

/// The line from `from` on that begins with `word` after blanks; the end of the code if none.
pub fn heredoc_end(bytes: &[u8], from: usize, word: &[u8]) -> std::ops::Range<usize> {
    let mut at = from;
    for line in bytes[from..].split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_start();
        let after = text.strip_prefix(word).and_then(|rest| rest.first());
        let ends = text.starts_with(word) && after.is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if ends {
            let start = at + line.len() - text.len();
            return start..start + word.len();
        }
        at += line.len();
    }
    bytes.len()..bytes.len()
}
