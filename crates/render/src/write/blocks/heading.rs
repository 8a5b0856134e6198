//! Which heading is the title, and of which level the others are.
//!
//! The page has one heading of the first level, its title. A body that has headings of the first level
//! of its own is made of parts: each of them is of the second level, and from the first of them on,
//! what stands below is one level deeper than typed. So every heading is as deep below the title as it
//! is below its part, and a heading above all parts stays what it is.

use comrak::nodes::{Node, NodeValue};
use domain::Spelling;
use domain::markdown::{self, Anchor};

use crate::html::escape;
use crate::write::writer::Writer;
use crate::{Options, anchors, plain};

/// The line in the body of the heading that the page shows as its title.
pub(in crate::write) fn title(document: Node<'_>, options: &Options) -> Option<u32> {
    let shown = options.title.as_deref()?;
    let heading = markdown::title(document).filter(|heading| heading.opens)?;
    let is_same = heading.words == shown || Spelling::of(&heading.words) == Spelling::of(shown);
    is_same.then_some(heading.line)
}

impl Writer<'_> {
    /// Whether this is the heading that the page shows as its title; true once. Its id is the title's:
    /// links to it lead to the top of the page.
    pub(in crate::write) fn is_title(&mut self, node: Node<'_>) -> bool {
        let Some(line) = self.title else { return false };
        let is_title = matches!(node.data().value, NodeValue::Heading(_))
            && u32::try_from(node.data().sourcepos.start.line).is_ok_and(|start| start == line);
        if is_title {
            self.title = None;
            let text = plain::of_node(node);
            let line = self.line_of(node);
            let own = anchors::take_id(node).and_then(|id| self.claimed(&id, line));
            self.title_id = Some(own.unwrap_or_else(|| self.anchors.id(text.trim())));
            self.title_words = Some(text.trim().to_owned());
        }
        is_title
    }

    /// Writes the place of an id that an author gave a block. That of a heading is its own.
    pub(in crate::write) fn place(&mut self, node: Node<'_>) {
        let line = self.line_of(node);
        let id = match Anchor::of(&node.data().value) {
            Some(Anchor::Block(id)) => id.to_owned(),
            _ => return,
        };
        if let Some(id) = self.claimed(&id, line) {
            self.html.push_str("<span");
            escape::push_attribute(&mut self.html, "id", &id);
            self.html.push_str("></span>");
        }
    }

    /// The level on the page of a heading of Markdown.
    pub(in crate::write) fn level(&mut self, node: Node<'_>, typed: u8) -> u8 {
        // What stands in a quote or a list begins no part of the note.
        let is_of_note = node
            .parent()
            .is_some_and(|parent| matches!(parent.data().value, NodeValue::Document));
        self.is_in_part |= typed == 1 && is_of_note;
        self.level_of(typed)
    }

    /// The level on the page of a heading where it stands.
    pub(in crate::write) fn level_of(&self, typed: u8) -> u8 {
        let down = self.nest.map_or(0, |nest| nest.down);
        (typed + u8::from(self.is_in_part) + down).clamp(2, 6)
    }

    /// The level that is written for a heading of this level: one below the heading it stands under. So
    /// no level is left out on the page, where readers who hear it jump from heading to heading,
    /// whatever was typed.
    pub(in crate::write) fn step(&mut self, level: u8) -> u8 {
        while self.steps.last().is_some_and(|(above, _)| *above >= level) {
            self.steps.pop();
        }
        let first = 2 + self.nest.map_or(0, |nest| nest.down);
        let written = self.steps.last().map_or(first, |(_, above)| above + 1);
        let written = written.clamp(2, 6);
        self.steps.push((level, written));
        written
    }
}
