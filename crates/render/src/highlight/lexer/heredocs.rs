//! Texts that begin on the next line, where they are announced and where they stand.

use std::ops::Range;

use super::Lexer;
use super::heredoc::{Close, Heredoc, Lines, heredoc_end};
use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Quoted};

/// What stands behind the signs that announce a text: `~"END OF"` in `<<~"END OF"`.
pub struct Mark {
    /// The sign before the word, 0 without one.
    pub dash: u8,
    /// The quote around the word, 0 without one.
    pub quote: u8,
    pub word: Range<usize>,
    /// Behind all of it.
    pub end: usize,
}

/// Words in quotes are no longer than this.
const LONGEST_WORD: usize = 100;

impl Lexer<'_, '_> {
    /// What is announced `signs` bytes after this place. Nothing where no word follows; one in
    /// quotes may hold blanks.
    pub fn heredoc_mark(&self, signs: usize) -> Option<Mark> {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(0);
        let mut start = self.at + signs;
        let dash = match byte(start) {
            dash @ (b'-' | b'~') => dash,
            _ => 0,
        };
        start += usize::from(dash > 0);
        let quote = match byte(start) {
            quote @ (b'\'' | b'"' | b'`') => quote,
            _ => 0,
        };
        start += usize::from(quote > 0);
        let end = if quote > 0 {
            let near = self.bytes.get(start..)?.iter().take(LONGEST_WORD);
            let mut line = near.take_while(|byte| **byte != b'\n');
            start + line.position(|byte| *byte == quote)?
        } else {
            self.word_end(start)
        };
        let is_word = quote > 0 || byte(start).is_ascii_alphabetic() || byte(start) == b'_';
        (end > start && is_word).then_some(Mark {
            dash,
            quote,
            word: start..end,
            end: end + usize::from(quote > 0),
        })
    }

    /// Takes a mark, which announces text from the next line on.
    pub fn heredoc(&mut self, mark: Mark, close: Close, hole: Hole) {
        self.take_value(mark.end, Class::Label);
        self.heredocs.push(Heredoc {
            word: mark.word,
            close,
            hole,
        });
    }

    /// Takes a mark as Perl and Ruby have it: a sign before the word lets its last line be
    /// indented, and single quotes around it let nothing be filled in. Elsewhere `hole` is.
    pub fn quoted_heredoc(&mut self, mark: Mark, hole: Hole) {
        let close = match mark.dash {
            0 => Close::Alone,
            _ => Close::Indented,
        };
        let hole = match mark.quote {
            b'\'' => Hole::None,
            _ => hole,
        };
        self.heredoc(mark, close, hole);
    }

    /// Whether a line after this place is `word` alone. Asked where `<<` may be an operator.
    pub fn has_line(&mut self, word: &Range<usize>) -> bool {
        let bytes = self.bytes;
        let lines = self.lines.get_or_insert_with(|| {
            let mut at = 0;
            let mut lines = Lines::new();
            for line in bytes.split(|byte| *byte == b'\n') {
                lines.insert(line.trim_ascii(), at);
                at += line.len() + 1;
            }
            lines
        });
        let line = lines.get(&bytes[word.clone()]);
        line.is_some_and(|line| *line > word.end)
    }

    /// Takes the announced texts at the start of a line, one after the other.
    pub(super) fn heredoc_bodies(&mut self) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let end = heredoc_end(self.bytes, self.at, &heredoc);
            let text = Quoted {
                open: "",
                close: "",
                hole: heredoc.hole,
                keeps_escapes: true,
                ..Quoted::DOUBLE.over_lines()
            };
            let whole = self.bytes;
            self.bytes = &whole[..end.start];
            self.text(text, Class::String, self.at);
            self.bytes = whole;
            self.take_value(end.end, Class::Label);
        }
    }
}
