//! Code within strings, `"${code}"`, and other code that begins anew in brackets.

use super::{Lexer, Until};
use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Quoted};
use crate::highlight::table::start;

/// Code within strings within code deeper than this is shown as part of the string.
const DEEPEST: u32 = 12;

/// What opens within a string.
pub(super) enum Opened {
    /// `$name`.
    Name { end: usize },
    /// Code up to a closing bracket.
    Code { start: usize, close: u8 },
}

impl Lexer<'_, '_> {
    /// The end of the mark that opens code at `at`; the code ends where the mark says.
    pub(super) fn hole_at(&self, quoted: Quoted, at: usize) -> Option<Opened> {
        let next = self.bytes.get(at + 1).copied().unwrap_or(0);
        let code = |length: usize, close: u8| {
            (self.level < DEEPEST).then_some(Opened::Code {
                start: at + length,
                close,
            })
        };
        match (quoted.hole, self.bytes[at]) {
            (Hole::Dollar | Hole::DollarBrace, b'$') if next == b'{' => code(2, b'}'),
            (Hole::Dollar, b'$') if self.table.starts[usize::from(next)] & start::WORD != 0 => {
                Some(Opened::Name {
                    end: self.word_end(at + 1),
                })
            }
            (Hole::DollarInBraces, b'{') if next == b'$' => code(1, b'}'),
            (Hole::DollarInBraces, b'$') if next == b'{' => code(2, b'}'),
            (Hole::DollarInBraces, b'$')
                if self.table.starts[usize::from(next)] & start::WORD != 0 =>
            {
                Some(Opened::Name {
                    end: self.word_end(at + 1),
                })
            }
            (Hole::Hash, b'#') if next == b'{' => code(2, b'}'),
            (Hole::Brace, b'{') if next != b'{' => code(1, b'}'),
            (Hole::Backslash, b'\\') if next == b'(' => code(2, b')'),
            _ => None,
        }
    }

    pub(super) fn hole(&mut self, hole: Opened, quoted: Quoted) {
        match hole {
            Opened::Name { end } => self.take(end, Class::Plain),
            Opened::Code { start, close } => {
                self.take(start, Class::Punctuation);
                let format = quoted.hole == Hole::Brace;
                self.inside(Until::Bracket {
                    close,
                    in_line: !quoted.lines,
                    format,
                });
                if format {
                    self.format(close, quoted);
                }
                if self.peek(0) == close {
                    self.take(self.at + 1, Class::Punctuation);
                }
            }
        }
    }

    /// Takes what says how a value is written, `:>{width}.{places}` in `{value:>{width}.{places}}`,
    /// in which the code in braces is code again.
    fn format(&mut self, close: u8, quoted: Quoted) {
        if self.peek(0) != b':' {
            return;
        }
        loop {
            let rest = &self.bytes[self.at..];
            let ends = |byte: &u8| matches!(byte, b'}' | b'{' | b'\n' | b'"');
            let end = rest.iter().position(ends).unwrap_or(rest.len());
            self.take(self.at + end, Class::Escape);
            if self.peek(0) != b'{' || self.level >= DEEPEST {
                return;
            }
            let start = self.at + 1;
            self.level += 1;
            self.hole(Opened::Code { start, close }, quoted);
            self.level -= 1;
        }
    }

    /// Takes code in brackets that were opened just before, and the bracket that closes them.
    /// Answers whether it could; it cannot within too much else.
    pub fn inner_code(&mut self, close: u8) -> bool {
        if self.level >= DEEPEST {
            return false;
        }
        self.inside(Until::Bracket {
            close,
            in_line: false,
            format: false,
        });
        if self.peek(0) == close {
            self.take(self.at + 1, Class::Punctuation);
        }
        true
    }

    /// Takes code in the same language up to `end`. Answers whether it could.
    pub fn code_until(&mut self, end: usize) -> bool {
        if self.level >= DEEPEST {
            return false;
        }
        let whole = self.bytes;
        self.bytes = &whole[..end];
        self.inside(Until::End);
        self.bytes = whole;
        self.take(end, Class::Plain);
        true
    }

    /// Reads code that knows nothing of what is around it.
    fn inside(&mut self, until: Until) {
        let around = (self.depth, self.parameters);
        self.level += 1;
        self.parameters = 0;
        self.previous = b'(';
        self.line_start = false;
        self.after_value = false;
        self.code(until);
        self.level -= 1;
        (self.depth, self.parameters) = around;
    }
}
