//! Which addresses may reach a page: a small, closed list.
//!
//! Notes travel: they are pasted, synced, received. So nothing here tries to recognise what is bad.
//! The elements that authors may type are in `html::list`, those of formulas in `math::written`, those of
//! drawings in `diagram::allowed`.

/// Schemes an address may begin with.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Whether an address has no scheme or one of the few that only lead somewhere.
pub fn is_safe_address(address: &str) -> bool {
    // Browsers drop blanks and control characters before they look for the scheme.
    let seen: String = address
        .chars()
        .filter(|character| !character.is_control() && !character.is_whitespace())
        .collect();
    match seen.split_once([':', '/', '?', '#']) {
        Some((scheme, _)) if seen[scheme.len()..].starts_with(':') && may_be_scheme(scheme) => {
            SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
        }
        _ => true,
    }
}

/// Whether a browser may take this for a scheme. What holds other signs is part of a name.
fn may_be_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// A percent-encoded text decoded; what is not valid stays as it is.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = |index: usize| char::from(*after.get(index)?).to_digit(16);
        match (byte, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
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
}
