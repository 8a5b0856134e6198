//! Ids of headings: readable, stable, and no two alike in one note.
//!
//! The form is GitHub's, so that links written against a repository keep working. Ids of
//! footnotes carry a colon, which no heading can produce and no author may give, and need no
//! bookkeeping here.

use std::collections::HashMap;

use comrak::nodes::Node;
use domain::composed;
use domain::markdown::Anchor;
use unicode_normalization::char::is_combining_mark;

/// Ids of the page around the body, which the theme gives. No heading and no element of a body has
/// one of them; that these are all is held by a test of the crate that knows the theme.
pub const OF_THE_PAGE: &[&str] = &["end-backlinks", "end-related", "main-content", "note-body"];

/// The ids given out so far in one note.
pub struct Anchors {
    /// What each of them begins with on the page.
    prefix: String,
    /// Each id with the number to try first for the next heading that would have it.
    taken: HashMap<String, u32>,
    /// Those that the author gave, in order.
    given: Vec<String>,
}

/// What comes of an id that an author gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    Given,
    /// A heading or another element has it.
    Taken,
    /// The page has it, or footnotes could.
    OfThePage,
}

impl Anchors {
    /// The ids of a part of another note.
    pub fn within(prefix: String) -> Anchors {
        Anchors {
            prefix,
            ..Anchors::default()
        }
    }

    /// An id as it stands on the page.
    pub fn on_page(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }
}

impl Default for Anchors {
    fn default() -> Anchors {
        let of_the_page = OF_THE_PAGE.iter().map(|id| ((*id).to_owned(), 1));
        Anchors {
            prefix: String::new(),
            taken: of_the_page.collect(),
            given: Vec::new(),
        }
    }
}

impl Anchors {
    /// Takes an id for an element of the author, unless another has it.
    pub fn claim(&mut self, id: &str) -> Claim {
        if id.contains(':') || OF_THE_PAGE.contains(&id) {
            return Claim::OfThePage;
        }
        if self.taken.contains_key(id) {
            return Claim::Taken;
        }
        self.taken.insert(id.to_owned(), 1);
        self.given.push(id.to_owned());
        Claim::Given
    }

    /// Takes an id for an equation: this one, or with a number where another has it.
    pub fn of_equation(&mut self, id: &str) -> String {
        let mut own = id.to_owned();
        while self.taken.contains_key(&own) {
            let number = self.taken.entry(id.to_owned()).or_insert(1);
            *number += 1;
            own = format!("{id}-{number}");
        }
        self.taken.insert(own.clone(), 1);
        self.given.push(own.clone());
        own
    }

    /// The ids that the author gave, in order.
    pub fn given(&mut self) -> Vec<String> {
        std::mem::take(&mut self.given)
    }

    /// An id for a heading that reads `text`, as it stands on the page.
    pub fn id(&mut self, text: &str) -> String {
        let id = self.fresh(text);
        self.on_page(&id)
    }

    fn fresh(&mut self, text: &str) -> String {
        let stem = heading_id(text);
        let mut number = match self.taken.get(&stem) {
            None => {
                self.taken.insert(stem.clone(), 1);
                return stem;
            }
            Some(number) => *number,
        };
        // Headings of one name count on from the last, so that thousands of them are no trouble.
        let id = loop {
            let id = format!("{stem}-{number}");
            number += 1;
            if !self.taken.contains_key(&id) {
                break id;
            }
        };
        self.taken.insert(stem, number);
        self.taken.insert(id.clone(), 1);
        id
    }

    /// Whether a heading with this id has been seen.
    pub fn has(&self, id: &str) -> bool {
        self.taken.contains_key(id)
    }

    /// The id that someone may have meant who wrote this one.
    pub fn near(&self, written: &str) -> Option<String> {
        Some(heading_id(written)).filter(|id| self.has(id))
    }
}

/// The id of a heading that reads `words`, when it is the first of that name in its note: composed, in
/// lower case, letters, marks and digits of any script kept, spaces to hyphens, the rest dropped.
pub fn heading_id(words: &str) -> String {
    let mut stem = String::with_capacity(words.len());
    for character in composed(words.trim()).chars() {
        if is_kept(character) {
            stem.extend(character.to_lowercase());
        } else if character.is_whitespace() || character == '-' {
            stem.push('-');
        }
    }
    if stem.trim_matches('-').is_empty() {
        return String::from("section");
    }
    match composed(&stem) {
        std::borrow::Cow::Owned(composed) => composed,
        std::borrow::Cow::Borrowed(_) => stem,
    }
}

/// Letters, marks, numbers and what connects words, as GitHub keeps them.
fn is_kept(character: char) -> bool {
    character.is_alphanumeric()
        || is_combining_mark(character)
        || matches!(
            character,
            '_' | '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{fe33}' | '\u{fe34}' | '\u{fe4d}'
                ..='\u{fe4f}' | '\u{ff3f}'
        )
}

/// The id that the author gave to this heading.
pub fn take_id(heading: Node<'_>) -> Option<String> {
    let first = heading.first_child()?;
    match Anchor::of(&first.data().value) {
        Some(Anchor::Heading(id)) => Some(id.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_headings_get_different_ids() {
        let mut anchors = Anchors::default();
        let ids = ["Setup", "Setup", "Setup-1", "Setup"].map(|text| anchors.id(text));
        assert_eq!(ids, ["setup", "setup-1", "setup-1-1", "setup-2"]);
    }

    #[test]
    fn thousands_of_equal_headings_count_on_from_the_last() {
        let mut anchors = Anchors::default();
        let last = (0..200_000).map(|_| anchors.id("Setup")).last();
        assert_eq!(last.as_deref(), Some("setup-199999"));
    }

    #[test]
    fn every_script_keeps_its_letters_and_no_id_is_empty() {
        let mut anchors = Anchors::default();
        let ids = ["Über C++", "日本語 の", "???"].map(|text| anchors.id(text));
        assert_eq!(ids, ["über-c", "日本語-の", "section"]);
    }

    #[test]
    fn case_07_marks_belong_to_their_letters_and_the_form_of_unicode_makes_no_other_id() {
        let mut anchors = Anchors::default();
        let words = [
            "हिन्दी में",
            "Cafe\u{301} au lait",
            "ภาษาไทย ที่",
            "می\u{200c}شود",
            "שָׁלוֹם",
            "Ünï & Çode",
            "U\u{308}ber-\u{338}",
            "İstanbul",
        ];
        let ids = words.map(|text| anchors.id(text));
        assert_eq!(
            ids,
            [
                "हिन्दी-में",
                "café-au-lait",
                "ภาษาไทย-ที่",
                "میشود",
                &composed("שָׁלוֹם"),
                "ünï--çode",
                "über-\u{338}",
                "i\u{307}stanbul"
            ]
        );
        assert_eq!(
            anchors.near("Café Au Lait").as_deref(),
            Some("café-au-lait")
        );
    }
}
