//! What stands within a line: words, emphasis, code; which piece is whose.

mod equation;
mod formula;
mod image;
pub mod link;
pub mod picture_size;

use comrak::nodes::{Node, NodeValue};

use super::state::element::By;
use super::writer::{DEEPEST, Writer};
use crate::html::element::Holds;
use crate::html::escape;
use crate::plain;

impl Writer<'_> {
    /// Writes what is inside `node`.
    pub(super) fn inlines(&mut self, node: Node<'_>) {
        for child in node.children() {
            self.inline(child);
        }
    }

    pub(super) fn inline(&mut self, node: Node<'_>) {
        if self.depth >= DEEPEST {
            self.words(&plain::of_node(node));
            return;
        }
        self.depth += 1;
        let has_words = !matches!(
            node.data().value,
            NodeValue::Text(_) | NodeValue::SoftBreak | NodeValue::HtmlInline(_)
        );
        if has_words && self.hidden.is_none() {
            self.room_for_words();
        }
        if self.hidden.is_some() && !matches!(node.data().value, NodeValue::HtmlInline(_)) {
            // What hides may end within.
            self.inlines(node);
            self.depth -= 1;
            return;
        }
        match &node.data().value {
            NodeValue::Text(text) => {
                self.unresolved(node, text);
                self.dialects(node, text);
                let set = self.set.words_of(node).map(str::to_owned);
                let words = set.as_deref().unwrap_or(text);
                match words.contains("ref{") {
                    true => self.words_with_references(words, self.line_of(node)),
                    false => self.words(words),
                }
            }
            NodeValue::SoftBreak => self.html.push('\n'),
            NodeValue::LineBreak => self.html.push_str("<br>\n"),
            NodeValue::Emph => self.element("em", "<em>", "</em>", node),
            NodeValue::Strong => self.element("strong", "<strong>", "</strong>", node),
            NodeValue::Highlight => self.element("mark", "<mark>", "</mark>", node),
            NodeValue::Strikethrough => self.element("del", "<del>", "</del>", node),
            NodeValue::Code(code) => {
                self.html.push_str("<code>");
                escape::push(&mut self.html, &code.literal);
                self.html.push_str("</code>");
            }
            NodeValue::HtmlInline(html) => self.raw_inline(node, html, self.line_of(node)),
            NodeValue::Math(formula) => self.inline_formula(formula, self.line_of(node)),
            NodeValue::FootnoteReference(reference) => self.footnote_reference(node, reference),
            NodeValue::Link(link) => self.link(node, &link.url, &link.title),
            NodeValue::WikiLink(link) if link.embed => self.embed(node, &link.url),
            NodeValue::WikiLink(link) => self.wiki_link(node, &link.url),
            NodeValue::Raw(_) => self.place(node),
            NodeValue::Image(image) => self.image(node, &image.url, &image.title),
            _ => self.inlines(node),
        }
        self.depth -= 1;
    }

    fn element(&mut self, name: &'static str, start: &str, end: &'static str, node: Node<'_>) {
        let mark = self.begin(name, start, end, Holds::Phrases, By::Markdown);
        self.inlines(node);
        self.finish(mark);
    }
}
