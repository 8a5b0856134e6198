//! What browsers never show: scripts, styles, templates. It is hidden until its element ends, however
//! many blocks of Markdown lie between, and never from a tag on that has no end.

use comrak::nodes::{Node, NodeValue};

use super::super::findings::told::Kind;
use super::super::state::hidden::Sought;
use super::super::writer::Writer;

/// How much of the note is looked through for the end of what is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// The blocks that follow.
    Block,
    /// The rest of the line of words.
    Words,
}

impl Writer<'_> {
    /// Begins to hide what stands in an element, if it ends at all: a tag in the midst of words, whose
    /// author wrote of it and forgot the backticks, hides none.
    pub(super) fn hide(&mut self, node: Node<'_>, rest: &str, piece: Piece, line: u32) {
        let Some(hidden) = &mut self.hidden else {
            return;
        };
        hidden.depth = 1;
        let name = hidden.name;
        let is_raw = piece == Piece::Block && !matches!(name, "template" | "iframe");
        if is_raw || ends(rest, name) || self.ends_later(node, name) {
            return;
        }
        self.hidden = None;
        self.told.tell(Kind::Unclosed, name, line);
    }

    /// Whether a piece behind this one holds the end of an element. What was looked for in vain is not
    /// looked for again, so that thousands of them are no trouble.
    pub(super) fn ends_later(&mut self, node: Node<'_>, name: &'static str) -> bool {
        let around = node.parent().map(|parent| parent.data().sourcepos.start);
        let sought = Sought {
            name,
            line: around.map_or(0, |start| start.line),
            column: around.map_or(0, |start| start.column),
            is_block: node.data().value.block(),
        };
        if self.endless.contains(&sought) {
            return false;
        }
        let is_there = node
            .following_siblings()
            .skip(1)
            .flat_map(|sibling| sibling.descendants())
            .any(|inner| match &inner.data().value {
                NodeValue::HtmlBlock(html) => ends(&html.literal, name),
                NodeValue::HtmlInline(html) => ends(html, name),
                _ => false,
            });
        if !is_there {
            self.endless.insert(sought);
        }
        is_there
    }
}

/// Whether a source holds the end of an element.
fn ends(source: &str, name: &str) -> bool {
    source.match_indices("</").any(|(at, _)| {
        let end = source.get(at + 2..at + 2 + name.len());
        end.is_some_and(|end| end.eq_ignore_ascii_case(name))
    })
}
