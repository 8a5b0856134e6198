//! Strings: their escapes and their placeholders. The code within them is in `holes`.

use super::Lexer;
use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Keys, Places, Prefix, Quoted};
use crate::highlight::table::start;

/// A character is written with no more bytes than these: `'\u{10FFFF}'`.
const LONGEST_CHARACTER: usize = 12;

impl Lexer<'_, '_> {
    pub(super) fn string(&mut self) -> bool {
        let strings = self.table.language.strings;
        let Some(quoted) = strings.iter().find(|quoted| self.is_at(quoted.open)) else {
            return false;
        };
        // Where a prefix brings the holes, a string without one has none.
        let hole = if self.table.holes_by_prefix {
            Hole::None
        } else {
            quoted.hole
        };
        self.quoted(quoted.with_hole(hole));
        true
    }

    /// Takes the string at `quote` when what stands before it is a prefix of strings.
    pub(super) fn prefixed(&mut self, quote: usize) -> bool {
        let language = &self.table.language;
        let word = &self.bytes[self.at..quote];
        let known = language
            .prefixes
            .iter()
            .find(|(name, _)| name.as_bytes().eq_ignore_ascii_case(word));
        let Some((_, prefix)) = known else {
            return false;
        };
        let rest = &self.bytes[quote..];
        let found = language
            .strings
            .iter()
            .find(|quoted| rest.starts_with(quoted.open.as_bytes()));
        let Some(&quoted) = found else {
            return false;
        };
        self.take(quote, Class::String);
        let holes = matches!(prefix, Prefix::Holes | Prefix::RawHoles)
            || (*prefix == Prefix::Same && !self.table.holes_by_prefix);
        self.quoted(Quoted {
            escape: match prefix {
                Prefix::Raw => 0,
                Prefix::Escapes => b'\\',
                _ => quoted.escape,
            },
            keeps_escapes: matches!(prefix, Prefix::RawQuotes | Prefix::RawHoles),
            hole: if holes { quoted.hole } else { Hole::None },
            places: match prefix {
                Prefix::Raw | Prefix::RawQuotes | Prefix::RawHoles => Places::None,
                _ => quoted.places,
            },
            ..quoted
        });
        true
    }

    /// Takes the string that begins here.
    pub fn quoted(&mut self, quoted: Quoted) {
        let class = self.class_of_string(quoted);
        self.text(quoted, class, self.at + quoted.open.len());
    }

    /// Takes text up to its closing mark; what lies before `from` is part of it. Text without a
    /// closing mark goes to the end of the code.
    pub(super) fn text(&mut self, quoted: Quoted, class: Class, from: usize) {
        let mut end = from;
        let mut depth = 0u32;
        let close = quoted.close.as_bytes();
        let closes = |rest: &[u8]| !close.is_empty() && rest.starts_with(close);
        while let Some(&byte) = self.bytes.get(end) {
            if closes(&self.bytes[end..]) {
                end += close.len();
                if depth > 0 {
                    depth -= 1;
                } else if quoted.doubled && closes(&self.bytes[end..]) {
                    end += close.len();
                } else {
                    while quoted.run && self.bytes.get(end) == Some(&byte) {
                        end += 1;
                    }
                    break;
                }
            } else if quoted.nests && self.bytes[end..].starts_with(quoted.open.as_bytes()) {
                depth += 1;
                end += quoted.open.len();
            } else if byte == b'\n' && !quoted.lines {
                break;
            } else if let Some(hole) = self.hole_at(quoted, end) {
                self.take(end, class);
                self.hole(hole, quoted);
                end = self.at;
            } else if quoted.keeps_escapes && byte == quoted.escape && byte != 0 {
                end = (end + 2).min(self.bytes.len());
            } else if let Some(special) = self.special_end(quoted, end) {
                self.take(end, class);
                self.take(special, Class::Escape);
                end = self.at;
            } else {
                end += 1;
            }
        }
        self.take_value(end, class);
    }

    /// A string before a colon is a key where strings are keys.
    fn class_of_string(&self, quoted: Quoted) -> Class {
        if self.table.language.keys != Keys::Strings {
            return quoted.class;
        }
        let mut at = self.at + 1;
        while let Some(&byte) = self.bytes.get(at) {
            at += match byte {
                b'\\' => 2,
                b'\n' => break,
                _ if byte == quoted.close.as_bytes()[0] => break,
                _ => 1,
            };
        }
        let rest = self.bytes.get(at + 1..).unwrap_or_default();
        let next = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        if next == Some(&b':') {
            Class::Property
        } else {
            quoted.class
        }
    }

    /// The end of an escape or a placeholder at `at`.
    fn special_end(&self, quoted: Quoted, at: usize) -> Option<usize> {
        let byte = self.bytes[at];
        if byte == quoted.escape && byte != 0 {
            return Some(self.escape_end(at));
        }
        match (quoted.places, byte) {
            (Places::Percent, b'%') => percent_end(self.bytes, at),
            (Places::Braces, b'{') => braces_end(self.bytes, at),
            _ if quoted.hole == Hole::Brace && self.bytes[at..].starts_with(b"{{") => Some(at + 2),
            _ => None,
        }
    }

    fn escape_end(&self, at: usize) -> usize {
        let byte = |distance: usize| self.bytes.get(at + distance).copied().unwrap_or(0);
        let digits = |from: usize, most: usize| {
            let rest = self.bytes.get(at + from..).unwrap_or_default();
            let is_digit = |byte: &&u8| byte.is_ascii_hexdigit();
            rest.iter().take(most).take_while(is_digit).count()
        };
        match (byte(1), byte(2)) {
            (b'u' | b'N' | b'x', b'{') => {
                let rest = self.bytes[at..].iter().take(40);
                let close = rest
                    .take_while(|byte| **byte != b'\n')
                    .position(|byte| *byte == b'}');
                close.map_or(at + 2, |close| at + close + 1)
            }
            (b'x', _) => at + 2 + digits(2, 2),
            (b'u', _) => at + 2 + digits(2, 4),
            (b'U', _) => at + 2 + digits(2, 8),
            (b'\r', b'\n') => at + 3,
            _ => (at + 2).min(self.bytes.len()),
        }
    }

    /// Behind the character in apostrophes that begins here, `'a'` or `'\n'`; nothing when the
    /// apostrophe opens no character.
    pub fn character_end(&self) -> Option<usize> {
        let length = match self.peek(1) {
            b'\n' => return None,
            b'\\' => {
                // The character after the backslash may be an apostrophe itself.
                let rest = self
                    .bytes
                    .get(self.at + 3..)?
                    .iter()
                    .take(LONGEST_CHARACTER);
                let mut line = rest.take_while(|byte| **byte != b'\n');
                let close = line.position(|byte| *byte == b'\'')?;
                return Some(self.at + close + 4);
            }
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            0xf0.. => 4,
        };
        (self.peek(1 + length) == b'\'').then_some(self.at + length + 2)
    }

    /// Takes an annotation whose bracket was opened right before `from`, up to the one that closes
    /// it. Strings and comments in it keep their colours.
    pub fn annotation(&mut self, from: usize, open: u8, close: u8) -> bool {
        let mut end = from;
        let mut depth = 1;
        while let Some(&byte) = self.bytes.get(end) {
            let starts = self.table.starts[usize::from(byte)];
            if self.bytes[end..].starts_with(b"\n\n") {
                // It was not closed: an empty line ends what is half typed.
                break;
            } else if byte == open {
                depth += 1;
            } else if byte == close {
                depth -= 1;
            } else if starts & start::MARK != 0 && byte != b'@' {
                self.take(end, Class::Annotation);
                if self.comment() || self.string() {
                    end = self.at;
                    continue;
                }
            }
            end += 1;
            if depth == 0 {
                break;
            }
        }
        self.take(end, Class::Annotation);
        self.line_start = false;
        true
    }
}

/// The end of `%s`, `%-10.2f`, `%(name)s`; nothing when it is another per cent sign.
fn percent_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at + 1;
    if bytes.get(end) == Some(&b'(') {
        let name = bytes[end..]
            .iter()
            .take(40)
            .position(|byte| *byte == b')')?;
        end += name + 1;
    }
    let flags = |byte: &&u8| {
        matches!(
            byte,
            b'0'..=b'9' | b'-' | b'+' | b'#' | b'.' | b'*' | b'l' | b'h' | b'z'
        )
    };
    end += bytes[end..].iter().take(12).take_while(flags).count();
    bytes
        .get(end)
        .filter(|byte| b"%sdiufFeEgGxXoOcbrqpvtTUwaA".contains(byte))?;
    Some(end + 1)
}

/// The end of `{}`, `{name}`, `{0:>8.2}`; nothing when a brace is just a brace.
fn braces_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes[at..].starts_with(b"{{") {
        return Some(at + 2);
    }
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_:.?#<>^+*-$ ".contains(byte);
    let inner = bytes[at + 1..]
        .iter()
        .take(60)
        .position(|byte| !is_part(byte))?;
    (bytes[at + 1 + inner] == b'}').then_some(at + inner + 2)
}
