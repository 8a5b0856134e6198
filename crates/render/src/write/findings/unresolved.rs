//! References that nothing resolves. The parser takes them for plain words, and so readers see the
//! brackets.

use comrak::nodes::{Node, NodeValue};
use domain::markdown::is_as_typed;

use super::told::Kind;
use crate::write::writer::{Writer, short};

/// No name and no address that an author means is longer, in bytes; so what is never closed is not
/// looked for up to the end of a text at each bracket.
const LONGEST: usize = 500;

impl Writer<'_> {
    /// Tells of `[words][name]` and `word[^name]` in a text, when nothing says what the name means.
    pub(in crate::write) fn unresolved(&mut self, node: Node<'_>, text: &str) {
        if is_line_of_dashes(node, text) {
            self.told.tell(Kind::Table, "", self.line_of(node));
        }
        if text.contains('$') {
            self.spaced_formula(node, text);
        }
        if !text.contains('[') || is_escaped(node, text) {
            return;
        }
        for (at, _) in text.match_indices("][") {
            let Some(name) = name_at(text, at + 2) else {
                continue;
            };
            if !begins_a_link(before(text, at)) {
                continue;
            }
            let message = format!("The link to [{name}] leads nowhere.");
            let hint = format!(
                "Readers see the brackets. Write a line with [{name}]: and the address, or put the \
                 address in parentheses."
            );
            self.warn("missing-link", self.line_of(node), message, &hint);
        }
        for (at, _) in text.match_indices("[[") {
            let name = behind(text, at + 2).split_once("]]").map(|(name, _)| name);
            let is_name = |name: &&str| {
                name.contains(char::is_alphabetic)
                    && !name.contains(['[', ']'])
                    && !name.contains('\n')
            };
            let Some(name) = name.filter(is_name) else {
                continue;
            };
            let message = format!("[[{}]] is no link here.", short(name));
            let hint = "Readers see the brackets: it stands behind a bracket that is open, in the words \
                        of a link, or has a second bar. Put a backslash before a bracket that is \
                        never closed, or take the link out of the other.";
            self.warn("missing-link", self.line_of(node), message, hint);
        }
        for (at, _) in text.match_indices("](") {
            if !begins_a_link(before(text, at)) || !is_address_with_blanks(text, at + 2, node) {
                continue;
            }
            let message = String::from("A link is none: its address holds a blank.");
            let hint = "Readers see the brackets. Write the address in angle brackets, such as \
                        [words](<the file.md>), or %20 for each blank.";
            self.warn("missing-link", self.line_of(node), message, hint);
        }
        for (at, _) in text.match_indices("^[") {
            let words = behind(text, at + 2).split_once(']').map(|(words, _)| words);
            // A class of a regular expression holds no blanks.
            if !words.is_some_and(|words| words.contains(' ')) || text[..at].ends_with('[') {
                continue;
            }
            let message = String::from("A footnote within the text is none.");
            let hint = "Readers see the brackets. Write [^name] here, and on a line of its own \
                        [^name]: with the words.";
            self.warn("missing-footnote", self.line_of(node), message, hint);
        }
        for (at, _) in text.match_indices("[^") {
            let Some(name) = name_of_footnote(text, at + 2) else {
                continue;
            };
            // In prose about regular expressions, a class stands by itself.
            let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
            if !is_number && !text[..at].ends_with(|before: char| !before.is_whitespace()) {
                continue;
            }
            let message = format!("There is no footnote [^{name}].");
            let hint = format!(
                "Readers see the brackets. Write a line that begins with [^{name}]: and says it."
            );
            self.warn("missing-footnote", self.line_of(node), message, &hint);
        }
    }

    /// Tells of words that would be a formula, had they no blank inside a dollar.
    fn spaced_formula(&mut self, node: Node<'_>, text: &str) {
        let mut dollars = text.match_indices('$').map(|(at, _)| at);
        while let (Some(open), Some(close)) = (dollars.next(), dollars.next()) {
            let inner = &text[open + 1..close];
            let is_spaced = inner.starts_with(' ') || inner.ends_with(' ');
            if !is_spaced || !inner.contains(['\\', '^', '_']) {
                continue;
            }
            let line = self.line_of(node);
            let words = short(&text[open..=close]).into_owned();
            self.told.tell(Kind::SpacedFormula, &words, line);
        }
    }
}

/// Whether a text is the line below the head of a table, and stands below a line with bars.
fn is_line_of_dashes(node: Node<'_>, text: &str) -> bool {
    let is_row = text.contains('|')
        && text.contains("--")
        && text.bytes().all(|sign| b"|-: \t".contains(&sign));
    let head = || {
        let line_end = node.previous_sibling()?;
        let is_line_end = matches!(line_end.data().value, NodeValue::SoftBreak);
        line_end.previous_sibling().filter(|_| is_line_end)
    };
    is_row
        && head().is_some_and(|head| match &head.data().value {
            NodeValue::Text(words) => words.contains('|'),
            _ => false,
        })
}

/// Whether what stands behind a `](`, at this place of a text, is an address that its blanks keep from
/// being one.
fn is_address_with_blanks(text: &str, start: usize, node: Node<'_>) -> bool {
    let is_address = |words: &str| {
        let last = words.rsplit('/').next().unwrap_or_default();
        let is_file = last
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending.starts_with(|sign: char| sign.is_alphanumeric()));
        words.contains("://") || words.contains('/') || is_file
    };
    if start == text.len() {
        // The parser found an address up to the blank, and the rest is text again.
        let next = node.next_sibling();
        let is_link = next.is_some_and(|next| matches!(next.data().value, NodeValue::Link(_)));
        let behind = next.and_then(|next| next.next_sibling());
        return is_link
            && behind.is_some_and(|behind| match &behind.data().value {
                NodeValue::Text(text) => text.starts_with(' ') && text.contains(')'),
                _ => false,
            });
    }
    let Some((address, _)) = behind(text, start).split_once(')') else {
        return false;
    };
    let address = address.trim();
    address.contains(char::is_whitespace) && !address.contains('"') && is_address(address)
}

/// Whether a text was written with escapes, and so its brackets perhaps on purpose.
fn is_escaped(node: Node<'_>, text: &str) -> bool {
    !is_as_typed(node.data().sourcepos, text.len())
}

/// The name that ends with the next bracket, if it is one.
fn name_at(text: &str, start: usize) -> Option<&str> {
    let (name, _) = behind(text, start).split_once(']')?;
    let is_name = name.contains(char::is_alphabetic) && !name.contains('[');
    is_name.then_some(name)
}

/// The name of a footnote that ends with the next bracket.
fn name_of_footnote(text: &str, start: usize) -> Option<&str> {
    let (name, _) = behind(text, start).split_once(']')?;
    let is_name = !name.is_empty() && !name.contains(['[', ' ', '\t', '^']);
    is_name.then_some(name)
}

/// As much of what stands before a place as a name or an address may be.
fn before(text: &str, at: usize) -> &str {
    &text[text.ceil_char_boundary(at.saturating_sub(LONGEST))..at]
}

/// As much of what stands behind a place.
fn behind(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary(at + LONGEST)]
}

/// Whether words in a bracket end this text, and no place in an array such as `a[i]`.
fn begins_a_link(before: &str) -> bool {
    let Some(open) = before.rfind('[') else {
        return false;
    };
    let is_place =
        before[..open].ends_with(|before: char| before.is_alphanumeric() || before == ']');
    !is_place && before[open..].contains(char::is_alphabetic)
}
