//! What a word is: a keyword, a type, a call, a parameter, or just a name.

use super::Lexer;
use crate::highlight::class::Class;
use crate::highlight::language::{Keys, Parameters};
use crate::highlight::table::start;

impl Lexer<'_, '_> {
    pub(super) fn word(&mut self) {
        let end = self.word_end(self.at);
        let next = self.bytes.get(end).copied().unwrap_or(0);
        if matches!(next, b'"' | b'\'') && self.prefixed(end) {
            return;
        }
        let is_macro =
            self.table.language.macros && next == b'!' && self.bytes.get(end + 1) != Some(&b'=');
        if is_macro {
            self.take_value(end + 1, Class::Macro);
            return;
        }
        let word = &self.bytes[self.at..end];
        let class = self.class_of(word, end, next);
        self.take(end, class);
        self.after_value = class != Class::Keyword;
    }

    fn class_of(&mut self, word: &[u8], end: usize, next: u8) -> Class {
        let language = &self.table.language;
        let after_dot = self.previous == b'.' && !self.line_start;
        if (!after_dot || word == b"await")
            && let Some(known) = self.known(word, end)
        {
            return self.known_word(word, known, end, next);
        }
        if let Some(class) = self.pending.take() {
            if class == Class::Function && self.names_parameters() {
                self.parameters = self.depth + 1;
            }
            return class;
        }
        let by_case = self.by_case(word);
        if next == b'(' {
            return if by_case == Class::Type {
                language.capital_calls
            } else {
                language.calls
            };
        }
        if after_dot {
            return if by_case == Class::Plain {
                language.members
            } else {
                by_case
            };
        }
        if by_case != Class::Plain {
            return by_case;
        }
        if self.is_parameter(end, next) {
            return Class::Parameter;
        }
        if self.is_key(end, next) {
            Class::Property
        } else {
            Class::Plain
        }
    }

    /// What a word is in this language by itself.
    fn known(&self, word: &[u8], end: usize) -> Option<Class> {
        let class = self.table.words.class(word);
        class.or_else(|| {
            let soft = self.table.soft_words.class(word);
            soft.filter(|_| self.name_follows(end))
        })
    }

    /// What a known word is here, and what it says of the next one.
    fn known_word(&mut self, word: &[u8], known: Class, end: usize, next: u8) -> Class {
        if let Some(introduced) = self.table.definitions.class(word) {
            self.pending = Some(introduced);
            return known;
        }
        if matches!(known, Class::Keyword | Class::Own) {
            return known;
        }
        // `def print(…)` introduces a name although it is known, `sum(start=1)` uses one.
        match self.pending.take() {
            Some(introduced) => introduced,
            None if self.is_parameter(end, next) => Class::Parameter,
            None => known,
        }
    }

    fn is_key(&self, end: usize, next: u8) -> bool {
        let starts = self.line_start || matches!(self.previous, b'{' | b',' | b'(');
        let rest = &self.bytes[end..];
        match self.table.language.keys {
            _ if !starts => false,
            Keys::Words => next == b':' && rest.get(1) != Some(&b':'),
            Keys::Equals => {
                let blanks = rest
                    .iter()
                    .take(40)
                    .take_while(|byte| **byte == b' ')
                    .count();
                let sign = rest.get(blanks) == Some(&b'=') && rest.get(blanks + 1) != Some(&b'=');
                sign || (self.line_start && next == b'.')
            }
            Keys::None | Keys::Strings => false,
        }
    }

    /// Capital letters mean types and constants in most languages.
    fn by_case(&self, word: &[u8]) -> Class {
        let language = &self.table.language;
        if !word[0].is_ascii_uppercase() {
            return Class::Plain;
        }
        let is_constant = word.len() > 1 && !word.iter().any(u8::is_ascii_lowercase);
        if is_constant && language.all_capitals != Class::Plain {
            language.all_capitals
        } else {
            language.capitals
        }
    }

    fn is_parameter(&self, end: usize, next: u8) -> bool {
        let defined = self.parameters != 0
            && self.parameters == self.depth
            && matches!(self.previous, b'(' | b',' | b'*' | b'&' | b'.');
        let parameters = self.table.language.parameters;
        let named = parameters == Parameters::NamedInCalls
            && self.depth > 0
            && matches!(self.previous, b'(' | b',')
            && {
                let rest = &self.bytes[end..];
                let equals = if next == b' ' { 1 } else { 0 };
                rest.get(equals) == Some(&b'=') && rest.get(equals + 1) != Some(&b'=')
            };
        defined || named
    }

    /// Whether one blank and then a name, a string or an opening bracket follow.
    fn name_follows(&self, end: usize) -> bool {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(0);
        byte(end) == b' '
            && matches!(byte(end + 1),
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'"' | b'\'' | b'[' | b'{' | b'$' | 0x80..)
            && !self.bytes[end + 1..].starts_with(b"in ")
            && !self.bytes[end + 1..].starts_with(b"if ")
            && !self.bytes[end + 1..].starts_with(b"is ")
    }

    /// Takes a name with the sign before it that says what it is.
    pub(super) fn sigil(&mut self) -> bool {
        let byte = self.bytes[self.at];
        let Some((_, class)) = self
            .table
            .language
            .sigils
            .iter()
            .find(|(sigil, _)| *sigil == byte)
        else {
            return false;
        };
        let before = self.table.starts[usize::from(self.before())];
        let next = self.table.starts[usize::from(self.peek(1))];
        if next & start::WORD == 0 || before & start::IN_WORD != 0 || self.before() == byte {
            return false;
        }
        let mut end = self.word_end(self.at + 1);
        while *class == Class::Annotation && self.bytes.get(end) == Some(&b'.') {
            end = self.word_end(end + 1);
        }
        self.take_value(end, *class);
        true
    }
}
