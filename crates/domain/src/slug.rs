//! The short names that addresses, tags and topics are made of.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The longest slug made from a title; file systems and readers both have their limits.
const LONGEST: usize = 80;

/// The longest slug that may be written: with an ending it is the name of a file, and no disk takes
/// one of more than 255 bytes.
pub(crate) const LONGEST_WRITTEN: usize = 200;

/// A name of small letters, digits and hyphens that can stand in an address as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Slug(Arc<str>);

/// A text that is not a slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a slug: small letters, digits and hyphens")]
pub struct NotASlug(String);

impl Slug {
    /// The slug of a title: `C++` is `c-plus-plus`, `Über uns` is `uber-uns`. None when the title
    /// holds nothing that could be spelled out.
    pub fn from_title(title: &str) -> Option<Slug> {
        let mut slug = String::new();
        let mut before = None;
        // A mark on a letter is spelled with it.
        for letter in title.nfc() {
            match letter {
                '+' => push_word(&mut slug, "plus"),
                '#' if before.is_some_and(char::is_alphanumeric) => push_word(&mut slug, "sharp"),
                '&' => push_word(&mut slug, "and"),
                '\'' | '’' => {}
                _ if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
                _ if letter.is_ascii() => push_hyphen(&mut slug),
                _ => {
                    for plain in deunicode::deunicode_char(letter).unwrap_or(" ").chars() {
                        if plain.is_ascii_alphanumeric() {
                            slug.push(plain.to_ascii_lowercase());
                        } else if plain != '\'' {
                            push_hyphen(&mut slug);
                        }
                    }
                }
            }
            // A word that was written out ends here: `C++11` is `c-plus-plus-11`.
            if matches!(letter, '+' | '#' | '&') {
                push_hyphen(&mut slug);
            }
            before = Some(letter);
        }
        if slug.len() > LONGEST {
            let end = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
            slug.truncate(end);
        }
        let slug = slug.trim_matches('-');
        (!slug.is_empty()).then(|| Slug(slug.into()))
    }

    /// This text, if it already is a slug: small letters, digits, and `-` or `_` between them, at most
    /// 200 of them.
    pub fn parse(text: &str) -> Option<Slug> {
        let joint = |byte: u8| byte == b'-' || byte == b'_';
        let allowed = text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || joint(byte));
        let bytes = text.as_bytes();
        let ends_well = |end: Option<&u8>| end.is_some_and(|byte| !joint(*byte));
        let fits = text.len() <= LONGEST_WRITTEN;
        (allowed && fits && ends_well(bytes.first()) && ends_well(bytes.last()))
            .then(|| Slug(text.into()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn push_hyphen(slug: &mut String) {
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

fn push_word(slug: &mut String, word: &str) {
    push_hyphen(slug);
    slug.push_str(word);
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0.as_ref().to_owned()
    }
}

impl TryFrom<String> for Slug {
    type Error = NotASlug;

    fn try_from(text: String) -> Result<Slug, NotASlug> {
        Slug::parse(&text).ok_or(NotASlug(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expect: &str) {
        assert_eq!(Slug::from_title(title).unwrap().as_str(), expect);
    }

    #[test]
    fn titles_of_languages_stay_apart() {
        check("C", "c");
        check("C++", "c-plus-plus");
        check("C++20 ranges", "c-plus-plus-20-ranges");
        check("C#", "c-sharp");
        check("C# & F#", "c-sharp-and-f-sharp");
        check("Node.js", "node-js");
        check("Issue #5", "issue-5");
    }

    #[test]
    fn letters_outside_ascii_are_spelled_out() {
        check("Über größere Mühe", "uber-grossere-muhe");
        check("北京", "bei-jing");
        check("Ça va?", "ca-va");
    }

    #[test]
    fn apostrophes_join_and_other_signs_part() {
        check("Don't  panic — ever!", "dont-panic-ever");
        check("What’s new", "whats-new");
    }

    #[test]
    fn a_title_of_signs_has_no_slug() {
        assert_eq!(Slug::from_title("?!"), None);
        assert_eq!(Slug::from_title(""), None);
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let slug = Slug::from_title(&"word ".repeat(40)).unwrap();
        assert!(slug.as_str().len() <= LONGEST);
        assert!(slug.as_str().ends_with("-word"));
        let one = Slug::from_title(&"w".repeat(200)).unwrap();
        assert_eq!(one.as_str().len(), LONGEST);
    }

    #[test]
    fn only_what_can_stand_in_an_address_is_a_slug() {
        assert!(Slug::parse("c-plus-plus").is_some());
        assert!(Slug::parse("old_name").is_some());
        for text in ["", "-a", "a-", "A", "a b", "ä", "a/b", ".."] {
            assert_eq!(Slug::parse(text), None, "{text:?}");
        }
        assert!(Slug::parse(&"a".repeat(200)).is_some());
        assert_eq!(Slug::parse(&"a".repeat(201)), None, "too long for a file");
    }
}
