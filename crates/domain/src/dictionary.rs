//! The words that a library knows beside those of a language: `dictionary.txt`, a word a line; what begins with `#`
//! is for people.

use crate::{Act, Change, ContentHash, FileEdit, LibraryFile, Refused};

/// The words of `dictionary.txt`.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Writes a word into `dictionary.txt`, which now holds `before`.
///
/// # Errors
/// When it is no word, or stands there.
pub fn learn(before: Option<&str>, word: &str) -> Result<Change, Refused> {
    let word = word.trim();
    let is_word = !word.is_empty() && !word.starts_with('#') && !word.contains(char::is_whitespace);
    if !is_word || word.len() > 100 {
        return Err(Refused::new(
            format!("“{word}” is not a word"),
            "Choose one word.",
        ));
    }
    let text = before.unwrap_or_default();
    if words(text).any(|known| known == word) {
        return Err(Refused::new(
            format!("“{word}” is in the dictionary already"),
            "Look at the text again.",
        ));
    }
    let mut after = crate::line_ends::normalise(text);
    if !after.is_empty() && !after.ends_with('\n') {
        after.push('\n');
    }
    after.push_str(word);
    after.push('\n');
    Ok(Change {
        name: format!("Add {word} to the dictionary"),
        edits: vec![FileEdit {
            file: LibraryFile::Dictionary,
            base: before.map(|text| ContentHash::of(text.as_bytes())),
            act: match before {
                Some(_) => Act::Text(after),
                None => Act::Create(after),
            },
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learned(before: Option<&str>, word: &str) -> Result<String, String> {
        let change = learn(before, word).map_err(|refused| refused.to_string())?;
        let FileEdit { file, act, .. } = &change.edits[0];
        let after = act
            .result(file, before)
            .map_err(|refused| refused.to_string())?;
        after.text.ok_or_else(|| "no text".to_owned())
    }

    #[test]
    fn a_word_is_a_line_more_and_every_other_byte_stays() {
        assert_eq!(learned(None, " Kafka "), Ok("Kafka\n".to_owned()));
        assert_eq!(
            learned(Some("# mine\r\nEMR"), "Kafka"),
            Ok("# mine\r\nEMR\r\nKafka\r\n".to_owned())
        );
        assert!(learned(Some("Kafka\n"), "Kafka").is_err());
        for word in ["", "#a", "two words", "a\nb"] {
            assert!(learned(None, word).is_err(), "{word:?} was taken");
        }
    }

    #[test]
    fn comments_and_empty_lines_are_no_words() {
        let found: Vec<&str> = words("\u{feff}# mine\r\n\r\n EMR \nKafka").collect();
        assert_eq!(found, ["EMR", "Kafka"]);
    }
}
