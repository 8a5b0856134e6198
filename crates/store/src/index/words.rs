//! How text becomes words, the same way when it is indexed and when it is asked for. Case, accents
//! and the form of Unicode do not count, as in names ([`Spelling`]). Words end at spaces and signs;
//! `+` and `#` belong to a word at its end (C++, C#, but not `# heading`); Chinese, Japanese, Korean
//! and Thai, written without spaces, are cut into single characters.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use domain::script::is_unspaced;
use domain::{Spelling, composed};

/// So many letters of a word can be asked for by the table of beginnings.
pub const SHORT: usize = 3;

/// A word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'text> {
    /// Where it stands.
    pub span: Range<usize>,
    /// What is left of it when all that does not count is taken away; never empty.
    pub folded: Cow<'text, str>,
}

/// The words of a composed text, in their order.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let (start, first) = next_letter(text, next)?;
            next = start + first.len_utf8();
            if is_unspaced(first) {
                let span = start..next;
                let folded = Cow::Borrowed(&text[span.clone()]);
                return Some(Word { span, folded });
            }
            next = end_of_word(text, next);
            let folded = folded(&text[start..next]);
            if !folded.is_empty() {
                let span = start..next;
                return Some(Word { span, folded });
            }
        }
    })
}

/// From this place on the next letter, or what a word begins with otherwise.
fn next_letter(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        if !byte.is_ascii() {
            let letter = text[at..].chars().next()?;
            if is_unspaced(letter) || letter.is_alphanumeric() {
                return Some((at, letter));
            }
            at += letter.len_utf8();
            continue;
        }
        if byte.is_ascii_alphanumeric() {
            return Some((at, char::from(byte)));
        }
        at += 1;
    }
}

/// Where the word ends that goes on at this place.
fn end_of_word(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        let letter = match byte.is_ascii() {
            true => char::from(byte),
            false => match text[at..].chars().next() {
                Some(letter) => letter,
                None => break,
            },
        };
        if !goes_on(letter) {
            break;
        }
        at += letter.len_utf8();
    }
    at
}

/// The words of a text, folded, with a space between two: what SQLite is given.
pub fn spaced(text: &str) -> String {
    let text = composed(text);
    let mut spaced = String::with_capacity(text.len());
    for word in words(&text) {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(&word.folded);
    }
    spaced
}

/// With what the words of a [`spaced`] text begin: their first one, two and three letters, hardly one
/// twice. Of a word that is a single character nothing can be begun.
pub fn beginnings(spaced: &str) -> String {
    let mut plain = Plain::default();
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for word in spaced.split(' ') {
        if plain.take(word) || word.chars().next().is_none_or(is_unspaced) {
            continue;
        }
        for (at, letter) in word.char_indices().take(SHORT) {
            others.insert(&word[..at + letter.len_utf8()]);
        }
    }
    let mut beginnings = String::new();
    plain.push(&mut beginnings);
    for beginning in others {
        beginnings.push_str(beginning);
        beginnings.push(' ');
    }
    beginnings
}

/// The letters of folded words in ASCII; the first stands for the end of a word that is shorter.
const LETTERS: &[u8; 39] = b" +#0123456789abcdefghijklmnopqrstuvwxyz";

/// Beginnings of such words, a bit for each that there may be: most words are looked up in no set.
struct Plain([u64; (LETTERS.len().pow(SHORT as u32)).div_ceil(64)]);

impl Default for Plain {
    fn default() -> Plain {
        Plain([0; _])
    }
}

impl Plain {
    /// Takes the beginnings of a word in, if its first letters are of ASCII.
    fn take(&mut self, word: &str) -> bool {
        let mut places = [0; SHORT];
        for (place, letter) in places.iter_mut().zip(word.bytes()) {
            *place = usize::from(PLACES[usize::from(letter)]);
            if *place == 0 {
                return false;
            }
        }
        let mut number = 0;
        let mut unit = LETTERS.len().pow(SHORT as u32);
        for place in places {
            unit /= LETTERS.len();
            number += place * unit;
            self.0[number / 64] |= u64::from(place > 0) << (number % 64);
        }
        !word.is_empty()
    }

    fn push(&self, beginnings: &mut String) {
        for (nth, word) in self.0.iter().enumerate() {
            let mut left = *word;
            while left != 0 {
                let number = nth * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                let letters = [
                    number / LETTERS.len().pow(2),
                    number / LETTERS.len(),
                    number,
                ];
                let letters = letters.map(|letter| LETTERS[letter % LETTERS.len()]);
                let letters = letters.iter().take_while(|letter| **letter != LETTERS[0]);
                beginnings.extend(letters.map(|letter| char::from(*letter)));
                beginnings.push(' ');
            }
        }
    }
}

/// The place of each byte among [`LETTERS`]; 0 for one that is none of them.
const PLACES: [u8; 256] = {
    let mut places = [0; 256];
    let mut place = 1;
    while place < LETTERS.len() {
        places[LETTERS[place] as usize] = place as u8;
        place += 1;
    }
    places
};

/// Whether a word goes on with this letter.
fn goes_on(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric() || matches!(letter, '+' | '#');
    }
    let is_letter = letter.is_alphanumeric() && !is_unspaced(letter);
    // A soft hyphen, what joins letters or parts them, and accents that no letter is composed with.
    let is_part = matches!(
        letter,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}'
    );
    is_letter || is_part
}

fn folded(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        return Cow::Owned(Spelling::of(word).as_str().replace(' ', ""));
    }
    match word.bytes().any(|letter| letter.is_ascii_uppercase()) {
        true => Cow::Owned(word.to_ascii_lowercase()),
        false => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::{beginnings, spaced};

    #[test]
    fn a_plus_or_a_number_sign_belongs_to_a_word_only_at_its_end() {
        assert_eq!(spaced("# C++ and C#"), "c++ and c#");
        assert_eq!(spaced("##tag +1 c++11"), "tag 1 c++11");
    }

    #[test]
    fn case_accents_and_the_form_of_unicode_do_not_count() {
        assert_eq!(spaced("Naïve nai\u{308}ve NAÏVE"), "naive naive naive");
        assert_eq!(
            spaced("Straße auto\u{ad}matic ΛΟΓΟΣ"),
            "strasse automatic λογοσ"
        );
        assert_eq!(spaced("か\u{3099}く"), "が く");
    }

    #[test]
    fn text_without_spaces_is_cut_into_characters() {
        assert_eq!(spaced("a分散，b"), "a 分 散 b");
    }

    #[test]
    fn words_begin_with_their_first_three_letters() {
        assert_eq!(
            beginnings("c++ cat 分 cats a élan c#é 9"),
            "9 a c c+ c++ ca cat c c# c#é é él éla "
        );
    }
}
