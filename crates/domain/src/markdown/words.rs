//! The words of a node without its markup.

use comrak::nodes::{Node, NodeValue};

/// The text of a node and what is under it, on one line.
pub fn words_of(node: Node<'_>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        push_words(&mut text, inner);
    }
    text
}

/// Appends the text of this node alone.
pub fn push_words(text: &mut String, node: Node<'_>) {
    match &node.data().value {
        NodeValue::Text(words) => text.push_str(words),
        NodeValue::Code(code) => text.push_str(&code.literal),
        NodeValue::CodeBlock(code) => {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&code.literal);
        }
        NodeValue::Math(math) => text.push_str(&math.literal),
        NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
        _ => {}
    }
}
