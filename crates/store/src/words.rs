//! How text becomes words, the same way when it is indexed and when it is asked for.
//! SQLite cuts words at spaces and punctuation; two things it cannot do are done here: `+` and
//! `#` belong to a word only at its end (C++, C#, but not `# heading`), and Chinese, Japanese
//! and Korean, written without spaces, are cut into single characters.

/// `text` with spaces put in where words end that SQLite would not see.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 8);
    let mut in_word = false;
    for character in text.chars() {
        if is_unspaced(character) {
            if !spaced.is_empty() && !spaced.ends_with(char::is_whitespace) {
                spaced.push(' ');
            }
            spaced.push(character);
            spaced.push(' ');
            in_word = false;
        } else if matches!(character, '+' | '#') && !in_word {
            spaced.push(' ');
        } else {
            in_word = character.is_alphanumeric() || (in_word && matches!(character, '+' | '#'));
            spaced.push(character);
        }
    }
    spaced
}

/// Takes back the spaces that [`spaced`] put between characters written without any.
pub fn unspaced(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let before = plain.chars().next_back();
        let between = before.is_some_and(is_unspaced)
            && characters.peek().is_none_or(|next| is_unspaced(*next));
        if character == ' ' && between {
            continue;
        }
        plain.push(character);
    }
    plain
}

/// What the author typed, as an FTS5 query in which nothing is an operator. The last word, if
/// no space follows it, also finds words that begin with it. None when there is no word.
pub fn query(typed: &str) -> Option<String> {
    let finished = typed.ends_with(char::is_whitespace);
    let mut phrases: Vec<String> = typed
        .split_whitespace()
        .map(|word| spaced(word).trim().replace('"', " "))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{word}\""))
        .collect();
    let last = phrases.last_mut()?;
    if !finished {
        last.push('*');
    }
    Some(phrases.join(" "))
}

/// Ranking a short beginning of a word means scoring half the library while the author types.
pub fn worth_ranking(typed: &str) -> bool {
    typed.trim().chars().count() > 3
}

fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x0E00..=0x0EFF        // Thai, Lao
        | 0x1100..=0x11FF      // Hangul Jamo
        | 0x3005..=0x3007
        | 0x3040..=0x30FF      // kana
        | 0x3130..=0x318F
        | 0x3400..=0x4DBF      // ideographs
        | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7AF      // Hangul syllables
        | 0xF900..=0xFAFF
        | 0xFF66..=0xFF9F      // halfwidth kana
        | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::{query, spaced, unspaced};

    #[test]
    fn a_plus_or_a_number_sign_belongs_to_a_word_only_at_its_end() {
        assert_eq!(spaced("# C++ and C#"), "  C++ and C#");
        assert_eq!(spaced("##tag"), "  tag");
    }

    #[test]
    fn text_without_spaces_is_cut_into_characters_and_put_together_again() {
        assert_eq!(spaced("a分散"), "a 分 散 ");
        assert_eq!(unspaced("分 散 シ"), "分散シ");
        assert_eq!(unspaced("分 散 and more"), "分散 and more");
    }

    #[test]
    fn nothing_the_author_types_is_an_operator() {
        assert_eq!(query("a AND \"b").as_deref(), Some("\"a\" \"AND\" \" b\"*"));
        assert_eq!(query("graph "), Some("\"graph\"".to_owned()));
        assert_eq!(query(" -*\" "), None);
    }
}
