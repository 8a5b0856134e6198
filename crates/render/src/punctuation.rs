//! Quotes, dashes and dots as a language prints them, where a site asks for it: `"so"` becomes “so” or
//! „so“, `--` a dash, `...` one sign.
//!
//! Found beside the tree, not in it: whoever looks for what was typed still finds it there, so ids,
//! search, titles and findings know nothing of this. What is code, a formula, an address or a mark of
//! another program stays as it is typed, and so does what cannot be told for sure: a quote without its
//! other half, `--flag`, `a...b`.

mod flow;
mod signs;

use std::collections::HashMap;

use comrak::nodes::{AstNode, Node, NodeValue};
use domain::markdown::is_as_typed;

use crate::html::token::{self, Token};
use crate::math;

use flow::Flow;
pub use signs::Signs;

/// The words of a document whose signs are set otherwise than they were typed.
#[derive(Default)]
pub struct Set(HashMap<*const (), String>);

impl Set {
    /// The words of a node as they are to be read, unless that is as they were typed.
    pub fn words_of(&self, node: Node<'_>) -> Option<&str> {
        self.0.get(&key(node)).map(String::as_str)
    }
}

fn key(node: Node<'_>) -> *const () {
    std::ptr::from_ref::<AstNode<'_>>(node).cast()
}

/// Sets the signs of a document.
pub fn set(document: Node<'_>, signs: Option<&'static Signs>) -> Set {
    let Some(signs) = signs else {
        return Set::default();
    };
    let mut reader = Reader {
        signs,
        kept: Vec::new(),
        set: Set::default(),
    };
    reader.blocks(document);
    reader.set
}

/// Goes through a document in the order of its text.
struct Reader {
    signs: &'static Signs,
    /// The elements that are open, typed as HTML, whose words stay.
    kept: Vec<String>,
    set: Set,
}

impl Reader {
    /// Neither this nor [`Reader::gather`] calls itself: what stands in a note may be nested as deep as it
    /// is long.
    fn blocks(&mut self, document: Node<'_>) {
        let mut waiting = vec![document];
        while let Some(node) = waiting.pop() {
            let first = node.first_child();
            if let NodeValue::HtmlBlock(html) = &node.data().value {
                self.tags(&html.literal);
            } else if first.is_some_and(|first| !first.data().value.block()) {
                self.words(node);
            } else {
                waiting.extend(node.reverse_children());
            }
        }
    }

    /// Sets the words of a paragraph, a heading, a cell: quotes begin and end within it.
    fn words(&mut self, block: Node<'_>) {
        let mut flow = Flow::default();
        let mut nodes = Vec::new();
        self.gather(block, &mut flow, &mut nodes);
        for (node, words) in nodes.into_iter().zip(flow.set(self.signs)) {
            if let Some(words) = words {
                self.set.0.insert(key(node), words);
            }
        }
    }

    fn gather<'a>(&mut self, block: Node<'a>, flow: &mut Flow, nodes: &mut Vec<Node<'a>>) {
        let mut waiting: Vec<Node<'a>> = block.reverse_children().collect();
        while let Some(child) = waiting.pop() {
            let data = child.data();
            match &data.value {
                NodeValue::Text(text) if self.kept.is_empty() => {
                    nodes.push(child);
                    if is_as_typed(data.sourcepos, text.len()) && !has_marks(text) {
                        // The name of a label is as it is typed.
                        flow.words(text, &math::references(text));
                    } else {
                        flow.words_as_typed(text);
                    }
                }
                NodeValue::SoftBreak | NodeValue::LineBreak => flow.blank(),
                NodeValue::HtmlInline(tag) => self.tags(tag),
                NodeValue::Link(link) if is_address(child, &link.url) => flow.thing(),
                NodeValue::FootnoteReference(_)
                | NodeValue::Raw(_)
                | NodeValue::CommentInline(_) => {}
                NodeValue::Image(_) | NodeValue::WikiLink(_) => flow.thing(),
                _ if child.first_child().is_some() => waiting.extend(child.reverse_children()),
                _ => flow.thing(),
            }
        }
    }

    /// Follows the tags of a source into what stays and out of it.
    fn tags(&mut self, source: &str) {
        for placed in token::read(source, None) {
            match placed.token {
                Token::Start { name, .. } if keeps_its_words(&name) => {
                    self.kept.push(name);
                }
                // An end of what did not begin ends nothing.
                Token::End { name } => {
                    let begun = self.kept.iter().rposition(|kept| **kept == *name);
                    self.kept.truncate(begun.unwrap_or(self.kept.len()));
                }
                _ => {}
            }
        }
    }
}

/// Whether the words of an element stay: code, and headings, whose ids are made of what is written.
fn keeps_its_words(element: &str) -> bool {
    matches!(
        element,
        "h1" | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "code"
            | "kbd"
            | "listing"
            | "pre"
            | "samp"
            | "script"
            | "style"
            | "tt"
            | "var"
            | "xmp"
    )
}

/// Whether a text holds marks of another program, which readers see as they are typed.
fn has_marks(text: &str) -> bool {
    text.contains("{{") || text.contains("{%") || text.contains("{:")
}

/// Whether the words of a link are the address it leads to.
fn is_address(link: Node<'_>, url: &str) -> bool {
    let words = crate::plain::of_node(link);
    !words.is_empty() && url.ends_with(&words)
}

#[cfg(test)]
mod tests;
