//! What became of a text, word by word, as a value that a history view or a terminal can show.
//! How it looks is not here.

use crate::script::is_ideograph;
use crate::text::hunks::{hunks, lines};

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Both texts in one, in order. Without the added runs it is the old text, without the
    /// removed ones the new.
    pub runs: Vec<Run>,
    /// How many words came.
    pub added: u32,
    /// How many words went.
    pub removed: u32,
}

/// A part of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What became of it.
    pub fate: Fate,
    /// The text.
    pub text: String,
}

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Same,
    /// It stands in the old text only.
    Removed,
    /// It stands in the new text only.
    Added,
}

/// What has to be done to `old` to make it `new`. Changed lines are compared word by word, unless
/// so little of them is left that they read better as a whole.
pub fn difference(old: &str, new: &str) -> Difference {
    let (old, new) = (lines(old), lines(new));
    let mut difference = Difference::default();
    let mut done = 0;
    for hunk in hunks(&old, &new) {
        difference.push(Fate::Same, &old[done..hunk.old.start]);
        done = hunk.old.end;
        let (gone, come) = (old[hunk.old].concat(), new[hunk.new].concat());
        difference.changed(&gone, &come);
    }
    difference.push(Fate::Same, &old[done..]);
    difference
}

impl Difference {
    /// Adds lines that were changed.
    fn changed(&mut self, gone: &str, come: &str) {
        let (old, new) = (words(gone), words(come));
        let hunks = hunks(&old, &new);
        let left: usize = old.iter().filter(|token| is_word(token)).count();
        let went = hunks.iter().flat_map(|hunk| &old[hunk.old.clone()]);
        let kept = left - went.filter(|token| is_word(token)).count();
        let longer = left.max(new.iter().filter(|token| is_word(token)).count());
        if kept * 3 < longer {
            self.push(Fate::Removed, &old);
            self.push(Fate::Added, &new);
            return;
        }
        let mut done = 0;
        for hunk in hunks {
            self.push(Fate::Same, &old[done..hunk.old.start]);
            done = hunk.old.end;
            self.push(Fate::Removed, &old[hunk.old]);
            self.push(Fate::Added, &new[hunk.new]);
        }
        self.push(Fate::Same, &old[done..]);
    }

    fn push(&mut self, fate: Fate, parts: &[&str]) {
        let text = parts.concat();
        if text.is_empty() {
            return;
        }
        let count = words(&text).iter().filter(|token| is_word(token)).count();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match fate {
            Fate::Same => {}
            Fate::Removed => self.removed = self.removed.saturating_add(count),
            Fate::Added => self.added = self.added.saturating_add(count),
        }
        match self.runs.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(&text),
            _ => self.runs.push(Run { fate, text }),
        }
    }
}

/// The words of `text`, and what stands between them character by character. A character of a
/// script that is written without spaces is a word.
/// The words of `text`, and each sign between them.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut in_word = false;
    for (at, letter) in text.char_indices() {
        let joins = letter.is_alphanumeric() && !is_ideograph(letter);
        if at > start && !(in_word && joins) {
            words.push(&text[start..at]);
            start = at;
        }
        in_word = joins;
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

fn is_word(token: &str) -> bool {
    token.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Difference, Fate, difference};

    /// `[-gone-]` and `{+come+}`, as Git writes a difference of words.
    fn written(difference: &Difference) -> String {
        let runs = difference.runs.iter().map(|run| match run.fate {
            Fate::Same => run.text.clone(),
            Fate::Removed => format!("[-{}-]", run.text),
            Fate::Added => format!("{{+{}+}}", run.text),
        });
        runs.collect()
    }

    #[track_caller]
    fn check(old: &str, new: &str, expect: &str, counts: (u32, u32)) {
        let found = difference(old, new);
        assert_eq!(written(&found), expect);
        assert_eq!((found.added, found.removed), counts);
    }

    #[test]
    fn a_changed_line_shows_its_changed_words() {
        check(
            "one\nthe quick brown fox\nlast\n",
            "one\nthe slow brown fox\nlast\n",
            "one\nthe [-quick-]{+slow+} brown fox\nlast\n",
            (1, 1),
        );
        check("合意形成\n", "合意生成\n", "合意[-形-]{+生+}成\n", (1, 1));
    }

    #[test]
    fn a_line_written_anew_is_shown_whole() {
        check(
            "a b c d\n",
            "x y z d\n",
            "[-a b c d\n-]{+x y z d\n+}",
            (4, 4),
        );
    }

    #[test]
    fn lines_that_came_or_went_are_shown_whole() {
        check("a\n", "a\nb c\n", "a\n{+b c\n+}", (2, 0));
        check("a\nb\n", "b\n", "[-a\n-]b\n", (0, 1));
        check("same\n", "same\n", "same\n", (0, 0));
        check("", "", "", (0, 0));
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_their_difference(
            old in "([ab ,]{0,4}\n?){0,5}", new in "([ab ,]{0,4}\n?){0,5}"
        ) {
            let found = difference(&old, &new);
            let without = |fate: Fate| -> String {
                let left = found.runs.iter().filter(|run| run.fate != fate);
                left.map(|run| run.text.as_str()).collect()
            };
            prop_assert_eq!(without(Fate::Added), old);
            prop_assert_eq!(without(Fate::Removed), new);
        }
    }
}
