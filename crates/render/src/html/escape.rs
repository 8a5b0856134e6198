//! The two ways text enters HTML: as text and as the value of an attribute.
//!
//! One escaping serves both, since the quoted form is harmless in text. Which addresses may be
//! written at all, and how, is in `address`.

use domain::markdown::control;

use crate::html::address;

/// Appends `text` so that it reads as text, both between tags and in double quotes. Characters that
/// neither HTML nor XML can hold are seen as signs.
pub fn push(html: &mut String, text: &str) {
    let mut written = 0;
    let mut from = 0;
    while let Some(at) = text.as_bytes()[from..]
        .iter()
        .position(|byte| MAY_MEAN[usize::from(*byte)])
    {
        let at = from + at;
        from = at + 1;
        let mut sign = [0; 4];
        let (instead, length) = match entity(text.as_bytes()[at]) {
            Some(entity) => (entity, 1),
            None => match text[at..].chars().next() {
                Some(character) if control::is_forbidden(character) => {
                    let sign = control::sign(character).encode_utf8(&mut sign);
                    (&*sign, character.len_utf8())
                }
                _ => continue,
            },
        };
        html.push_str(&text[written..at]);
        html.push_str(instead);
        written = at + length;
        from = written;
    }
    html.push_str(&text[written..]);
}

/// What is written for a byte that means something in HTML.
pub const fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    }
}

/// The bytes with which begins what is not written as it is.
const MAY_MEAN: [bool; 256] = {
    let mut may_mean = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        may_mean[byte] = entity(byte as u8).is_some() || control::may_begin(byte as u8);
        byte += 1;
    }
    may_mean
};

/// Appends ` name="value"`.
pub fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    push(html, value);
    html.push('"');
}

/// Appends an address as the value of attribute `name`; characters an address may not hold
/// are percent-encoded, those already encoded stay.
pub fn push_address(html: &mut String, name: &str, address: &str) {
    let mut encoded = String::with_capacity(address.len());
    address::push_encoded(&mut encoded, address);
    push_attribute(html, name, &encoded);
}
