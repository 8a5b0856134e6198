//! What stands within a line: words, emphasis, code, formulas, references to footnotes.

use comrak::nodes::{Node, NodeFootnoteReference, NodeMath, NodeValue};

use super::{DEEPEST, Writer};
use crate::math::Display;
use crate::{escape, labels, plain};

impl Writer<'_> {
    /// Writes what is inside `node`; HTML elements opened in it are closed.
    pub(super) fn inlines(&mut self, node: Node<'_>) {
        self.enclosed(|writer| {
            for child in node.children() {
                writer.inline(child);
            }
        });
    }

    pub(super) fn inline(&mut self, node: Node<'_>) {
        if self.depth >= DEEPEST {
            escape::push(&mut self.html, &plain::of_node(node));
            return;
        }
        self.depth += 1;
        match &node.data().value {
            NodeValue::Text(text) => {
                self.unresolved(node, text);
                escape::push(&mut self.html, text);
            }
            NodeValue::SoftBreak => self.html.push('\n'),
            NodeValue::LineBreak => self.html.push_str("<br>\n"),
            NodeValue::Emph => self.element("em", node),
            NodeValue::Strong => self.element("strong", node),
            NodeValue::Strikethrough => self.element("del", node),
            NodeValue::Code(code) => {
                self.html.push_str("<code>");
                escape::push(&mut self.html, &code.literal);
                self.html.push_str("</code>");
            }
            NodeValue::HtmlInline(html) => self.raw_inline(html, self.line_of(node)),
            NodeValue::ShortCode(code) => escape::push(&mut self.html, &code.emoji),
            NodeValue::Math(formula) => self.inline_formula(formula, self.line_of(node)),
            NodeValue::FootnoteReference(reference) => self.footnote_reference(reference),
            NodeValue::Link(link) => self.link(node, &link.url, &link.title),
            NodeValue::WikiLink(link) => self.wiki_link(node, &link.url),
            NodeValue::Image(image) => self.image(node, &image.url, &image.title),
            _ => self.inlines(node),
        }
        self.depth -= 1;
    }

    fn element(&mut self, name: &str, node: Node<'_>) {
        self.html.push_str(&format!("<{name}>"));
        self.inlines(node);
        self.html.push_str(&format!("</{name}>"));
    }

    fn inline_formula(&mut self, formula: &NodeMath, line: u32) {
        let display = if formula.display_math {
            Display::Block
        } else {
            Display::Inline
        };
        match self.formula(&formula.literal, display, line) {
            Some(mathml) => self.html.push_str(&mathml),
            None => {
                self.html.push_str("<code class=\"math-broken\">");
                escape::push(&mut self.html, &formula.literal);
                self.html.push_str("</code>");
            }
        }
    }

    fn footnote_reference(&mut self, reference: &NodeFootnoteReference) {
        let number = reference.ix;
        let suffix = if reference.ref_num > 1 {
            format!("-{}", reference.ref_num)
        } else {
            String::new()
        };
        self.html.push_str(&format!(
            "<sup class=\"footnote-ref\"><a id=\"fnref:{number}{suffix}\" href=\"#fn:{number}\" aria-label=\"{}\">{number}</a></sup>",
            labels::footnote(number)
        ));
    }
}
