//! The two ways text enters HTML: as text and as the value of an attribute.
//!
//! One escaping serves both, since the quoted form is harmless in text. Deciding which
//! addresses may be written at all is in `safety`.

use std::ops::Range;

use domain::markdown::control;

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
        let (instead, length) = match text.as_bytes()[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            _ => match text[at..].chars().next() {
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

/// The bytes with which begins what is not written as it is.
const MAY_MEAN: [bool; 256] = {
    let mut may_mean = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        may_mean[byte] =
            matches!(byte as u8, b'&' | b'<' | b'>' | b'"') || control::may_begin(byte as u8);
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
    push_encoded(&mut encoded, address);
    push_attribute(html, name, &encoded);
}

/// Appends an address, its characters encoded that an address may not hold. Brackets stand around the
/// number of a host alone.
pub fn push_encoded(encoded: &mut String, address: &str) {
    let host = host(address);
    for (at, character) in address.char_indices() {
        match character {
            ' ' => encoded.push_str("%20"),
            '"' => encoded.push_str("%22"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '[' if !host.contains(&at) => encoded.push_str("%5B"),
            '\\' => encoded.push_str("%5C"),
            ']' if !host.contains(&at) => encoded.push_str("%5D"),
            '^' => encoded.push_str("%5E"),
            '`' => encoded.push_str("%60"),
            '{' => encoded.push_str("%7B"),
            '|' => encoded.push_str("%7C"),
            '}' => encoded.push_str("%7D"),
            other if other.is_control() => {}
            other => encoded.push(other),
        }
    }
}

/// Where an address has the number of its host in brackets; empty when it has none.
fn host(address: &str) -> Range<usize> {
    let none = 0..0;
    let Some(start) = address.find("//").map(|at| at + 2) else {
        return none;
    };
    let is_first = address[..start - 2]
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"+-.:".contains(&byte));
    let rest = &address[start..];
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let (Some(open), Some(close)) = (authority.find('['), authority.find(']')) else {
        return none;
    };
    let is_number = |number: &str| {
        let mut signs = number.bytes();
        !number.is_empty() && signs.all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte))
    };
    let is_there = is_first && authority.get(open + 1..close).is_some_and(is_number);
    match is_there {
        true => start + open..start + close + 1,
        false => none,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_20_signs_that_an_address_may_not_hold_are_encoded_and_a_host_keeps_its_brackets() {
        for (address, expect) in [
            ("http://example.com/[abc]", "http://example.com/%5Babc%5D"),
            ("#^ab[1]", "#%5Eab%5B1%5D"),
            ("http://[::1]:8080/x[]", "http://[::1]:8080/x%5B%5D"),
            ("//[fe80::1]/", "//[fe80::1]/"),
            ("http://[x]/", "http://%5Bx%5D/"),
            ("a.md?x=//[::1]", "a.md?x=//%5B::1%5D"),
            ("%5b%zz", "%5b%zz"),
        ] {
            let mut encoded = String::new();
            push_encoded(&mut encoded, address);
            assert_eq!(encoded, expect);
        }
    }
}
