//! Arithmetic: `$((1 << 4))` and `((i < 3))`, where `<<` shifts and no word is a command.

use super::Reader;
use crate::highlight::class::Class;
use crate::highlight::scan;

/// Two parentheses that are not closed within these bytes hold arithmetic all the same.
const LONGEST: usize = 2_000;

impl Reader<'_, '_> {
    /// Whether the two parentheses at `open` are closed by two at once; `((a); b)` is not.
    pub(super) fn is_arithmetic(&self, open: usize) -> bool {
        let rest = &self.bytes[open..];
        if !rest.starts_with(b"((") {
            return false;
        }
        let mut depth = 0;
        for (at, byte) in rest.iter().enumerate().take(LONGEST) {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 2 => return rest.get(at + 1) == Some(&b')'),
                b')' => depth -= 1,
                _ => {}
            }
        }
        true
    }

    /// Takes arithmetic that was opened right before `from`, and what closes it.
    pub(super) fn arithmetic(&mut self, from: usize) {
        self.take(from, Class::Punctuation);
        let mut depth = 0u32;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'$' | b'"' | b'`' | b'\\' => {
                    self.part();
                    continue;
                }
                b'0'..=b'9' => {
                    self.take(scan::word(self.bytes, self.at, b"#."), Class::Number);
                    continue;
                }
                _ if byte.is_ascii_alphabetic() || byte == b'_' => {
                    self.take(scan::word(self.bytes, self.at, b""), Class::Plain);
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        let closed = self.bytes[self.at..]
            .iter()
            .take(2)
            .take_while(|byte| **byte == b')');
        self.take(self.at + closed.count(), Class::Punctuation);
    }
}
