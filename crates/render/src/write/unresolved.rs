//! References that nothing resolves. The parser takes them for plain words, and so readers see the
//! brackets.

use comrak::nodes::Node;

use super::Writer;

impl Writer<'_> {
    /// Tells of `[words][name]` and `word[^name]` in a text, when nothing says what the name means.
    pub(super) fn unresolved(&mut self, node: Node<'_>, text: &str) {
        if !text.contains('[') || is_escaped(node, text) {
            return;
        }
        for (at, _) in text.match_indices("][") {
            let Some(name) = name_at(text, at + 2) else {
                continue;
            };
            if !begins_a_link(&text[..at]) {
                continue;
            }
            let message = format!("The link to [{name}] leads nowhere.");
            let hint = format!(
                "Readers see the brackets. Write a line with [{name}]: and the address, or put the \
                 address in parentheses."
            );
            self.warn("missing-link", self.line_of(node), message, &hint);
        }
        for (at, _) in text.match_indices("[^") {
            let Some(name) = name_at(text, at + 2) else {
                continue;
            };
            // In prose about regular expressions, a class stands by itself.
            if !text[..at].ends_with(|before: char| !before.is_whitespace()) {
                continue;
            }
            let message = format!("There is no footnote [^{name}].");
            let hint = format!(
                "Readers see the brackets. Write a line that begins with [^{name}]: and says it."
            );
            self.warn("missing-footnote", self.line_of(node), message, &hint);
        }
    }
}

/// Whether a text was written with escapes, and so its brackets perhaps on purpose.
fn is_escaped(node: Node<'_>, text: &str) -> bool {
    let place = node.data().sourcepos;
    place.start.line != place.end.line
        || (place.end.column + 1).saturating_sub(place.start.column) != text.len()
}

/// The name that ends with the next bracket, if it is one.
fn name_at(text: &str, start: usize) -> Option<&str> {
    let name = &text[start..start + text[start..].find(']')?];
    let is_name = name.contains(char::is_alphabetic) && !name.contains('[');
    is_name.then_some(name)
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
