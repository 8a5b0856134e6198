//! The lexer's small steps: what it sees from its place, and how it takes what stands there.

use super::Lexer;
use crate::highlight::class::Class;
use crate::highlight::scan::find;
use crate::highlight::table::start;

impl Lexer<'_, '_> {
    /// Gives everything from here to `end` a class and goes there.
    pub fn take(&mut self, end: usize, class: Class) {
        self.painter.paint(self.at, Class::Plain);
        self.painter.paint(end, class);
        self.at = self.painter.at().max(end);
    }

    /// Takes it as something complete: a value, with which a line may begin.
    pub fn take_value(&mut self, end: usize, class: Class) {
        self.take(end, class);
        self.previous = self.bytes[self.at.saturating_sub(1).min(self.bytes.len() - 1)];
        self.line_start = false;
        self.after_value = true;
        self.pending = None;
    }

    /// Whether the code goes on with `text` here.
    pub fn is_at(&self, text: &str) -> bool {
        self.bytes[self.at..].starts_with(text.as_bytes())
    }

    /// The byte `distance` after this place, 0 behind the end.
    pub fn peek(&self, distance: usize) -> u8 {
        self.bytes.get(self.at + distance).copied().unwrap_or(0)
    }

    /// The byte right before this place, 0 at the start.
    pub fn before(&self) -> u8 {
        self.at.checked_sub(1).map_or(0, |at| self.bytes[at])
    }

    /// Where the line ends that `from` is on.
    pub fn line_end(&self, from: usize) -> usize {
        let rest = &self.bytes[from.min(self.bytes.len())..];
        from + rest
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(rest.len())
    }

    /// Where the word ends that begins at `from`; `from` if there is none.
    pub fn word_end(&self, from: usize) -> usize {
        let in_word = |byte: &u8| self.table.starts[usize::from(*byte)] & start::IN_WORD != 0;
        let rest = &self.bytes[from.min(self.bytes.len())..];
        from + rest
            .iter()
            .position(|byte| !in_word(byte))
            .unwrap_or(rest.len())
    }

    /// Where `close` ends after `from`; the end of the code if it is not there.
    pub fn after(&self, from: usize, close: &str) -> usize {
        find(self.bytes, from, close.as_bytes()).map_or(self.bytes.len(), |at| at + close.len())
    }

    /// Whether a bracket is open here.
    pub fn is_nested(&self) -> bool {
        self.depth > 0
    }
}
