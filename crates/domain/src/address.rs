//! Addresses as links write them: which lead out of a library and of its site. Everyone who asks that asks here.

/// The scheme an address begins with, as browsers find it: a letter, then letters, digits, `+`, `-` and `.`, up to a
/// colon (RFC 3986, 3.1). What holds other signs before its colon is a name.
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some(scheme)
}

/// Whether an address names its own scheme or host: `https://…`, `mailto:…`, `//…`.
pub fn is_outside(address: &str) -> bool {
    address.starts_with("//") || scheme(address).is_some()
}

/// Whether an address names a place of the web, so that a page may stand there.
pub fn is_of_web(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| {
        ["http", "https"].contains(&&*scheme.to_ascii_lowercase())
            && address[scheme.len()..].starts_with("://")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_a_scheme_or_a_host_leads_outside() {
        for address in [
            "https://a.example",
            "HTTP://a.example",
            "mailto:a@b",
            "tel:1",
            "//a.example",
            "c:/notes",
            "git+ssh://a",
        ] {
            assert!(is_outside(address), "{address}");
        }
        for address in [
            "", "a.md", "../a.md", "/a", "#x:y", "a/b:c", "12:30.md", ":a", "foo):", "ä:b",
            "?a=b:c",
        ] {
            assert!(!is_outside(address), "{address}");
        }
        for (address, expect) in [
            ("https://a", true),
            ("HtTp://a", true),
            ("http:a", false),
            ("ftp://a", false),
            ("//a", false),
            ("a/http://b", false),
        ] {
            assert_eq!(is_of_web(address), expect, "{address}");
        }
    }
}
