//! Targets of links as paths: read from how they are written, and written again.

use crate::NotePath;

/// The file of the library that this target leads to from this note, with `/`. A target that
/// begins with `/` counts from the library. None for addresses in the world and for targets
/// that leave the library.
pub fn resolve(from: &NotePath, target: &str) -> Option<String> {
    let (target, _) = without_anchor(target);
    let target = target.split('?').next().unwrap_or(target);
    if target.is_empty() || is_external(target) {
        return None;
    }
    let target = decoded(target);
    let (base, rest) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (from.folder(), target.as_str()),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Whether a target is an address in the world: `https://…`, `mailto:…`, `//…`.
pub(super) fn is_external(target: &str) -> bool {
    if target.starts_with("//") {
        return true;
    }
    target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// The target and what stands behind its `#`.
pub(super) fn without_anchor(target: &str) -> (&str, Option<&str>) {
    match target.split_once('#') {
        Some((target, anchor)) => (target, Some(anchor)),
        None => (target, None),
    }
}

/// The way from a note to a file of the library.
pub(super) fn relative(from: &NotePath, to: &str) -> String {
    let from: Vec<&str> = from
        .folder()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = &to[..to.len() - 1];
    let shared = from
        .iter()
        .zip(folders)
        .take_while(|(from, to)| from == to)
        .count();
    let mut way = vec![".."; from.len() - shared];
    way.extend(&to[shared..]);
    way.join("/")
}

/// A path as it is written in a link, with the signs that would end it percent-encoded.
pub(super) fn written(path: &str, in_angles: bool) -> String {
    let mut written = String::with_capacity(path.len());
    for letter in path.chars() {
        match letter {
            '%' | '#' | '?' | '<' | '>' => written.push_str(&format!("%{:02X}", u32::from(letter))),
            ' ' | '(' | ')' if !in_angles => {
                written.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            _ => written.push(letter),
        }
    }
    written
}

fn decoded(target: &str) -> String {
    let bytes = target.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%')
            .then(|| target.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) => {
                plain.push(byte);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(plain).unwrap_or_else(|_| target.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(target: &str, expect: Option<&str>) {
        let from = NotePath::new("notes/deep/a.md").unwrap();
        assert_eq!(resolve(&from, target).as_deref(), expect);
    }

    #[test]
    fn targets_are_resolved_from_the_folder_of_the_note() {
        check("b.md", Some("notes/deep/b.md"));
        check("../b%20c.md#part", Some("notes/b c.md"));
        check("/media/p.png?x=1", Some("media/p.png"));
        check("./%zz.md", Some("notes/deep/%zz.md"));
    }

    #[test]
    fn what_leaves_the_library_leads_nowhere() {
        check("../../../etc/passwd", None);
        check("https://example.org/a.md", None);
        check("mailto:me@example.org", None);
        check("//example.org", None);
        check("#part", None);
        check("..%2f..%2f..%2fetc", None);
    }
}
