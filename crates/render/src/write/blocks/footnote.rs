//! Footnotes: the references in the text, and the list that they lead to.

use comrak::nodes::{Node, NodeFootnoteReference, NodeValue};

use crate::footnotes::Left;
use crate::html::element::Holds;
use crate::write::state::element::By;
use crate::write::writer::Writer;
use crate::{Block, labels};

impl Writer<'_> {
    /// A reference to a footnote. At the end of a link it stands behind it; in the midst of one, where
    /// no other link may be, it leads nowhere by itself.
    pub(in crate::write) fn footnote_reference(
        &mut self,
        node: Node<'_>,
        reference: &NodeFootnoteReference,
    ) {
        let number = reference.ix;
        let id = self.anchors.on_page(&number.to_string());
        let suffix = if reference.ref_num > 1 {
            format!("-{}", reference.ref_num)
        } else {
            String::new()
        };
        let ends_link = node.next_sibling().is_none() && self.leave_own_link();
        if self.links > 0 && !ends_link {
            self.html.push_str(&format!(
                "<sup class=\"footnote-ref\" id=\"fnref:{id}{suffix}\">{number}</sup>"
            ));
            return;
        }
        self.html.push_str(&format!(
            "<sup class=\"footnote-ref\"><a id=\"fnref:{id}{suffix}\" href=\"#fn:{id}\" aria-label=\"{}\">{number}</a></sup>",
            labels::footnote(number)
        ));
    }

    /// Writes footnote `number` with a link back to each place that refers to it.
    pub(in crate::write) fn footnote(&mut self, node: Node<'_>, number: u32, references: u32) {
        let id = self.anchors.on_page(&number.to_string());
        let start = format!("<li id=\"fn:{id}\">\n");
        let mark = self.begin("", &start, "\n</li>\n", Holds::Blocks, By::Fence);
        self.blocks(node);
        self.close_above(mark);
        let mut links = String::new();
        for reference in 1..=references {
            let suffix = if reference > 1 {
                format!("-{reference}")
            } else {
                String::new()
            };
            links.push_str(&format!(
                " <a class=\"footnote-back\" href=\"#fnref:{id}{suffix}\" aria-label=\"{}\">↩</a>",
                labels::back(number)
            ));
        }
        if self.html.ends_with("</p>\n") {
            self.html.truncate(self.html.len() - "</p>\n".len());
            links.push_str("</p>");
        }
        self.html.push_str(&links);
        self.finish(mark);
    }

    /// The definitions of footnotes, which the parser has put last and in order of use.
    pub(in crate::write) fn footnotes(&mut self, document: Node<'_>, blocks: &mut Vec<Block>) {
        let mut line = None;
        for node in document.children() {
            let NodeValue::FootnoteDefinition(definition) = &node.data().value else {
                continue;
            };
            if line.is_none() {
                line = Some(self.line_of(node));
                self.html
                    .push_str("<section class=\"footnotes\" aria-label=\"");
                self.html.push_str(labels::FOOTNOTES);
                self.html.push_str("\">\n<ol>\n");
            }
            self.footnotes += 1;
            self.footnote(node, self.footnotes, definition.total_references);
        }
        if let Some(line) = line {
            self.html.push_str("</ol>\n</section>");
            self.take_block(line, blocks);
        }
    }

    /// Tells of the footnotes that no reader sees.
    pub(in crate::write) fn tell_of_footnotes(&mut self, left: &Left) {
        for (name, line, first) in &left.repeated {
            let (line, first) = (self.line_below(line - 1), self.line_below(first - 1));
            let message = format!("The footnote [^{name}] is written twice.");
            let hint = format!(
                "Readers see the one on line {first}. Give this one another name, and refer to it \
                 by that."
            );
            self.warn("repeated-footnote", line, message, &hint);
        }
        for (name, line) in &left.unused {
            let line = self.line_below(line - 1);
            let message = format!("Nothing refers to the footnote [^{name}].");
            let hint = format!(
                "Readers do not see it. Write [^{name}] where it belongs, or take it away."
            );
            self.warn("unused-footnote", line, message, &hint);
        }
    }
}
