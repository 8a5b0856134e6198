//! The room beside names of functions. MathML says that a name is applied to what follows by a sign that
//! no browser gives any width, so `\\sin x` would read as one word. TeX puts a thin space between a name
//! and letters, and none before parentheses (The TeXbook, chapter 18).

use roxmltree::Node;

/// A thin space.
pub(super) const THIN: &str = "<mspace width=\"0.1667em\"></mspace>";

/// The sign that applies a name.
const APPLIES: &str = "\u{2061}";
/// Elements whose children stand in a row.
const ROWS: [&str; 7] = [
    "mrow", "mstyle", "mtd", "msqrt", "mpadded", "mphantom", "menclose",
];
/// Elements that set something beside what stands first in them.
const SCRIPTED: [&str; 6] = ["msub", "msup", "msubsup", "munder", "mover", "munderover"];
/// Signs that end what stands before a name.
const CLOSING: &str = ")]}⟩⌋⌉!";
/// Signs that are names as well.
const LARGE: &str = "∑∏∐∫∬∭∮⋃⋂⨁⨂";

/// Whether there is a thin space before this element, which is a name.
pub(super) fn is_before(node: Node<'_, '_>) -> bool {
    let is_name = node.next_sibling_element().is_some_and(applies) || holds_name(node);
    is_name && stands_apart(node, node.prev_sibling_element(), CLOSING)
}

/// Whether there is a thin space behind this element, which ends a name.
pub(super) fn is_behind(node: Node<'_, '_>) -> bool {
    let is_end = applies(node) || holds_name(node);
    is_end && stands_apart(node, node.next_sibling_element(), LARGE)
}

/// Whether a name stands apart from what is beside it in its row: letters, numbers, and these signs.
fn stands_apart(name: Node<'_, '_>, beside: Option<Node<'_, '_>>, signs: &str) -> bool {
    let is_apart = |token: Node<'_, '_>| match token.tag_name().name() {
        "mo" => token.text().is_some_and(|sign| signs.contains(sign)),
        "mspace" | "mtext" => false,
        _ => true,
    };
    stands_in_row(name) && beside.is_some_and(|beside| token(beside).is_none_or(is_apart))
}

fn stands_in_row(node: Node<'_, '_>) -> bool {
    let around = node.parent_element();
    around.is_some_and(|around| ROWS.contains(&around.tag_name().name()))
}

fn applies(node: Node<'_, '_>) -> bool {
    node.tag_name().name() == "mo" && node.text() == Some(APPLIES)
}

/// Whether this is a name with something beside it, such as a limit.
fn holds_name(node: Node<'_, '_>) -> bool {
    let base = node.first_element_child();
    SCRIPTED.contains(&node.tag_name().name())
        && base.is_some_and(|base| base.last_element_child().is_some_and(applies))
}

/// The one sign that an element begins with; nothing where it is larger than a sign.
fn token<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let mut node = node;
    loop {
        let name = node.tag_name().name();
        if ["mi", "mn", "mo", "mtext", "mspace"].contains(&name) {
            return Some(node);
        }
        if !ROWS.contains(&name) && !SCRIPTED.contains(&name) {
            return None;
        }
        node = node.first_element_child()?;
    }
}
