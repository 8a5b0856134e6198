//! What the parser takes for something else than its author meant, and that only its neighbours tell:
//! sums of money for formulas, Markdown links whose words stand in brackets for wiki links. The body
//! is given backslashes there and read again; lines keep their numbers.

use std::ops::Range;

use comrak::nodes::{Node, NodeValue, Sourcepos};

use crate::links;

/// Whether a body holds signs of which [`escaped`] has anything to say.
pub(super) fn may_be(body: &str) -> bool {
    body.contains('$') || body.contains("]](")
}

/// The body with a backslash before each sign that is to mean itself, or nothing when there is none.
pub(super) fn escaped(document: Node<'_>, body: &str) -> Option<String> {
    let starts = super::starts_of_lines(body);
    let mut bracketed = links::bracketed(body).into_iter().peekable();
    let mut signs = Vec::new();
    for node in document.descendants() {
        let ast = node.data();
        match &ast.value {
            NodeValue::Math(math) if math.dollar_math && !math.display_math => {
                let Some((open, _)) = span(&starts, ast.sourcepos) else {
                    continue;
                };
                let close = open + 1 + math.literal.len();
                let is_there = body.get(open..open + 1) == Some("$")
                    && body.get(close..close + 1) == Some("$");
                if is_there && is_money(&body[..open], &math.literal, &body[close + 1..]) {
                    signs.push(open);
                }
            }
            // The parser's places are off behind a link over two lines, so these are ours.
            NodeValue::WikiLink(link) => {
                let is_meant = |place: &Range<usize>| {
                    body.get(place.start + 2..place.end - 2)
                        .is_some_and(|written| written.trim().starts_with(&link.url))
                };
                if let Some(place) = bracketed.next_if(is_meant) {
                    signs.extend([place.start + 1, place.end - 2]);
                }
            }
            _ => {}
        }
    }
    if signs.is_empty() {
        return None;
    }
    signs.sort_unstable();
    let mut escaped = String::with_capacity(body.len() + signs.len());
    let mut written = 0;
    for at in signs {
        escaped.push_str(&body[written..at]);
        escaped.push('\\');
        written = at;
    }
    escaped.push_str(&body[written..]);
    Some(escaped)
}

/// The bytes of a node, by where each line begins.
fn span(starts: &[usize], place: Sourcepos) -> Option<(usize, usize)> {
    let line = |number: usize| starts.get(number.checked_sub(1)?);
    let open = line(place.start.line)? + place.start.column.checked_sub(1)?;
    let end = line(place.end.line)? + place.end.column;
    (open < end).then_some((open, end))
}

/// Pandoc's and GitHub's rules together: a formula has no space inside its dollars and no
/// letter or digit right outside them.
fn is_money(before: &str, literal: &str, after: &str) -> bool {
    let spaced = literal.starts_with(char::is_whitespace) || literal.ends_with(char::is_whitespace);
    let joined =
        before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
    spaced || joined
}
