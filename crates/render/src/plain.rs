//! The words of a body without its markup, for the search index and for summaries.

use comrak::nodes::NodeValue;
use domain::markdown::{self, push_words};

use crate::{footnotes, html};

pub use domain::markdown::words_of as of_node;

/// The text of a body: one line for each paragraph, heading, item, cell or piece of code.
pub fn plain_text(body: &str) -> String {
    markdown::with_document(body, |document| {
        let mut text = String::new();
        footnotes::arrange(document);
        for node in document.descendants() {
            push_words(&mut text, node);
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
