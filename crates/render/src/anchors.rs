//! Ids of headings: readable, stable, and no two alike in one note.
//!
//! The form is GitHub's, so that links written against a repository keep working. Ids of
//! footnotes carry a colon, which no heading can produce and no author may give, and need no
//! bookkeeping here.

use std::collections::HashMap;

use comrak::nodes::{Node, NodeValue};

/// Ids of the page around the body, which the theme gives.
const OF_THE_PAGE: &[&str] = &["end-backlinks", "end-related", "main-content", "note-body"];

/// The ids given out so far in one note.
pub struct Anchors {
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

impl Default for Anchors {
    fn default() -> Anchors {
        let of_the_page = OF_THE_PAGE.iter().map(|id| ((*id).to_owned(), 1));
        Anchors {
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

    /// The ids that the author gave, in order.
    pub fn given(&mut self) -> Vec<String> {
        std::mem::take(&mut self.given)
    }

    /// An id for a heading that reads `text`.
    pub fn id(&mut self, text: &str) -> String {
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

/// The id of a heading that reads `words`, when it is the first of that name in its note: lower
/// case, letters and digits of any script kept, spaces to hyphens, the rest dropped.
pub fn heading_id(words: &str) -> String {
    let mut stem = String::with_capacity(words.len());
    for character in words.trim().chars() {
        if character.is_alphanumeric() || character == '_' {
            stem.extend(character.to_lowercase());
        } else if character.is_whitespace() || character == '-' {
            stem.push('-');
        }
    }
    if stem.trim_matches('-').is_empty() {
        stem = String::from("section");
    }
    stem
}

/// Takes the `{#id}` off the end of a heading and returns the id.
pub fn take_id(heading: Node<'_>) -> Option<String> {
    let last = heading.last_child()?;
    let mut last = last.data_mut();
    let place = last.sourcepos;
    let NodeValue::Text(text) = &mut last.value else {
        return None;
    };
    // What was written with escapes means itself.
    if (place.end.column + 1).saturating_sub(place.start.column) != text.len() {
        return None;
    }
    let inner = text.trim_end().strip_suffix('}')?;
    let (words, id) = inner.rsplit_once("{#")?;
    let is_id = !id.is_empty()
        && id
            .chars()
            .all(|sign| sign.is_alphanumeric() || "-_.".contains(sign));
    if !is_id {
        return None;
    }
    let (words, id) = (words.trim_end().to_owned(), id.to_owned());
    *text = words.into();
    Some(id)
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
}
