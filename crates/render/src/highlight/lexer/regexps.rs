//! Regular expressions between slashes, and the slashes that divide.

use super::Lexer;
use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Quoted, Regexps};

/// A slash that finds no other one within these bytes divides.
const LONGEST_REGEXP: usize = 2_000;

impl Lexer<'_, '_> {
    /// Takes a regular expression where a value may stand.
    pub(super) fn regexp(&mut self) -> bool {
        let over_lines = match self.table.language.regexps {
            Regexps::None => return false,
            Regexps::OnLine => false,
            Regexps::OverLines => true,
        };
        let is_one = !self.after_value || (over_lines && self.is_argument());
        if self.bytes[self.at] != b'/' || !is_one || !self.closes_regexp(over_lines) {
            return false;
        }
        let class = Class::Regexp;
        if over_lines {
            let slashes = Quoted {
                open: "/",
                close: "/",
                keeps_escapes: true,
                ..Quoted::DOUBLE.over_lines().with_hole(Hole::Hash)
            };
            self.text(slashes, class, self.at + 1);
        } else {
            let end = self.regexp_end();
            self.take(end, class);
        }
        self.take_value(self.word_end(self.at), class);
        true
    }

    /// Whether a slash here begins the argument of a call: `split /,/`, and not `a / b`.
    fn is_argument(&self) -> bool {
        self.previous.is_ascii_alphabetic()
            && self.before() == b' '
            && !matches!(self.peek(1), b' ' | b'=' | b'\n')
    }

    /// Whether the slash here finds another one.
    fn closes_regexp(&self, over_lines: bool) -> bool {
        if over_lines {
            // A comment in such an expression may hold what it likes.
            let rest = &self.bytes[self.at + 1..];
            let rest = &rest[..rest.len().min(LONGEST_REGEXP)];
            let mut escaped = false;
            return rest.iter().any(|byte| {
                let closes = *byte == b'/' && !escaped;
                escaped = *byte == b'\\' && !escaped;
                closes
            });
        }
        self.regexp_end() > self.at
    }

    /// Behind the slash that closes the expression here; this place if there is none on its line.
    fn regexp_end(&self) -> usize {
        let mut in_set = false;
        let mut end = self.at + 1;
        loop {
            if end - self.at > LONGEST_REGEXP {
                return self.at;
            }
            match self.bytes.get(end) {
                None | Some(b'\n') => return self.at,
                Some(b'\\') => end += 1,
                Some(b'[') => in_set = true,
                Some(b']') => in_set = false,
                Some(b'/') if !in_set => return end + 1,
                Some(_) => {}
            }
            end += 1;
        }
    }
}
