//! Targets of links as paths: read from how they are written, and written again.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::{NotePath, address};

/// How a target is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it stands, up to a space or the parenthesis that closes the link.
    Bare,
    /// Between `<` and `>`.
    Angles,
    /// In double brackets.
    Wiki,
    /// In double brackets in a cell of a table.
    WikiInTable,
    /// As an attribute of HTML.
    Html,
}

/// The file of the library that this target leads to from this note, with `/`. A target that
/// begins with `/` counts from the library. None for addresses in the world and for targets
/// that leave the library.
pub fn resolve(from: &NotePath, target: &str) -> Option<String> {
    let (target, _) = without_anchor(target);
    let target = target.split('?').next().unwrap_or(target);
    if target.is_empty() || address::is_outside(target) {
        return None;
    }
    let target = decoded(target);
    let (base, rest) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (from.folder(), &*target),
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
pub(super) fn written(path: &str, style: Style) -> String {
    let mut written = String::with_capacity(path.len());
    // Before a colon stands a scheme, unless a folder comes first.
    if address::is_outside(path) {
        written.push_str("./");
    }
    for letter in path.chars() {
        let is_plain = match letter {
            '%' | '#' | '?' | '<' | '>' | '\\' | '&' => false,
            ' ' | '(' | ')' => style == Style::Angles,
            '"' | '\'' | '`' | '=' => style != Style::Html,
            letter => !letter.is_control(),
        };
        if is_plain {
            written.push(letter);
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                written.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    written
}

/// A target as it is meant: without backslashes before signs, and with its entities as letters.
pub(super) fn unescaped(written: &str) -> Cow<'_, str> {
    if !written.contains(['\\', '&']) {
        return Cow::Borrowed(written);
    }
    let mut plain = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            '\\' if rest.starts_with(|next: char| next.is_ascii_punctuation()) => {
                plain.push_str(&rest[..1]);
                rest = &rest[1..];
            }
            '&' => match entity(rest) {
                Some((letter, length)) => {
                    plain.push(letter);
                    rest = &rest[length..];
                }
                None => plain.push('&'),
            },
            letter => plain.push(letter),
        }
    }
    Cow::Owned(plain)
}

/// A target as it leads: as it is meant, and on its way when a backslash says that its colon ends no
/// scheme.
pub(super) fn meant(written: &str) -> Cow<'_, str> {
    let plain = unescaped(written);
    match has_plain_colon(written) && address::is_outside(&plain) {
        true => Cow::Owned(format!("./{plain}")),
        false => plain,
    }
}

/// Whether a backslash stands before the first colon, and nothing before it that ends a name.
pub(super) fn has_plain_colon(written: &str) -> bool {
    let name = written.split(['/', '?', '#']).next().unwrap_or(written);
    name.find(':').is_some_and(|at| name[..at].ends_with('\\'))
}

/// The letter that an entity stands for, and how long it is behind its `&`.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let letter = match &text[..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        name => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    };
    Some((letter, end + 1))
}

fn decoded(target: &str) -> Cow<'_, str> {
    percent_decode_str(target)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(target))
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
