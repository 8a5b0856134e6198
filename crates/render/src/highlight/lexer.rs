//! Reads code by the description of its language, once from front to back.
//!
//! It is a lexer with a little memory (what came before, which bracket is open), not a parser:
//! broken and half-typed code is coloured as far as it goes. The files below take a kind of thing
//! each: comments, strings and the code in them, long texts, patterns, names, numbers. Time is
//! linear in the code; memory is the HTML.

mod comments;
pub mod heredoc;
mod heredocs;
mod holes;
mod names;
mod numbers;
mod regexps;
mod steps;
mod strings;

use super::class::Class;
use super::language::{Language, Parameters, Regexps};
use super::painter::Painter;
use super::table::{Table, start};

/// What no table says of a language. Answers whether it has taken what stands here; it then has moved
/// the lexer forward.
pub type Special = fn(&mut Lexer<'_, '_>) -> bool;

/// A language ready to be read: its table, and what no table says.
pub struct Syntax {
    table: Table,
    special: Special,
}

impl Language {
    /// The language of which this says all.
    pub fn syntax(self) -> Syntax {
        self.syntax_with(|_| false)
    }

    /// The language of which `special` says the rest, at the bytes that are special.
    pub fn syntax_with(self, special: Special) -> Syntax {
        Syntax {
            table: self.table(),
            special,
        }
    }
}

/// Paints the code from the painter's place up to `end` by the syntax of a language.
pub fn paint(syntax: &Syntax, painter: &mut Painter<'_>, end: usize) {
    let mut lexer = Lexer::new(syntax, painter, end);
    lexer.interpreter();
    lexer.code(Until::End);
    painter.paint(end, Class::Plain);
}

/// Paints the code up to where `mark` stands in it and in no string, or up to `end`.
pub fn paint_until(syntax: &Syntax, painter: &mut Painter<'_>, end: usize, mark: &'static str) {
    let mut lexer = Lexer::new(syntax, painter, end);
    lexer.mark = Some(mark);
    lexer.code(Until::End);
    let stopped = lexer.at;
    painter.paint(stopped, Class::Plain);
}

/// Where code ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    End,
    /// At this closing bracket; at the line's end too if the string around it ends there.
    /// With `format`, at a colon as well.
    Bracket {
        close: u8,
        in_line: bool,
        format: bool,
    },
}

/// A place in the code, and what was seen on the way to it.
pub struct Lexer<'l, 'c> {
    table: &'l Table,
    special: Special,
    painter: &'l mut Painter<'c>,
    /// The code up to where this language ends.
    pub bytes: &'c [u8],
    /// The place. What lies between the painter and it is plain.
    pub at: usize,
    /// The last byte that was not blank.
    pub previous: u8,
    /// Whether nothing but blanks was seen on this line.
    pub line_start: bool,
    /// Whether what was seen last is a value, so that a slash divides.
    pub after_value: bool,
    /// Open brackets.
    depth: u32,
    /// Holes of strings around this place.
    level: u32,
    /// What the next name is, if a word before it said so.
    pending: Option<Class>,
    /// The depth of the parameters of the function being defined; 0 outside of them.
    parameters: u32,
    /// The depths of the conditions that are open: what follows `if (…)` is no operator.
    conditions: Vec<u32>,
    /// The texts that begin on the next line.
    heredocs: Vec<heredoc::Heredoc>,
    /// The lines of the code, once it was asked whether one of them closes a text.
    lines: Option<heredoc::Lines<'c>>,
    /// What ends this code where it stands in no string.
    mark: Option<&'static str>,
}

impl<'l, 'c> Lexer<'l, 'c> {
    fn new(syntax: &'l Syntax, painter: &'l mut Painter<'c>, end: usize) -> Lexer<'l, 'c> {
        Lexer {
            table: &syntax.table,
            special: syntax.special,
            bytes: &painter.code().as_bytes()[..end],
            at: painter.at(),
            painter,
            previous: b'\n',
            line_start: true,
            after_value: false,
            depth: 0,
            level: 0,
            pending: None,
            parameters: 0,
            conditions: Vec::new(),
            heredocs: Vec::new(),
            lines: None,
            mark: None,
        }
    }

    /// Takes `#!/usr/bin/env node` in the first line; `#![…]` is Rust.
    fn interpreter(&mut self) {
        if self.at == 0 && self.is_at("#!") && self.peek(2) != b'[' {
            self.take(self.line_end(0), Class::Comment);
        }
    }

    /// Reads code until it ends. The closing bracket is not taken.
    fn code(&mut self, until: Until) {
        let outside = self.depth;
        while let Some(&byte) = self.bytes.get(self.at) {
            let starts = self.table.starts[usize::from(byte)];
            if starts & start::BLANK != 0 {
                self.at += 1;
                continue;
            }
            if byte == b'\n' {
                if matches!(until, Until::Bracket { in_line: true, .. }) {
                    return;
                }
                self.at += 1;
                self.line_start = true;
                self.heredoc_bodies();
                continue;
            }
            if self.level == 0 && self.mark.is_some_and(|mark| self.is_at(mark)) {
                return;
            }
            if starts & start::SPECIAL != 0 && (self.special)(self) {
                continue;
            }
            if starts & start::MARK != 0
                && (self.comment() || self.string() || self.regexp() || self.sigil())
            {
                self.line_start = false;
                continue;
            }
            if starts & start::WORD != 0 {
                self.word();
            } else if starts & start::DIGIT != 0 {
                self.number();
            } else if starts & start::PUNCTUATION != 0 {
                if self.bracket(byte, until, outside) {
                    return;
                }
            } else if byte == b'.' && self.begins_number() {
                self.number();
            } else if matches!(byte, b'+' | b'-') && self.peek(1) == byte {
                // `i++` is the value that `i` was.
                self.pending = None;
                self.at += 2;
            } else if byte == b'/' && self.peek(1) == byte {
                // `a // b` divides, or takes the other; no slash of it opens anything.
                self.pending = None;
                self.after_value = false;
                self.at += 2;
            } else {
                if byte != b'.' {
                    self.pending = None;
                }
                self.at += 1;
                self.after_value = false;
            }
            self.previous = self.bytes[self.at - 1];
            self.line_start = false;
        }
    }

    /// Takes punctuation; answers whether it is what ends this code.
    fn bracket(&mut self, byte: u8, until: Until, outside: u32) -> bool {
        match byte {
            b'(' | b'[' | b'{' => {
                self.depth += 1;
                if self.table.language.regexps != Regexps::None && self.opens_condition() {
                    self.conditions.push(self.depth);
                }
                self.after_value = false;
                if byte == b'(' && self.pending == Some(Class::Function) && self.names_parameters()
                {
                    self.parameters = self.depth;
                }
            }
            b')' | b']' | b'}' => {
                if self.depth == outside
                    && matches!(until, Until::Bracket { close, .. } if close == byte)
                {
                    return true;
                }
                if self.depth == self.parameters {
                    self.parameters = 0;
                }
                self.after_value = byte != b'}' && self.conditions.last() != Some(&self.depth);
                while self
                    .conditions
                    .last()
                    .is_some_and(|open| *open >= self.depth)
                {
                    self.conditions.pop();
                }
                self.depth = self.depth.saturating_sub(1);
            }
            b':' if self.depth == outside
                && matches!(until, Until::Bracket { format: true, .. }) =>
            {
                return true;
            }
            _ => self.after_value = false,
        }
        self.pending = None;
        self.take(self.at + 1, Class::Punctuation);
        false
    }

    /// Whether the parenthesis here holds a condition, so that a statement follows it.
    fn opens_condition(&self) -> bool {
        let before = self.bytes[..self.at].trim_ascii_end();
        let starts = self.table.starts;
        self.bytes[self.at] == b'('
            && [&b"if"[..], b"while", b"for", b"with"].iter().any(|word| {
                before.strip_suffix(*word).is_some_and(|rest| {
                    let last = rest.last().copied().unwrap_or(0);
                    last != b'.' && starts[usize::from(last)] & start::IN_WORD == 0
                })
            })
    }

    /// Whether names come first among parameters.
    fn names_parameters(&self) -> bool {
        self.table.language.parameters != Parameters::Unknown
    }
}
