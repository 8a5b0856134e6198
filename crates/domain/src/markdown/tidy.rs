//! What the parser reads more widely than an author means it: shortcodes, marks and comments that
//! stand within words, and line ends that are no spaces. Whoever reads a document reads it after this.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};

use comrak::Arena;
use comrak::nodes::{Ast, AstNode, Node, NodeValue};

use super::emoji;
use super::source::{Source, is_as_typed};
use crate::script::{is_among_ideographs, joins_words};

/// Mends a document that was parsed from `body`.
pub(super) fn tidy<'a>(arena: &'a Arena<'a>, document: Node<'a>, body: &str) {
    let source = OnceCell::new();
    let nodes: Vec<Node<'a>> = document.descendants().collect();
    for node in nodes {
        let spelled = match &node.data().value {
            NodeValue::Text(text) if text.contains(':') && !is_address(node, text) => {
                let escaped =
                    escaped_colons(node, text, || source.get_or_init(|| Source::of(body)));
                match emoji::resolved(text, &escaped) {
                    Cow::Owned(spelled) => spelled,
                    Cow::Borrowed(_) => continue,
                }
            }
            // Where `reread` could not find it in the body.
            NodeValue::CommentInline(comment) if is_within_a_word(node) => {
                format!("%%{}%%", comment.literal)
            }
            NodeValue::Highlight if is_within_a_word(node) => {
                unmark(arena, node);
                continue;
            }
            NodeValue::SoftBreak if joins_ideographs(node) => {
                node.detach();
                continue;
            }
            _ => continue,
        };
        node.data_mut().value = NodeValue::Text(spelled.into());
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
    last_letter(node.previous_sibling()).is_some_and(joins_words)
        || first_letter(node.next_sibling()).is_some_and(joins_words)
}

/// Whether a line end stands between two letters of a script without spaces, where browsers would
/// show a space that nobody typed.
fn joins_ideographs(node: Node<'_>) -> bool {
    last_letter(node.previous_sibling()).is_some_and(is_among_ideographs)
        && first_letter(node.next_sibling()).is_some_and(is_among_ideographs)
}

fn last_letter(node: Option<Node<'_>>) -> Option<char> {
    let deepest = std::iter::successors(node, |node| node.last_child()).last()?;
    text_of(deepest, |text| text.chars().next_back())
}

fn first_letter(node: Option<Node<'_>>) -> Option<char> {
    let deepest = std::iter::successors(node, |node| node.first_child()).last()?;
    text_of(deepest, |text| text.chars().next())
}

fn text_of(node: Node<'_>, letter: impl Fn(&str) -> Option<char>) -> Option<char> {
    match &node.data().value {
        NodeValue::Text(text) => letter(text),
        NodeValue::Code(code) => letter(&code.literal),
        _ => None,
    }
}

/// Whether a text is an address that the author typed bare.
fn is_address(node: Node<'_>, text: &str) -> bool {
    node.parent()
        .is_some_and(|parent| match &parent.data().value {
            NodeValue::Link(link) => link.url.ends_with(text),
            _ => false,
        })
}

/// The colons of a text, counted from 0, that were typed with a backslash before them. Where that
/// cannot be told, all of them.
fn escaped_colons<'s, 'b: 's>(
    node: Node<'_>,
    text: &str,
    source: impl FnOnce() -> &'s Source<'b>,
) -> Vec<usize> {
    let place = node.data().sourcepos;
    if is_as_typed(place, text.len()) {
        return Vec::new();
    }
    let source = source();
    let written = source.span(place).map_or("", |span| &source.body[span]);
    let count = text.matches(':').count();
    if written.matches(':').count() != count {
        return (0..count).collect();
    }
    let colons = written.match_indices(':').enumerate();
    let escaped = colons.filter(|(_, (at, _))| {
        let before = &written[..*at];
        (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
    });
    escaped.map(|(nth, _)| nth).collect()
}
