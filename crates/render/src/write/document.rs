//! A whole document, block by block.

use comrak::nodes::{Node, NodeValue};
use domain::Words;

use super::blocks::heading;
use super::state::counts::Counts;
use super::state::note::Note;
use super::writer::Writer;
use crate::{Cache, Rendered, Surroundings, footnotes, html, punctuation};

impl Writer<'_> {
    /// Renders a document, and says what stands on the page after it.
    pub(super) fn written(
        document: Node<'_>,
        note: Note<'_>,
        around: &dyn Surroundings,
        cache: &Cache,
    ) -> (Rendered, Counts) {
        let left = footnotes::arrange(document);
        let mut writer = Writer::new(note, around, cache);
        writer.set = punctuation::set(document, note.options.punctuation);
        writer.title = heading::title(document, note.options);
        let mut blocks = Vec::new();
        let mut words = Words::default();
        let mut first_line = None;
        for node in document.children() {
            let is_footnote = matches!(node.data().value, NodeValue::FootnoteDefinition(_));
            if is_footnote {
                writer.close_all();
                continue;
            }
            if writer.is_title(node) {
                continue;
            }
            let line = writer.line_of(node);
            let start = *first_line.get_or_insert(line);
            writer.block(node);
            count_words(&mut words, node);
            // An element the author left open holds the following blocks together.
            if writer.open.is_empty() && writer.hidden.is_none() {
                writer.take_block(start, &mut blocks);
                first_line = None;
            }
        }
        writer.close_all();
        writer.take_block(first_line.unwrap_or(note.body_line), &mut blocks);
        writer.footnotes(document, &mut blocks);
        writer.refer(&mut blocks);
        writer.tell_of_footnotes(&left);
        writer.odd_signs(note.body);
        writer.check_within();
        let told = writer.told.problems(around.file());
        writer.problems.extend(told);
        writer.problems.sort_by_key(|problem| problem.line);
        let mut anchors = writer.anchors.given();
        anchors.extend(writer.title_id);
        let rendered = Rendered {
            blocks,
            outline: writer.outline,
            anchors,
            title: writer.title_words,
            problems: writer.problems,
            words: words.count(),
        };
        (rendered, writer.counts)
    }
}

/// Adds the words a reader reads in this block.
fn count_words(words: &mut Words, node: Node<'_>) {
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::CodeBlock(_) => {}
            NodeValue::HtmlBlock(block) => {
                words.take("\n");
                words.take(&html::words(&block.literal));
                words.take("\n");
            }
            NodeValue::Text(text) => words.take(text),
            NodeValue::Code(code) => words.take(&code.literal),
            NodeValue::Math(math) if !math.display_math => words.take(&math.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.take(" "),
            value if value.block() => words.take("\n"),
            _ => {}
        }
    }
}
