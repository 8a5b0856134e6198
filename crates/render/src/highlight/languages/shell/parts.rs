//! The parts of a word: quoted, escaped, or put in its place by the shell, with commands within.

use super::{Around, Operands, Reader};
use crate::highlight::class::Class;
use crate::highlight::scan;

/// A quote in `${…}` that finds no other one within these bytes is text.
const LONGEST_QUOTED: usize = 500;
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
            b'"' => {
                self.take(self.at + 1, Class::String);
                self.double_quoted();
            }
            b'(' if self.is_arithmetic(self.at + 1) => self.arithmetic(self.at + 3),
            b'(' => self.substitution(self.at + 2, b')'),
            b'{' => self.take(
                braces_end(self.bytes, self.at + 2, self.around),
                Class::Parameter,
            ),
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
        self.take(self.at + 1, Class::String);
        self.expanded(Some(b'"'));
    }

    /// Takes text with variables and commands in it, up to its closing quote, which is taken, or
    /// to the end of what there is.
    pub(super) fn expanded(&mut self, close: Option<u8>) {
        let around = std::mem::replace(&mut self.around, Around::Quotes);
        let mut end = self.at;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                _ if Some(byte) == close => {
                    end += 1;
                    break;
                }
                b'\\' => {
                    self.take(end, Class::String);
                    self.take((end + 2).min(self.bytes.len()), Class::Escape);
                    end = self.at;
                }
                b'$' | b'`' => {
                    self.take(end, Class::String);
                    let next = self.bytes.get(end + 1);
                    let lone = byte == b'$'
                        && next.is_none_or(|next| {
                            matches!(next, b'"' | b'\'') || next.is_ascii_whitespace()
                        });
                    if lone {
                        end += 1;
                    } else {
                        self.part();
                        end = self.at;
                    }
                }
                _ => end += 1,
            }
        }
        self.take(end, Class::String);
        self.around = around;
    }

    /// Takes `$(commands)`.
    fn substitution(&mut self, inside: usize, close: u8) {
        if self.level >= DEEPEST {
            self.take(inside, Class::Plain);
            return;
        }
        self.take(inside, Class::Punctuation);
        let command = std::mem::replace(&mut self.command, true);
        let around = std::mem::replace(&mut self.around, Around::Words);
        let cases = std::mem::replace(&mut self.cases, 0);
        let operands = std::mem::replace(&mut self.operands, Operands::None);
        self.level += 1;
        self.script(close);
        self.level -= 1;
        self.command = command;
        self.around = around;
        self.cases = cases;
        self.operands = operands;
        self.take(self.at + 1, Class::Punctuation);
    }
}

/// Behind the brace that closes `${name:-${other}}`; the end of the line if none does. A brace in
/// quotes or after a backslash closes nothing; an apostrophe within double quotes is no quote.
fn braces_end(bytes: &[u8], from: usize, around: Around) -> usize {
    let mut depth = 1;
    let mut at = from;
    while depth > 0 {
        match bytes.get(at) {
            None | Some(b'\n') => return at,
            Some(b'\\') => at += 1,
            Some(b'\'') if around == Around::Quotes => {}
            Some(quote @ (b'"' | b'\'')) => {
                let rest = &bytes[at + 1..bytes.len().min(at + LONGEST_QUOTED)];
                let close = rest.iter().take_while(|byte| **byte != b'\n');
                let close = close.enumerate().find(|(_, byte)| *byte == quote);
                at += close.map_or(0, |(distance, _)| distance + 1);
            }
            Some(b'{') => depth += 1,
            Some(b'}') => depth -= 1,
            Some(_) => {}
        }
        at += 1;
    }
    at.min(bytes.len())
}
