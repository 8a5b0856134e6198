//! Blocks: paragraphs, headings, quotes, callouts, code, formulas, diagrams, footnotes.

use comrak::nodes::{AlertType, Node, NodeAlert, NodeCodeBlock, NodeValue};

use super::open::By;
use super::room::Room;
use super::told::Kind;
use super::{DEEPEST, Writer};
use crate::cache::{Fault, Source};
use crate::fence::Fence;
use crate::html::list::Holds;
use crate::math::Display;
use crate::{Heading, anchors, code, diagram, escape, labels, math, plain};

/// Formulas of more signs may be wider than a narrow screen.
const LONG_FORMULA: usize = 30;

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
            NodeValue::Alert(alert) => self.callout(node, alert),
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

    fn around(&mut self, before: &str, node: Node<'_>, after: &'static str) {
        self.enclosed(before, after, |writer| writer.blocks(node));
    }

    fn paragraph(&mut self, node: Node<'_>) {
        if self.lone_image(node) || self.lone_formula(node) {
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
        let mut start = format!("<h{level}");
        escape::push_attribute(&mut start, "id", &id);
        start.push('>');
        let end = match level {
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

    fn callout(&mut self, node: Node<'_>, alert: &NodeAlert) {
        let (kind, label) = match alert.alert_type {
            AlertType::Note => ("note", labels::CALLOUTS[0]),
            AlertType::Tip => ("tip", labels::CALLOUTS[1]),
            AlertType::Important => ("important", labels::CALLOUTS[2]),
            AlertType::Warning => ("warning", labels::CALLOUTS[3]),
            AlertType::Caution => ("caution", labels::CALLOUTS[4]),
        };
        let mut start = format!(
            "<div class=\"callout callout-{kind}\" role=\"note\">\n<p class=\"callout-title\">"
        );
        escape::push(&mut start, alert.title.as_deref().unwrap_or(label));
        start.push_str("</p>\n");
        self.around(&start, node, "</div>\n");
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
        let code = included.as_deref().unwrap_or(&block.literal);
        let made = match fence.language.as_str() {
            "mermaid" => self.diagram(code, &fence),
            "math" => self.display_formula(code, self.line + 1),
            _ => false,
        };
        if !made {
            code::push_figure(&mut self.html, code, &fence, self.cache);
        }
        self.html.push('\n');
    }

    /// Writes a diagram, or says what is wrong with it and leaves it to be shown as code.
    fn diagram(&mut self, source: &str, fence: &Fence) -> bool {
        let made = self.cache.get(Source::Diagram(source.to_owned()), |_| {
            diagram::drawn(source)
        });
        match made.as_ref() {
            Ok(drawing) => {
                let title = fence.title.as_deref();
                self.diagrams += 1;
                self.html.push_str("<figure class=\"diagram\">");
                let scrolls = diagram::may_scroll(drawing);
                if scrolls {
                    let name = labels::diagram(title, self.diagrams);
                    self.html
                        .push_str("<div class=\"diagram-scroll\" role=\"group\" tabindex=\"0\"");
                    escape::push_attribute(&mut self.html, "aria-label", &name);
                    self.html.push('>');
                }
                let on_page = diagram::on_page(drawing, self.diagrams, title);
                self.html.push_str(&on_page);
                if scrolls {
                    self.html.push_str("</div>");
                }
                if let Some(title) = title {
                    self.html.push_str("<figcaption>");
                    escape::push(&mut self.html, title);
                    self.html.push_str("</figcaption>");
                }
                self.html.push_str("</figure>");
                true
            }
            Err(fault) => {
                let line = self.line + 1 + fault.lines_down;
                let message = format!("The diagram cannot be drawn: {}.", one_line(&fault.message));
                let hint = "It is shown as code until it can be drawn. Mend the line.";
                self.warn("broken-diagram", line, message, hint);
                false
            }
        }
    }

    /// A paragraph that is one displayed formula needs no paragraph around it.
    fn lone_formula(&mut self, node: Node<'_>) -> bool {
        let Some(child) = node
            .first_child()
            .filter(|child| child.next_sibling().is_none())
        else {
            return false;
        };
        let NodeValue::Math(formula) = &child.data().value else {
            return false;
        };
        if !formula.display_math {
            return false;
        }
        let written = self.display_formula(&formula.literal, self.line_of(child));
        if written {
            self.html.push('\n');
        }
        written
    }

    fn display_formula(&mut self, latex: &str, line: u32) -> bool {
        let Some(mathml) = self.formula(latex, Display::Block, line) else {
            return false;
        };
        // What may be wider than a screen can be scrolled with the keys; the rest is no stop for them.
        self.html.push_str("<div class=\"math-scroll\"");
        if latex.len() > LONG_FORMULA {
            self.html
                .push_str(" role=\"group\" tabindex=\"0\" aria-label=\"");
            self.html.push_str(labels::FORMULA);
            self.html.push('"');
        }
        self.html.push('>');
        self.html.push_str(&mathml);
        self.html.push_str("</div>");
        true
    }

    /// The MathML of a formula, or nothing and a problem.
    pub(super) fn formula(&mut self, latex: &str, display: Display, line: u32) -> Option<String> {
        let whole = math::with_definitions(latex, &self.defined).into_owned();
        let source = match display {
            Display::Inline => Source::Formula(whole.clone()),
            Display::Block => Source::DisplayFormula(whole.clone()),
        };
        let make = |_: &Source| math::mathml(&whole, display);
        match self.cache.get(source, make).as_ref() {
            Ok(mathml) => {
                self.defined.push_str(&math::definitions(latex));
                Some(self.numbered(mathml))
            }
            Err(Fault {
                message,
                lines_down,
            }) => {
                let message = format!("The formula cannot be read: {}.", one_line(message));
                let hint = "It is shown as it is written. Mend it, or write \\$ where a dollar sign is \
                            meant.";
                self.warn("broken-formula", line + lines_down, message, hint);
                None
            }
        }
    }

    /// A formula with the numbers of its equations, which run on through the note.
    fn numbered(&mut self, mathml: &str) -> String {
        let mut numbered = String::with_capacity(mathml.len());
        for (at, piece) in mathml.split(math::NUMBER).enumerate() {
            if at > 0 {
                self.equations += 1;
                numbered.push_str(&self.equations.to_string());
            }
            numbered.push_str(piece);
        }
        numbered
    }

    /// Writes footnote `number` with a link back to each place that refers to it.
    pub(super) fn footnote(&mut self, node: Node<'_>, number: u32, references: u32) {
        let start = format!("<li id=\"fn:{number}\">\n");
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
                " <a class=\"footnote-back\" href=\"#fnref:{number}{suffix}\" aria-label=\"{}\">↩</a>",
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
}

fn one_line(message: &str) -> String {
    let words: Vec<&str> = message.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}
