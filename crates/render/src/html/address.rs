//! Addresses: which may reach a page, a small, closed list, and how they are written.
//!
//! Notes travel: they are pasted, synced, received. So nothing here tries to recognise what is bad.
//! The elements that authors may type are in `html::list`, those of formulas in `math::allowed`, those of
//! drawings in `diagram::allowed`.

use std::ops::Range;

use domain::address;

/// Schemes an address may begin with.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Whether an address has no scheme or one of the few that only lead somewhere.
pub fn is_safe_address(address: &str) -> bool {
    // Browsers drop blanks and control characters before they look for the scheme.
    let seen: String = address
        .chars()
        .filter(|character| !character.is_control() && !character.is_whitespace())
        .collect();
    address::scheme(&seen)
        .is_none_or(|scheme| SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()))
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
    fn addresses_that_run_are_refused_however_they_are_disguised() {
        for address in [
            "javascript:alert(1)",
            "JaVa\tScript:alert(1)",
            " \u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
        ] {
            assert!(!is_safe_address(address), "{address}");
        }
        for address in [
            "https://a.example/b:c",
            "a.md",
            "/a?b=c:d",
            "#x:y",
            "mailto:a@b",
            "//a",
            "foo):",
            "12:30.md",
            ":a",
        ] {
            assert!(is_safe_address(address), "{address}");
        }
    }

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
