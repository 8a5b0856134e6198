//! The words of a body without its markup, for the search index and for summaries.

use comrak::nodes::{Node, NodeValue};

use crate::{anchors, html, markdown};

/// The text of a body: one line for each paragraph, heading, item, cell or piece of code.
pub fn plain_text(body: &str) -> String {
    markdown::with_document(body, |document| {
        let mut text = String::new();
        for node in document.root.descendants() {
            if matches!(node.data().value, NodeValue::Heading(_)) {
                anchors::take_id(node);
            }
            push_node(&mut text, node);
            if let NodeValue::HtmlBlock(block) = &node.data().value {
                text.push_str(&html::words(&block.literal));
            }
            if node.data().value.block() && !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
        }
        text.truncate(text.trim_end().len());
        text
    })
}

/// The text of one node and what is under it, on one line.
pub fn of_node(node: Node<'_>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        push_node(&mut text, inner);
    }
    text
}

fn push_node(text: &mut String, node: Node<'_>) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_19_words_of_html_and_titles_of_callouts_are_found() {
        let text = plain_text("<div>axolotl</div>\n\n> [!tip] Zebrafish title\n> body\n");
        assert_eq!(text, "axolotl\nZebrafish title\nbody");
    }

    #[test]
    fn markup_is_gone_and_words_stay() {
        let text = plain_text(
            "# A *title*\n\nSome [link](x.md)\nand `code` :tada:\n\n```rust\nfn a() {}\n```\n- one\n- two\n",
        );
        assert_eq!(text, "A title\nSome link and code 🎉\nfn a() {}\none\ntwo");
    }
}
