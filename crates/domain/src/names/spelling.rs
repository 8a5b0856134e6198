//! When two ways to write a name are one name: this is identity, and nothing else is.
//!
//! Case, the form in which Unicode composes letters, accents, and what joins words (spaces,
//! hyphens, underscores) do not count; everything else does. `Café-Olé` and `cafe ole` are one
//! name; `C`, `C++` and `C#` are three, and so are 实时, 事实 and 时事, whatever they sound like.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What is left of a written name when all that does not count is taken away. Two names are the
/// same when their spellings are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spelling(Arc<str>);

impl Spelling {
    /// The spelling of a written name. Only an empty one has an empty spelling.
    pub fn of(written: &str) -> Spelling {
        let written = written.trim();
        let folded = if written.is_ascii() {
            let mut folded = String::with_capacity(written.len());
            fold(&mut folded, written.chars());
            folded
        } else {
            let mut folded = String::with_capacity(written.len());
            fold(&mut folded, without_accents(written));
            folded.nfc().collect()
        };
        if folded.is_empty() {
            return Spelling(written.nfc().collect::<String>().into());
        }
        Spelling(folded.into())
    }

    /// The spelling as text: small letters, words joined by one space.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text in the form of Unicode in which all texts are compared: é is one letter, however a disk or
/// a keyboard has written it.
pub fn composed(text: &str) -> Cow<'_, str> {
    match text.is_ascii() || is_nfc(text) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

impl fmt::Display for Spelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn fold(folded: &mut String, letters: impl Iterator<Item = char>) {
    let mut joint = false;
    for letter in letters {
        if is_joint(letter) {
            joint = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut joint) {
            folded.push(' ');
        }
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        // By way of the capital, ß is ss and both forms of the small sigma are one.
        let capitals = letter.to_uppercase();
        folded.extend(capitals.flat_map(char::to_lowercase).map(without_stroke));
    }
}

/// What joins the words of a name. A soft hyphen is not seen, so it joins nothing.
fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '_' | '\u{2010}' | '\u{2011}') || letter.is_whitespace()
}

/// The letters of a text, decomposed, without accents and without what nobody sees.
fn without_accents(text: &str) -> impl Iterator<Item = char> {
    let mut base = None;
    text.nfd().filter(move |letter| {
        if is_unseen(*letter) {
            return false;
        }
        if is_combining_mark(*letter) {
            return !base.is_some_and(|base| is_accent(base, *letter));
        }
        base = Some(*letter);
        true
    })
}

/// Whether a mark is an accent on this letter. In Indian scripts, Thai, Arabic or Japanese marks
/// are letters; й is one of its own.
fn is_accent(base: char, mark: char) -> bool {
    const BREVE: char = '\u{306}';
    let on_letter = match base {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => true,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => true,
        '\u{400}'..='\u{52f}' => mark != BREVE,
        _ => false,
    };
    on_letter && matches!(mark, '\u{300}'..='\u{36f}')
}

/// Strokes are accents that Unicode does not part from their letters.
fn without_stroke(letter: char) -> char {
    match letter {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        letter => letter,
    }
}

/// Soft hyphens, marks of direction, of order and of variants.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_joints_and_forms_of_unicode_do_not_count() {
        for alike in [
            &[
                "Machine learning",
                "machine-learning",
                "MACHINE_LEARNING",
                " machine \u{a0} learning-",
            ][..],
            &["Café", "cafe", "Cafe\u{301}", "CAFÉ"],
            &["Straße", "STRASSE"],
            &["Smørrebrød", "smorrebrod"],
            &["ΟΔΟΣ", "οδός"],
            &["ёлка", "елка"],
            &["が", "か\u{3099}"],
            &["한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"],
            &["❤\u{fe0f}", "❤"],
            &["İstanbul", "istanbul"],
        ] {
            for other in alike {
                assert_eq!(Spelling::of(other), Spelling::of(alike[0]), "{other}");
            }
        }
    }

    #[test]
    fn everything_else_counts() {
        let words = [
            "C",
            "C++",
            "C#",
            "C*",
            "A",
            "A*",
            ".NET",
            "NET",
            "Node.js",
            "Node js",
            "nodejs",
            "?!",
            "!?",
            "-",
            "--",
            "实时",
            "事实",
            "时事",
            "が",
            "か",
            "йод",
            "иод",
            "हिन्दी",
            "हनद",
            "æ",
            "ae",
            "🚀",
            "rocket",
            "R&D",
            "R and D",
            "1.0",
            "10",
            "Ⅳ",
            "IV",
            "don't",
            "dont",
        ];
        for (at, one) in words.iter().enumerate() {
            for other in &words[..at] {
                assert_ne!(Spelling::of(one), Spelling::of(other), "{one} {other}");
            }
        }
    }
}
