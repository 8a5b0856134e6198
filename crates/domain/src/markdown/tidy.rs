//! What the parser reads more widely than an author means it: shortcodes, marks and comments that
//! stand within words, and line ends that are no spaces. Whoever reads a document reads it after this.

use std::borrow::Cow;
use std::cell::RefCell;

use comrak::Arena;
use comrak::nodes::{Ast, AstNode, Node, NodeValue};

use super::emoji;

/// Mends a document that was parsed from `body`.
pub(super) fn tidy<'a>(arena: &'a Arena<'a>, document: Node<'a>, body: &str) {
    let starts = super::starts_of_lines(body);
    let nodes: Vec<Node<'a>> = document.descendants().collect();
    for node in nodes {
        let spelled = match &node.data().value {
            NodeValue::Text(text) if text.contains(':') => {
                if is_address(node) {
                    continue;
                }
                let escaped = escaped_colons(node, text, body, &starts);
                match emoji::resolved(text, &escaped) {
                    Cow::Owned(spelled) => spelled,
                    Cow::Borrowed(_) => continue,
                }
            }
            NodeValue::CommentInline(comment) if is_within_a_word(node) => {
                format!("%%{}%%", comment.literal)
            }
            NodeValue::Highlight if is_within_a_word(node) => {
                unmark(arena, node);
                continue;
            }
            NodeValue::SoftBreak if joins_ideographs(node) => {
                // Detached below, when the node is no longer looked at.
                String::new()
            }
            _ => continue,
        };
        if spelled.is_empty() {
            node.detach();
        } else {
            node.data_mut().value = NodeValue::Text(spelled.into());
        }
    }
}

/// Writes the signs of a mark as the text they are.
fn unmark<'a>(arena: &'a Arena<'a>, mark: Node<'a>) {
    let place = mark.data().sourcepos;
    let signs = || -> Node<'a> {
        let text = NodeValue::Text("==".into());
        arena.alloc(AstNode::new(RefCell::new(Ast::new_with_sourcepos(
            text, place,
        ))))
    };
    mark.insert_before(signs());
    let children: Vec<Node<'a>> = mark.children().collect();
    for child in children {
        mark.insert_before(child);
    }
    mark.insert_before(signs());
    mark.detach();
}

/// Whether a letter of a script with spaces stands right before a node or right behind it.
fn is_within_a_word(node: Node<'_>) -> bool {
    let joins = |letter: char| letter < '\u{2e80}' && letter.is_alphanumeric();
    last_letter(node.previous_sibling()).is_some_and(joins)
        || first_letter(node.next_sibling()).is_some_and(joins)
}

/// Whether a line end stands between two letters of a script without spaces, where browsers would
/// show a space that nobody typed.
fn joins_ideographs(node: Node<'_>) -> bool {
    last_letter(node.previous_sibling()).is_some_and(is_ideograph)
        && first_letter(node.next_sibling()).is_some_and(is_ideograph)
}

/// Chinese and Japanese letters and the signs among them; Korean has spaces.
fn is_ideograph(letter: char) -> bool {
    matches!(letter,
        '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{323af}')
}

fn last_letter(node: Option<Node<'_>>) -> Option<char> {
    let mut node = node?;
    while let Some(last) = node.last_child() {
        node = last;
    }
    match &node.data().value {
        NodeValue::Text(text) => text.chars().next_back(),
        NodeValue::Code(code) => code.literal.chars().next_back(),
        _ => None,
    }
}

fn first_letter(node: Option<Node<'_>>) -> Option<char> {
    let mut node = node?;
    while let Some(first) = node.first_child() {
        node = first;
    }
    match &node.data().value {
        NodeValue::Text(text) => text.chars().next(),
        NodeValue::Code(code) => code.literal.chars().next(),
        _ => None,
    }
}

/// Whether a text is an address that the author typed bare.
fn is_address(node: Node<'_>) -> bool {
    let NodeValue::Text(text) = &node.data().value else {
        return false;
    };
    node.parent()
        .is_some_and(|parent| match &parent.data().value {
            NodeValue::Link(link) => link.url.ends_with(text.as_ref()),
            _ => false,
        })
}

/// The colons of a text, counted from 0, that were typed with a backslash before them. Where that
/// cannot be told, all of them.
fn escaped_colons(node: Node<'_>, text: &str, body: &str, starts: &[usize]) -> Vec<usize> {
    let place = node.data().sourcepos;
    if place.start.line == place.end.line
        && (place.end.column + 1).saturating_sub(place.start.column) == text.len()
    {
        return Vec::new();
    }
    let at = |line: usize, column: usize| Some(starts.get(line.checked_sub(1)?)? + column);
    let source = at(place.start.line, place.start.column.saturating_sub(1))
        .zip(at(place.end.line, place.end.column))
        .and_then(|(start, end)| body.get(start..end.min(body.len())));
    let source = source.unwrap_or_default();
    let count = text.matches(':').count();
    if source.matches(':').count() != count {
        return (0..count).collect();
    }
    let colons = source.match_indices(':').enumerate();
    let escaped = colons.filter(|(_, (at, _))| {
        let before = &source[..*at];
        (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
    });
    escaped.map(|(nth, _)| nth).collect()
}
