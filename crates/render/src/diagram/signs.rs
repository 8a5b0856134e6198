//! Signs that Mermaid has spelled: `#35;`, `#quot;`. They stand for letters that its grammar would
//! take for its own, so they go through the drawing library as letters that nobody writes, and
//! become themselves when the words are written.

use std::borrow::Cow;

/// Where in Unicode's private use a sign of ASCII is kept on its way.
const KEPT: u32 = 0xe000;

/// The words of statements that write colours, in which `#333;` is one.
const COLOURS: [&str; 3] = ["style", "classDef", "linkStyle"];

/// Names of signs, beside their numbers.
const NAMES: [(&str, char); 14] = [
    ("amp", '&'),
    ("apos", '\''),
    ("copy", '©'),
    ("euro", '€'),
    ("gt", '>'),
    ("hearts", '♥'),
    ("infin", '∞'),
    ("larr", '←'),
    ("lt", '<'),
    ("nbsp", '\u{a0}'),
    ("quot", '"'),
    ("rarr", '→'),
    ("semi", ';'),
    ("times", '×'),
];

/// The source with spelled signs kept.
pub(super) fn kept(source: &str) -> Cow<'_, str> {
    if !source.contains('#') {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let word = line.split_whitespace().next().unwrap_or_default();
        if COLOURS.contains(&word) || word.starts_with("%%") {
            out.push_str(line);
        } else {
            keep(line, &mut out);
        }
    }
    Cow::Owned(out)
}

fn keep(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('#') {
        out.push_str(before);
        match after
            .split_once(';')
            .and_then(|(name, _)| Some((name, sign(name)?)))
        {
            Some((name, sign)) => {
                let kept = if sign.is_ascii() {
                    char::from_u32(KEPT + u32::from(sign))
                } else {
                    Some(sign)
                };
                out.extend(kept);
                rest = &after[name.len() + 1..];
            }
            None => {
                out.push('#');
                rest = after;
            }
        }
    }
    out.push_str(rest);
}

fn sign(name: &str) -> Option<char> {
    if let Some((_, sign)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*sign);
    }
    let is_number = name.len() <= 7 && name.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| name.parse().ok()).flatten()?;
    char::from_u32(number).filter(|sign| !sign.is_control())
}

/// Words with the kept signs as themselves.
pub(super) fn given_back(words: &str) -> Cow<'_, str> {
    let given = |letter: char| match u32::from(letter).checked_sub(KEPT) {
        Some(code) if code < 0x80 => char::from_u32(code).unwrap_or(letter),
        _ => letter,
    };
    match words.chars().any(|letter| given(letter) != letter) {
        true => Cow::Owned(words.chars().map(given).collect()),
        false => Cow::Borrowed(words),
    }
}

#[cfg(test)]
mod tests {
    use super::{given_back, kept};

    #[test]
    fn a_spelled_sign_is_itself_in_words_and_a_colour_stays_one() {
        let there_and_back = |source| given_back(&kept(source)).into_owned();
        assert_eq!(
            there_and_back("A[\"#quot;a#quot; #35;1 #9829;\"]"),
            "A[\"\"a\" #1 ♥\"]"
        );
        assert_eq!(
            there_and_back("plain #suck here; #;"),
            "plain #suck here; #;"
        );
        assert_eq!(there_and_back("style a fill:#333;"), "style a fill:#333;");
        assert!(!kept("a #quot; b").contains('"'));
    }
}
