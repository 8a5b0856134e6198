//! Control characters: HTML and feeds may hold none but tabs and line ends, so readers see a sign for
//! each, and the author is told.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream> and
//! <https://www.w3.org/TR/xml/#charsets> say which.

use std::borrow::Cow;

/// Whether neither a page nor a feed can hold this character.
pub fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\u{fdd0}'..='\u{fdef}' => true,
        other => other.is_control() || u32::from(other) & 0xfffe == 0xfffe,
    }
}

/// The text with a sign in place of each character that a page cannot hold: ␛ for an escape, � for
/// what has no sign. A form feed is a blank.
pub fn visible(text: &str) -> Cow<'_, str> {
    match has_forbidden(text) {
        true => Cow::Owned(text.chars().map(sign).collect()),
        false => Cow::Borrowed(text),
    }
}

/// Whether a text holds characters that a page cannot.
pub fn has_forbidden(text: &str) -> bool {
    // Most texts have no byte with which one begins; a piece of them is looked through at once.
    let begins = |piece: &[u8]| piece.iter().fold(false, |any, byte| any | may_begin(*byte));
    text.as_bytes().chunks(64).any(begins) && text.contains(is_forbidden)
}

/// Whether a character that a page cannot hold may begin with this byte.
pub const fn may_begin(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
        || byte == 0x7f
        || byte == 0xc2
        || byte >= 0xef
}

/// The lines of `body` that hold such characters, counted from 0, with the first one of each.
pub fn lines(body: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let lines = body.split('\n').enumerate();
    lines.filter_map(|(at, line)| Some((at, line.chars().find(|sign| is_forbidden(*sign))?)))
}

/// What readers see of a character that a page cannot hold.
pub fn sign(character: char) -> char {
    match character {
        '\u{c}' => ' ',
        // CommonMark wants this one.
        '\0' => char::REPLACEMENT_CHARACTER,
        '\u{1}'..='\u{1f}' if is_forbidden(character) => {
            char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\u{7f}' => '␡',
        other if is_forbidden(other) => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}
