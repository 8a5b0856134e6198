//! A language as the lexer looks it up: by byte and by word, made once from its description.

use super::class::Class;
use super::language::{Language, Prefix, Regexps};
use super::words::Words;

/// A language ready to be read.
pub struct Table {
    pub language: Language,
    pub words: Words,
    pub soft_words: Words,
    pub definitions: Words,
    /// Whether only strings with a prefix hold code.
    pub holes_by_prefix: bool,
    /// What may begin with each byte, as bits of [`start`].
    pub starts: [u8; 256],
}

/// Bits of [`Table::starts`].
pub mod start {
    pub const BLANK: u8 = 1;
    pub const WORD: u8 = 2;
    pub const DIGIT: u8 = 4;
    pub const PUNCTUATION: u8 = 8;
    /// A comment, a string, a sigil or a regular expression may begin here.
    pub const MARK: u8 = 16;
    pub const SPECIAL: u8 = 32;
    /// A word may go on with this byte.
    pub const IN_WORD: u8 = 64;
}

impl Language {
    /// The description with what the lexer looks up for every byte and word.
    pub fn table(self) -> Table {
        let mut starts = [0; 256];
        for byte in 0..=u8::MAX {
            starts[usize::from(byte)] = match byte {
                b' ' | b'\t' | b'\r' => start::BLANK,
                b'0'..=b'9' => start::DIGIT | start::IN_WORD,
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => start::WORD | start::IN_WORD,
                b'(' | b'[' | b'{' | b')' | b']' | b'}' | b',' | b';' | b':' => start::PUNCTUATION,
                _ => 0,
            };
        }
        for byte in self.word_bytes {
            starts[usize::from(*byte)] |= start::IN_WORD;
        }
        let opens = self.strings.iter().map(|quoted| quoted.open);
        let opens = opens.chain(self.line_comments.iter().copied());
        let opens = opens.chain(self.block_comments.iter().map(|comment| comment.open));
        for open in opens {
            starts[usize::from(open.as_bytes()[0])] |= start::MARK;
        }
        for (sigil, _) in self.sigils {
            starts[usize::from(*sigil)] |= start::MARK;
        }
        if self.regexps != Regexps::None {
            starts[usize::from(b'/')] |= start::MARK;
        }
        for byte in self.special_bytes {
            starts[usize::from(*byte)] |= start::SPECIAL;
        }
        Table {
            words: Words::new(self.words, self.fold_case),
            soft_words: Words::new(&[(Class::Keyword, self.soft_words)], self.fold_case),
            definitions: self.definitions_by_word(),
            holes_by_prefix: self
                .prefixes
                .iter()
                .any(|(_, prefix)| *prefix == Prefix::Holes),
            starts,
            language: self,
        }
    }

    fn definitions_by_word(&self) -> Words {
        let groups: Vec<(Class, &'static str)> = self
            .definitions
            .iter()
            .map(|(words, class)| (*class, *words))
            .collect();
        Words::new(&groups, self.fold_case)
    }
}
