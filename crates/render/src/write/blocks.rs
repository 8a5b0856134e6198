//! Blocks: paragraphs, headings, quotes, code; which block is whose.

mod callout;
mod diagram;
pub mod embed;
mod footnote;
pub mod heading;
mod include;
mod list;
mod part;
mod region;
mod table;

use comrak::nodes::{Node, NodeCodeBlock, NodeValue};
use domain::markdown::control;

use super::findings::told::Kind;
use super::room::Room;
use super::state::element::By;
use super::writer::{DEEPEST, Writer};
use crate::code::fence::Fence;
use crate::html::element::Holds;
use crate::html::escape;
use crate::{Heading, anchors, code, plain};
use embed::Words;

impl Writer<'_> {
    /// Writes one block and what is in it, followed by a line end.
    pub(super) fn block(&mut self, node: Node<'_>) {
        self.line = self.line_of(node);
        if self.depth >= DEEPEST {
            self.words(&plain::of_node(node));
            return;
        }
        self.depth += 1;
        let is_html = matches!(node.data().value, NodeValue::HtmlBlock(_));
        if !is_html && (self.hidden.is_some() || self.room_for_block() == Room::Words) {
            self.only_words(node);
            self.depth -= 1;
            return;
        }
        match &node.data().value {
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(heading) => self.heading(node, heading.level),
            NodeValue::ThematicBreak => self.html.push_str("<hr>\n"),
            NodeValue::BlockQuote => self.around("<blockquote>\n", node, "</blockquote>\n"),
            NodeValue::Callout(callout) => self.callout(node, callout),
            NodeValue::CodeBlock(code) => self.code_block(code),
            NodeValue::HtmlBlock(html) => self.raw_block(node, &html.literal),
            NodeValue::List(list) => self.list(node, list),
            NodeValue::DescriptionList => self.around("<dl>\n", node, "</dl>\n"),
            NodeValue::DescriptionItem(_) => self.blocks(node),
            NodeValue::DescriptionTerm => self.description_term(node),
            NodeValue::DescriptionDetails => self.around("<dd>", node, "</dd>\n"),
            NodeValue::Raw(_) => self.place(node),
            NodeValue::Table(table) => self.table(node, &table.alignments),
            _ => self.blocks(node),
        }
        self.depth -= 1;
    }

    /// Writes the blocks inside `node`.
    pub(super) fn blocks(&mut self, node: Node<'_>) {
        for child in node.children() {
            if child.data().value.block() {
                self.block(child);
            } else {
                self.inline(child);
            }
        }
    }

    /// Writes the words of a block where no block may stand.
    fn only_words(&mut self, node: Node<'_>) {
        if self.hidden.is_none() {
            self.html.push('\n');
        }
        if let NodeValue::CodeBlock(code) = &node.data().value {
            self.words(&code.literal);
            return;
        }
        self.blocks(node);
    }

    pub(super) fn around(&mut self, before: &str, node: Node<'_>, after: &'static str) {
        self.enclosed(before, after, |writer| writer.blocks(node));
    }

    fn paragraph(&mut self, node: Node<'_>) {
        if self.lone_image(node) || self.lone_formula(node) || self.embeds(node, Words::Paragraphs)
        {
            return;
        }
        let mark = self.begin("p", "<p>", "</p>\n", Holds::Phrases, By::Markdown);
        self.inlines(node);
        self.finish(mark);
    }

    fn heading(&mut self, node: Node<'_>, typed: u8) {
        let line = self.line;
        let own = anchors::take_id(node);
        let text = plain::of_node(node).trim().to_owned();
        if text.is_empty() {
            self.told.tell(Kind::EmptyHeading, "", line);
            self.paragraph(node);
            return;
        }
        let level = self.level(node, typed);
        let own = own.and_then(|id| self.claimed(&id, line));
        let id = own.unwrap_or_else(|| self.anchors.id(&text));
        let written = self.step(level);
        let mut start = format!("<h{written}");
        escape::push_attribute(&mut start, "id", &id);
        start.push('>');
        let end = match written {
            2 => "</h2>\n",
            3 => "</h3>\n",
            4 => "</h4>\n",
            5 => "</h5>\n",
            _ => "</h6>\n",
        };
        self.heading = Some(id.clone());
        let mark = self.begin("", &start, end, Holds::Words, By::Fence);
        self.inlines(node);
        self.close_above(mark);
        self.anchor_link(&id, &text);
        self.finish(mark);
        self.heading = None;
        self.add_heading((level, typed), id, text, line);
    }

    /// Adds to the outline. The levels are the one on the page and the one that was typed.
    pub(super) fn add_heading(
        &mut self,
        (level, typed): (u8, u8),
        id: String,
        text: String,
        line: u32,
    ) {
        self.outline.push(Heading {
            level,
            typed,
            id,
            text,
            line,
        });
    }

    fn description_term(&mut self, node: Node<'_>) {
        self.enclosed("<dt>", "</dt>\n", |writer| {
            for child in node.children() {
                writer.inlines(child);
            }
        });
    }

    fn code_block(&mut self, block: &NodeCodeBlock) {
        let fence = Fence::read(&block.info);
        let included = self.included(&fence);
        let code = control::visible(included.as_deref().unwrap_or(&block.literal));
        let made = match fence.language.as_str() {
            "mermaid" => self.diagram(&code, &fence),
            "math" => self.display_formula(&code, self.line + 1),
            _ => false,
        };
        if !made {
            code::push_figure(&mut self.html, &code, &fence, self.cache);
        }
        self.html.push('\n');
    }
}
