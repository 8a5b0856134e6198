//! A list in brackets, with remarks and line ends between its entries.

use std::ops::Range;

use super::steps::Fate;
use super::written::{Splice, Written};
use crate::front_matter::scalar;

/// An entry as it stands between its commas.
struct Item {
    /// The entry with its anchor and its type.
    full: Range<usize>,
    /// The entry itself.
    bare: Range<usize>,
    /// The comma behind it.
    comma: Option<usize>,
}

pub(super) fn changed(
    list: &Written<'_>,
    fates: &[&Fate],
    added: &[String],
) -> Option<Vec<Splice>> {
    let yaml = list.yaml;
    let open = opened(yaml, list.after_colon()?)?;
    let (items, close) = items(yaml, open)?;
    if items.len() != fates.len() || close >= list.end {
        return None;
    }
    let mut splices: Vec<Splice> = Vec::new();
    let last_left = fates.iter().rposition(|fate| **fate != Fate::Goes);
    let ends_in_comma = items.last().is_some_and(|item| item.comma.is_some());
    for (at, (item, fate)) in items.iter().zip(fates).enumerate() {
        match fate {
            Fate::Stays => {}
            Fate::Becomes(new) => {
                let style = yaml[item.bare.clone()].chars().next();
                splices.push((item.bare.clone(), scalar::write(new, style, true)));
            }
            // A remark between an entry and its type would go along.
            Fate::Goes if has_remark(&yaml[item.full.start..item.bare.start]) => return None,
            Fate::Goes if last_left.is_some_and(|last| at < last) => {
                let next = items[at + 1].full.start;
                if has_remark(&yaml[item.full.end..next]) {
                    without_line(yaml, item, &mut splices);
                } else {
                    splices.push((item.full.start..next, String::new()));
                }
            }
            Fate::Goes => {
                let before = at.checked_sub(1).map(|before| &items[before]);
                let start = before.map_or(open + 1, |before| before.full.end);
                let is_behind_last = before.is_some() && last_left == at.checked_sub(1);
                let start = match before.and_then(|before| before.comma) {
                    Some(comma) if is_behind_last && ends_in_comma => comma + 1,
                    _ => start,
                };
                if has_remark(&yaml[start..item.full.start]) {
                    if let Some(comma) = before.and_then(|before| before.comma)
                        && comma >= start
                        && is_behind_last
                    {
                        splices.push((comma..comma + 1, String::new()));
                    }
                    without_line(yaml, item, &mut splices);
                } else {
                    splices.push((start..item.full.end, String::new()));
                    if let Some(comma) = item.comma.filter(|_| at + 1 == items.len()) {
                        splices.push((comma..comma + 1, String::new()));
                    }
                }
            }
        }
    }
    if !added.is_empty() {
        let texts: Vec<String> = added
            .iter()
            .map(|text| scalar::write(text, None, true))
            .collect();
        let texts = texts.join(", ");
        match (last_left, items.last()) {
            (Some(_), Some(last)) => {
                splices.push((last.full.end..last.full.end, format!(", {texts}")))
            }
            _ => splices.push((open + 1..open + 1, texts)),
        }
    }
    Some(splices)
}

/// Takes an entry and its comma away, and their line if nothing else stands on it.
fn without_line(yaml: &str, item: &Item, splices: &mut Vec<Splice>) {
    let end = item.comma.map_or(item.full.end, |comma| comma + 1);
    let line = yaml[..item.full.start].rfind('\n').map_or(0, |at| at + 1);
    let next = yaml[end..].find('\n').map_or(yaml.len(), |at| end + at + 1);
    let is_alone = yaml[line..item.full.start].trim().is_empty()
        && yaml[end..next].trim().is_empty()
        && !has_remark(&yaml[item.full.end..end]);
    if is_alone {
        splices.push((line..next, String::new()));
        return;
    }
    splices.push((item.full.clone(), String::new()));
    if let Some(comma) = item.comma {
        splices.push((comma..comma + 1, String::new()));
    }
}

fn has_remark(between: &str) -> bool {
    between.contains('#')
}

/// Where the bracket opens, behind an anchor or a type of the list.
fn opened(yaml: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += yaml[at..].find(|letter: char| !letter.is_whitespace())?;
        match yaml.as_bytes()[at] {
            b'[' => return Some(at),
            b'&' | b'!' => at += yaml[at..].find(char::is_whitespace)?,
            b'#' => at += yaml[at..].find('\n')?,
            _ => return None,
        }
    }
}

/// The entries of the list whose bracket opens here, and where it closes.
fn items(yaml: &str, open: usize) -> Option<(Vec<Item>, usize)> {
    let bytes = yaml.as_bytes();
    let mut items: Vec<Item> = Vec::new();
    let mut at = open + 1;
    loop {
        at = passed_over(yaml, at)?;
        match bytes[at] {
            b']' => return Some((items, at)),
            b',' => {
                let last = items.last_mut().filter(|item| item.comma.is_none())?;
                last.comma = Some(at);
                at += 1;
            }
            _ => {
                if items.last().is_some_and(|item| item.comma.is_none()) {
                    return None;
                }
                let start = at;
                let bare = behind_marks(yaml, at)?;
                at = ended(yaml, bare)?;
                items.push(Item {
                    full: start..at,
                    bare: bare..at,
                    comma: None,
                });
            }
        }
    }
}

/// Passes over white space and remarks.
fn passed_over(yaml: &str, mut at: usize) -> Option<usize> {
    loop {
        at += yaml[at..].find(|letter: char| !letter.is_whitespace())?;
        if yaml.as_bytes()[at] != b'#' {
            return Some(at);
        }
        at += yaml[at..].find('\n')?;
    }
}

/// Passes over an anchor and a type.
fn behind_marks(yaml: &str, mut at: usize) -> Option<usize> {
    while matches!(yaml.as_bytes()[at], b'&' | b'!') {
        at += yaml[at..].find(|letter: char| letter.is_whitespace() || ",]".contains(letter))?;
        if !yaml[at..].starts_with(char::is_whitespace) {
            return None;
        }
        at = passed_over(yaml, at)?;
    }
    Some(at)
}

/// Where the entry that begins here ends.
fn ended(yaml: &str, start: usize) -> Option<usize> {
    let bytes = yaml.as_bytes();
    let mut depth = 0usize;
    let mut at = start;
    let mut fresh = true;
    let mut end = start;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'') if fresh => {
                at = scalar::closed(yaml, at, quote)?;
                end = at;
                fresh = false;
                continue;
            }
            b'[' | b'{' => {
                depth += 1;
                fresh = true;
            }
            b']' | b'}' if depth == 0 => return Some(end),
            b']' | b'}' => {
                depth -= 1;
                fresh = false;
            }
            b',' if depth == 0 => return Some(end),
            b',' | b':' => fresh = true,
            b'#' if bytes[at - 1].is_ascii_whitespace() => {
                if depth == 0 {
                    return Some(end);
                }
                at += yaml[at..].find('\n')?;
                continue;
            }
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            _ => fresh = false,
        }
        at += 1;
        end = at;
    }
    None
}
