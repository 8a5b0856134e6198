//! The hits of a pattern in one text, each with its place and its line.

use std::ops::Range;

use super::{Pattern, Replacement};

/// How much of a line is shown before a hit, of the hit itself, and after it, in letters.
const BEFORE: usize = 60;
const SHOWN: usize = 240;
const AFTER: usize = 160;

/// A place in a text that a pattern means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// The letter of the line at which it begins, from 1.
    pub column: u32,
    /// Where it begins and ends, counted from the start of that line in units of UTF-16, as editors count.
    pub units: Range<u32>,
    /// What stands before it on the line, cut short with `…`.
    pub before: String,
    /// The hit itself, cut short with `…`.
    pub text: String,
    /// What stands after it on its last line, cut short with `…`.
    pub after: String,
    /// What would stand in its place, where that was asked.
    pub becomes: Option<String>,
}

/// What was found in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The first hits, as many as there was room for.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub count: usize,
}

/// How many hits are told with their lines; beyond that they are only counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room(pub usize);

impl Pattern {
    /// The hits in `text`, which has `\n` at its line ends.
    pub fn hits(&self, text: &str, room: Room) -> Found {
        hits(self, None, text, room)
    }
}

impl Replacement {
    /// The same, with what would stand in the place of each.
    pub fn hits(&self, text: &str, room: Room) -> Found {
        hits(self.pattern(), Some(self), text, room)
    }
}

fn hits(pattern: &Pattern, with: Option<&Replacement>, text: &str, room: Room) -> Found {
    let mut found = Found::default();
    let mut place = Place::default();
    let mut at = pattern.start(text);
    while let Some(range) = pattern.next(text, at) {
        at = range.end;
        found.count += 1;
        if found.hits.len() < room.0 {
            place.go_to(text, range.start);
            let becomes = with.and_then(|with| with.becomes(text, &range));
            found.hits.push(place.hit(text, &range, becomes));
        }
    }
    found
}

/// Where a search has come to: a line is counted once, however many hits it holds.
struct Place {
    at: usize,
    line: u32,
    line_start: usize,
    letters: u32,
    units: u32,
}

impl Default for Place {
    fn default() -> Place {
        Place {
            at: 0,
            line: 1,
            line_start: 0,
            letters: 0,
            units: 0,
        }
    }
}

impl Place {
    fn go_to(&mut self, text: &str, to: usize) {
        for (offset, letter) in text[self.at..to].char_indices() {
            if letter == '\n' {
                self.line += 1;
                self.line_start = self.at + offset + 1;
                (self.letters, self.units) = (0, 0);
            } else {
                self.letters += 1;
                self.units += letter.len_utf16() as u32;
            }
        }
        self.at = to;
    }

    fn hit(&self, text: &str, range: &Range<usize>, becomes: Option<String>) -> Hit {
        let hit = &text[range.clone()];
        let length = u32::try_from(hit.encode_utf16().count()).unwrap_or(u32::MAX);
        let after = text[range.end..].split('\n').next().unwrap_or_default();
        Hit {
            line: self.line,
            column: self.letters + 1,
            units: self.units..self.units.saturating_add(length),
            before: end_of(&text[self.line_start..range.start]),
            text: start_of(hit, SHOWN),
            after: start_of(after, AFTER),
            becomes: becomes.map(|becomes| start_of(&becomes, SHOWN)),
        }
    }
}

fn start_of(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn end_of(text: &str) -> String {
    match text.char_indices().nth_back(BEFORE) {
        Some((start, letter)) => format!("…{}", &text[start + letter.len_utf8()..]),
        None => text.to_owned(),
    }
}
