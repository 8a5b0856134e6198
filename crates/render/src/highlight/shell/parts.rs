//! The parts of a word: quoted, escaped, or put in its place by the shell, with commands within.

use super::Reader;
use crate::highlight::class::Class;
use crate::highlight::scan;

/// Substitutions within substitutions deeper than this stay plain.
const DEEPEST: u32 = 12;

impl Reader<'_, '_> {
    /// Takes a quoted or replaced part of a word.
    pub(super) fn part(&mut self) {
        let next = self.bytes.get(self.at + 1).copied().unwrap_or(0);
        match self.bytes[self.at] {
            b'\'' => self.take(scan::past(self.bytes, self.at + 1, b"'"), Class::String),
            b'"' => self.double_quoted(),
            b'`' => self.substitution(self.at + 1, b'`'),
            b'\\' if next == b'\n' => {
                self.take(self.at + 1, Class::Escape);
                self.at += 1;
            }
            b'\\' => self.take(self.at + 2, Class::Escape),
            _ => self.dollar(next),
        }
    }

    fn dollar(&mut self, next: u8) {
        match next {
            b'\'' => self.take(scan::quoted(self.bytes, self.at + 1), Class::String),
            b'(' => self.substitution(self.at + 2, b')'),
            b'{' => self.take(braces_end(self.bytes, self.at + 2), Class::Parameter),
            b'@' | b'*' | b'#' | b'?' | b'$' | b'!' | b'-' | b'0'..=b'9' => {
                self.take(self.at + 2, Class::Parameter);
            }
            _ => {
                let end = scan::word(self.bytes, self.at + 1, b"");
                self.take(
                    end,
                    if end > self.at + 1 {
                        Class::Parameter
                    } else {
                        Class::Plain
                    },
                );
            }
        }
    }

    fn double_quoted(&mut self) {
        let mut end = self.at + 1;
        loop {
            match self.bytes.get(end) {
                None => break,
                Some(b'"') => {
                    end += 1;
                    break;
                }
                Some(b'\\') => {
                    self.take(end, Class::String);
                    self.take(end + 2, Class::Escape);
                    end = self.at;
                }
                Some(b'$' | b'`') => {
                    self.take(end, Class::String);
                    let lone = self.bytes[end] == b'$'
                        && self
                            .bytes
                            .get(end + 1)
                            .is_none_or(|byte| matches!(byte, b'"' | b' ' | b'\''));
                    if lone {
                        end += 1;
                    } else {
                        self.part();
                        end = self.at;
                    }
                }
                Some(_) => end += 1,
            }
        }
        self.take(end, Class::String);
    }

    /// Takes `$(commands)`.
    fn substitution(&mut self, inside: usize, close: u8) {
        if self.level >= DEEPEST {
            self.take(inside, Class::Plain);
            return;
        }
        self.take(inside, Class::Punctuation);
        let command = std::mem::replace(&mut self.command, true);
        self.level += 1;
        self.script(close);
        self.level -= 1;
        self.command = command;
        self.take(self.at + 1, Class::Punctuation);
    }
}

/// Behind the brace that closes `${name:-${other}}`.
fn braces_end(bytes: &[u8], from: usize) -> usize {
    let mut depth = 1;
    let mut at = from;
    while depth > 0 {
        match bytes.get(at) {
            None | Some(b'\n') => return at,
            Some(b'{') => depth += 1,
            Some(b'}') => depth -= 1,
            Some(_) => {}
        }
        at += 1;
    }
    at
}
