//! The two ways text enters HTML: as text and as the value of an attribute.
//!
//! One escaping serves both, since the quoted form is harmless in text. Deciding which
//! addresses may be written at all is in `safety`.

use crate::control;

/// Appends `text` so that it reads as text, both between tags and in double quotes.
pub fn push(html: &mut String, text: &str) {
    let text = &*control::visible(text);
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        html.push_str(&text[written..at]);
        html.push_str(entity);
        written = at + 1;
    }
    html.push_str(&text[written..]);
}

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
    push_encoded(&mut encoded, address);
    push_attribute(html, name, &encoded);
}

/// Appends an address, its characters encoded that an address may not hold.
pub fn push_encoded(encoded: &mut String, address: &str) {
    for character in address.chars() {
        match character {
            ' ' => encoded.push_str("%20"),
            '"' => encoded.push_str("%22"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '\\' => encoded.push_str("%5C"),
            '`' => encoded.push_str("%60"),
            '{' => encoded.push_str("%7B"),
            '|' => encoded.push_str("%7C"),
            '}' => encoded.push_str("%7D"),
            other if other.is_control() => {}
            other => encoded.push(other),
        }
    }
}
