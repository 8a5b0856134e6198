//! What stands within a line: words, emphasis, code, formulas, references to footnotes.

use comrak::nodes::{Node, NodeFootnoteReference, NodeMath, NodeValue};

use super::open::By;
use super::{DEEPEST, Writer};
use crate::html::list::Holds;
use crate::math::Display;
use crate::{escape, labels, plain};

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
                self.words(text);
            }
            NodeValue::SoftBreak => self.html.push('\n'),
            NodeValue::LineBreak => self.html.push_str("<br>\n"),
            NodeValue::Emph => self.element("em", "<em>", "</em>", node),
            NodeValue::Strong => self.element("strong", "<strong>", "</strong>", node),
            NodeValue::Strikethrough => self.element("del", "<del>", "</del>", node),
            NodeValue::Code(code) => {
                self.html.push_str("<code>");
                escape::push(&mut self.html, &code.literal);
                self.html.push_str("</code>");
            }
            NodeValue::HtmlInline(html) => self.raw_inline(node, html, self.line_of(node)),
            NodeValue::ShortCode(code) => escape::push(&mut self.html, &code.emoji),
            NodeValue::Math(formula) => self.inline_formula(formula, self.line_of(node)),
            NodeValue::FootnoteReference(reference) => self.footnote_reference(node, reference),
            NodeValue::Link(link) => self.link(node, &link.url, &link.title),
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

    /// A reference to a footnote. At the end of a link it stands behind it; in the midst of one, where
    /// no other link may be, it leads nowhere by itself.
    fn footnote_reference(&mut self, node: Node<'_>, reference: &NodeFootnoteReference) {
        let number = reference.ix;
        let suffix = if reference.ref_num > 1 {
            format!("-{}", reference.ref_num)
        } else {
            String::new()
        };
        let ends_link = node.next_sibling().is_none() && self.leave_own_link();
        if self.links > 0 && !ends_link {
            self.html.push_str(&format!(
                "<sup class=\"footnote-ref\" id=\"fnref:{number}{suffix}\">{number}</sup>"
            ));
            return;
        }
        self.html.push_str(&format!(
            "<sup class=\"footnote-ref\"><a id=\"fnref:{number}{suffix}\" href=\"#fn:{number}\" aria-label=\"{}\">{number}</a></sup>",
            labels::footnote(number)
        ));
    }
}
