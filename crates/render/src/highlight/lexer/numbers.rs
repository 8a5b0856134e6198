//! Numbers, with their points, exponents and units.

use super::Lexer;
use crate::highlight::class::Class;

impl Lexer<'_, '_> {
    /// Whether the point here is the first of a number: `.5`, and not `1..5` or `x.5`.
    pub(super) fn begins_number(&self) -> bool {
        self.peek(1).is_ascii_digit() && !self.after_value && self.before() != b'.'
    }

    pub(super) fn number(&mut self) {
        let mut end = self.at + 1;
        let is_hexadecimal = matches!(self.peek(1), b'x' | b'X');
        while let Some(&byte) = self.bytes.get(end) {
            let before = self.bytes[end - 1];
            let goes_on = match byte {
                b'.' => self.bytes.get(end + 1).is_some_and(u8::is_ascii_digit),
                b'+' | b'-' if matches!(before, b'e' | b'E') => !is_hexadecimal,
                b'+' | b'-' if matches!(before, b'p' | b'P') => is_hexadecimal,
                _ => {
                    byte.is_ascii_alphanumeric()
                        || byte == b'_'
                        || self.table.language.number_bytes.contains(&byte)
                }
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        self.take(end, Class::Number);
        self.after_value = true;
        self.pending = None;
    }
}
