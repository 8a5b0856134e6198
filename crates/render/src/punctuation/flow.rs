//! The words of one block, however they are marked up, and what their signs become.

use std::ops::Range;

use super::Signs;

/// The signs of a block in order, of all its pieces.
#[derive(Default)]
pub(super) struct Flow {
    signs: Vec<Sign>,
    pieces: usize,
    /// Whether quotes stand where nobody can tell how they were typed: then all stay.
    keeps_quotes: bool,
}

#[derive(Clone, Copy)]
struct Sign {
    letter: char,
    /// The piece it is of, unless it stands for something between them.
    piece: Option<usize>,
    /// Whether it stays as it is.
    stays: bool,
}

/// Stands for code, a formula, a picture: something that words stand beside.
const THING: char = 'x';

impl Flow {
    /// Words as they were typed, without escapes. What stands at the places `staying` stays.
    pub fn words(&mut self, text: &str, staying: &[Range<usize>]) {
        self.push(text, staying);
    }

    /// Words that stay as they are: an author who writes `\"` means that sign.
    pub fn words_as_typed(&mut self, text: &str) {
        self.keeps_quotes |= text.contains(['"', '\'']);
        self.push(text, std::slice::from_ref(&(0..text.len())));
    }

    fn push(&mut self, text: &str, staying: &[Range<usize>]) {
        let piece = Some(self.pieces);
        self.pieces += 1;
        self.signs
            .extend(text.char_indices().map(|(at, letter)| Sign {
                letter,
                piece,
                stays: staying.iter().any(|place| place.contains(&at)),
            }));
    }

    pub fn blank(&mut self) {
        self.between(' ');
    }

    pub fn thing(&mut self) {
        self.between(THING);
    }

    fn between(&mut self, letter: char) {
        self.signs.push(Sign {
            letter,
            piece: None,
            stays: true,
        });
    }

    /// The words of every piece as they are to be read, or nothing for those that stay.
    pub fn set(&self, of: &Signs) -> Vec<Option<String>> {
        let mut becomes: Vec<Option<&str>> = vec![None; self.signs.len()];
        self.dashes_and_dots(&mut becomes);
        if !self.keeps_quotes {
            self.quotes(of, &mut becomes);
        }
        let mut pieces: Vec<(String, bool)> = vec![(String::new(), false); self.pieces];
        for (sign, becomes) in self.signs.iter().zip(becomes) {
            let Some(piece) = sign.piece else { continue };
            let (words, is_set) = &mut pieces[piece];
            match becomes {
                Some(becomes) => {
                    words.push_str(becomes);
                    *is_set = true;
                }
                None => words.push(sign.letter),
            }
        }
        let pieces = pieces.into_iter();
        pieces
            .map(|(words, is_set)| is_set.then_some(words))
            .collect()
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|sign| sign.letter)
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.letter(at))
    }

    /// How many of the same sign stand here, all of one piece.
    fn run(&self, at: usize) -> usize {
        let Sign { letter, piece, .. } = self.signs[at];
        let rest = self.signs[at..].iter();
        rest.take_while(|sign| sign.letter == letter && sign.piece == piece)
            .count()
    }

    fn dashes_and_dots(&self, becomes: &mut [Option<&str>]) {
        let mut at = 0;
        while at < self.signs.len() {
            let sign = self.signs[at];
            if sign.stays || !matches!(sign.letter, '-' | '.') {
                at += 1;
                continue;
            }
            let run = self.run(at);
            let (before, after) = (self.before(at), self.letter(at + run));
            let set = match (sign.letter, run) {
                ('-', 2) if is_dash(before, after) => Some("–"),
                ('-', 3) if is_dash(before, after) || is_broken_off(before, after) => Some("—"),
                ('.', 3) if is_ellipsis(before, after) => Some("…"),
                _ => None,
            };
            if let Some(set) = set {
                becomes[at] = Some(set);
                becomes[at + 1..at + run].fill(Some(""));
            }
            at += run;
        }
    }

    fn quotes(&self, of: &Signs, becomes: &mut [Option<&'static str>]) {
        // The quotes that have begun, innermost last.
        let mut begun: Vec<usize> = Vec::new();
        for (at, sign) in self.signs.iter().enumerate() {
            let quote = sign.letter;
            if sign.stays || !matches!(quote, '"' | '\'') {
                continue;
            }
            let (before, after) = (self.before(at), self.letter(at + 1));
            if quote == '\'' && is_apostrophe(before, after) {
                becomes[at] = Some("’");
                continue;
            }
            let place = begun
                .iter()
                .rposition(|open| self.signs[*open].letter == quote);
            if let Some(place) = place
                && ends_a_quote(before, after)
            {
                let open = begun[place];
                begun.truncate(place);
                let (start, end) = if quote == '"' { of.outer } else { of.inner };
                becomes[open] = Some(start);
                becomes[at] = Some(end);
            } else if begins_a_quote(before, after) {
                begun.push(at);
            } else if quote == '\'' && is_left_out(before) {
                becomes[at] = Some("’");
            }
        }
    }
}

fn is_blank(sign: Option<char>) -> bool {
    sign.is_none_or(char::is_whitespace)
}

fn is_word(sign: Option<char>) -> bool {
    sign.is_some_and(char::is_alphanumeric)
}

/// Between words, or with blanks around it; `--flag` and `i--` are neither.
fn is_dash(before: Option<char>, after: Option<char>) -> bool {
    let is_between = is_word(before) && is_word(after);
    let is_apart = is_blank(before) && after.is_some_and(char::is_whitespace);
    is_between || is_apart
}

/// A speech that ends before its end: `wait---`.
fn is_broken_off(before: Option<char>, after: Option<char>) -> bool {
    is_word(before) && (is_blank(after) || after.is_some_and(|sign| "\"'”’)".contains(sign)))
}

/// Words that are left out; no range such as `a...b`, no `...rest` and no path.
fn is_ellipsis(before: Option<char>, after: Option<char>) -> bool {
    let is_path = |sign: Option<char>| sign.is_some_and(|sign| "/\\=".contains(sign));
    !is_word(after) && !is_path(before) && !is_path(after)
}

/// Within a word: `don't`, but no feet and inches.
fn is_apostrophe(before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    is_word(before) && is_word(after) && !(is_digit(before) && is_digit(after))
}

/// At the end of a word, where no quote has begun: `the authors'`.
fn is_left_out(before: Option<char>) -> bool {
    before.is_some_and(char::is_alphabetic)
}

fn begins_a_quote(before: Option<char>, after: Option<char>) -> bool {
    let is_open = |sign: char| "([{<\"'«‹„“‚‘—–-/=:¿¡".contains(sign);
    !is_blank(after) && before.is_none_or(|sign| sign.is_whitespace() || is_open(sign))
}

fn ends_a_quote(before: Option<char>, after: Option<char>) -> bool {
    !is_blank(before) && !is_word(after)
}
