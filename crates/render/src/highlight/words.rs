//! The words of a language and what each is: a small hash table, filled on first use.
//!
//! A lexer asks for every word of the code, so this is the hottest look-up of an export; the
//! standard map with its careful hash would take a third of the whole time.

use super::class::Class;

/// A set of words with a class each.
pub struct Words {
    slots: Vec<(&'static str, Class)>,
    fold: bool,
}

impl Words {
    /// Reads groups of words separated by white space. With `fold` a word in upper or mixed case
    /// is the same word; the groups are written in lower case then. The first group goes first.
    pub fn new(groups: &[(Class, &'static str)], fold: bool) -> Words {
        let all = || {
            groups
                .iter()
                .flat_map(|(class, words)| words.split_whitespace().map(|word| (word, *class)))
        };
        let mut words = Words {
            slots: vec![("", Class::Plain); (all().count() * 2 + 1).next_power_of_two()],
            fold,
        };
        for (word, class) in all() {
            let slot = words.slot(word.as_bytes());
            if words.slots[slot].0.is_empty() {
                words.slots[slot] = (word, class);
            }
        }
        words
    }

    /// What `word` is, if it is known.
    pub fn class(&self, word: &[u8]) -> Option<Class> {
        let (known, class) = self.slots[self.slot(word)];
        (!known.is_empty()).then_some(class)
    }

    /// The slot that holds `word`, or the free one where it would stand. There always is one:
    /// half of the slots are free.
    fn slot(&self, word: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(word) & mask;
        loop {
            let known = self.slots[slot].0.as_bytes();
            let same = if self.fold {
                known.eq_ignore_ascii_case(word)
            } else {
                known == word
            };
            if known.is_empty() || same {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Length, first, middle and last letter, in lower case: enough to tell keywords apart.
fn hash(word: &[u8]) -> usize {
    let letter = |at: usize| {
        word.get(at)
            .map_or(0, |byte| usize::from(byte.to_ascii_lowercase()))
    };
    let last = word.len().saturating_sub(1);
    letter(0) * 31 + letter(word.len() / 2) * 131 + letter(last) * 7 + letter(1) * 61 + word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        let words = Words::new(
            &[(Class::Keyword, "if else for"), (Class::Type, "int if")],
            false,
        );
        assert_eq!(words.class(b"if"), Some(Class::Keyword));
        assert_eq!(words.class(b"int"), Some(Class::Type));
        assert_eq!(words.class(b"If"), None);
        assert_eq!(words.class(b"iff"), None);
        assert_eq!(words.class(b""), None);
    }

    #[test]
    fn case_can_be_left_out_of_account() {
        let words = Words::new(&[(Class::Keyword, "select from")], true);
        assert_eq!(words.class(b"SELECT"), Some(Class::Keyword));
        assert_eq!(words.class(b"From"), Some(Class::Keyword));
    }
}
