//! Letters of mathematics as the signs that Unicode has for them.

/// For each variant where its capital A, small a and digit zero stand; nothing where there are none.
const VARIANTS: [(&str, u32, u32, Option<u32>); 11] = [
    ("bold", 0x1_d400, 0x1_d41a, Some(0x1_d7ce)),
    ("italic", 0x1_d434, 0x1_d44e, None),
    ("bold-italic", 0x1_d468, 0x1_d482, None),
    ("script", 0x1_d49c, 0x1_d4b6, None),
    ("bold-script", 0x1_d4d0, 0x1_d4ea, None),
    ("fraktur", 0x1_d504, 0x1_d51e, None),
    ("double-struck", 0x1_d538, 0x1_d552, Some(0x1_d7d8)),
    ("bold-fraktur", 0x1_d56c, 0x1_d586, None),
    ("sans-serif", 0x1_d5a0, 0x1_d5ba, Some(0x1_d7e2)),
    ("bold-sans-serif", 0x1_d5d4, 0x1_d5ee, Some(0x1_d7ec)),
    ("monospace", 0x1_d670, 0x1_d68a, Some(0x1_d7f6)),
];

/// Letters that Unicode had before the rest, by the place where they would stand.
const ELSEWHERE: [(u32, char); 24] = [
    (0x1_d455, 'ℎ'),
    (0x1_d49d, 'ℬ'),
    (0x1_d4a0, 'ℰ'),
    (0x1_d4a1, 'ℱ'),
    (0x1_d4a3, 'ℋ'),
    (0x1_d4a4, 'ℐ'),
    (0x1_d4a7, 'ℒ'),
    (0x1_d4a8, 'ℳ'),
    (0x1_d4ad, 'ℛ'),
    (0x1_d4ba, 'ℯ'),
    (0x1_d4bc, 'ℊ'),
    (0x1_d4c4, 'ℴ'),
    (0x1_d506, 'ℭ'),
    (0x1_d50b, 'ℌ'),
    (0x1_d50c, 'ℑ'),
    (0x1_d515, 'ℜ'),
    (0x1_d51d, 'ℨ'),
    (0x1_d53a, 'ℂ'),
    (0x1_d53f, 'ℍ'),
    (0x1_d545, 'ℕ'),
    (0x1_d547, 'ℙ'),
    (0x1_d548, 'ℚ'),
    (0x1_d549, 'ℝ'),
    (0x1_d551, 'ℤ'),
];

/// For bold and bold italic where their Greek capital alpha and small alpha stand.
const GREEK: [(&str, u32, u32); 3] = [
    ("bold", 0x1_d6a8, 0x1_d6c2),
    ("italic", 0x1_d6e2, 0x1_d6fc),
    ("bold-italic", 0x1_d71c, 0x1_d736),
];

/// The text in the letters of a variant.
pub(super) fn of(text: &str, variant: &str) -> String {
    text.chars()
        .map(|letter| letter_of(letter, variant))
        .collect()
}

fn letter_of(letter: char, variant: &str) -> char {
    let code = u32::from(letter);
    let latin = VARIANTS.iter().find(|(known, ..)| *known == variant);
    let greek = GREEK.iter().find(|(known, ..)| *known == variant);
    let place = match letter {
        'A'..='Z' => latin.map(|(_, capital, ..)| capital + code - u32::from('A')),
        'a'..='z' => latin.map(|(_, _, small, _)| small + code - u32::from('a')),
        '0'..='9' => latin.and_then(|(.., zero)| zero.map(|zero| zero + code - u32::from('0'))),
        'Α'..='Ω' => greek.map(|(_, capital, _)| capital + code - u32::from('Α')),
        'α'..='ω' => greek.map(|(_, _, small)| small + code - u32::from('α')),
        _ => None,
    };
    let Some(place) = place else {
        return letter;
    };
    let elsewhere = ELSEWHERE.iter().find(|(known, _)| *known == place);
    let letter_there = elsewhere.map(|(_, letter)| *letter);
    letter_there
        .or_else(|| char::from_u32(place))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn letters_are_the_signs_of_unicode_where_there_are_some() {
        assert_eq!(of("Rv1", "double-struck"), "ℝ𝕧𝟙");
        assert_eq!(of("Ag", "fraktur"), "𝔄𝔤");
        assert_eq!(of("Lα+", "bold"), "𝐋𝛂+");
        assert_eq!(of("h", "italic"), "ℎ");
        assert_eq!(of("x", "normal"), "x");
    }
}
