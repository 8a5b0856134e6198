//! Scripts and the spaces between their words: which letters are words of their own, and where a word goes
//! on. One table, for counting, comparing, searching and reading alike.

/// Whether a letter stands for a word or a syllable of a script without spaces: Chinese ideographs and
/// Japanese kana.
pub fn is_ideograph(letter: char) -> bool {
    matches!(letter,
        '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}'       // kana
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'       // halfwidth kana
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether this is an ideograph, or a sign that stands among them without a space.
pub fn is_among_ideographs(letter: char) -> bool {
    is_ideograph(letter)
        || matches!(letter,
            '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{303f}' | '\u{31f0}'..='\u{31ff}'
            | '\u{ff01}'..='\u{ff65}')
}

/// Whether words are found in a text of this letter by any of its letters: spaces do not part words there,
/// as in Chinese, Japanese and Thai, or part more than words, as in Korean.
pub fn is_unspaced(letter: char) -> bool {
    is_ideograph(letter)
        || matches!(letter,
            '\u{e00}'..='\u{eff}'       // Thai, Lao
            | '\u{1100}'..='\u{11ff}'   // Hangul
            | '\u{3130}'..='\u{318f}'
            | '\u{ac00}'..='\u{d7af}')
}

/// Whether a word goes on over this letter. In Chinese, Japanese and Korean text, what is no word may
/// stand between two letters.
pub fn joins_words(letter: char) -> bool {
    letter < '\u{2e80}' && letter.is_alphanumeric()
}
