//! What `![[name]]` shows: a picture, something to play, or another note, whole or a part of it.
//!
//! A part of another note is written by a writer of its own, with that note's surroundings: its links
//! lead where they lead there, and what is wrong with it is told there. Its ids begin with a number of
//! its own and a colon, which no id of an author has, so that nothing on the page has two.

mod file;

use comrak::nodes::{Node, NodeValue};

use super::part;
use crate::html::element::Holds;
use crate::html::escape;
use crate::write::findings::told::Kind;
use crate::write::inline::picture_size::size_of;
use crate::write::room::Room;
use crate::write::state::counts::Counts;
use crate::write::state::element::By;
use crate::write::state::note::{Nest, Note};
use crate::write::writer::{Writer, short};
use crate::{Embedded, EmbeddedNote, Rendered, markdown, plain};

/// Notes shown in notes shown in notes: nobody reads more.
const DEEPEST: usize = 5;

/// More of them make a page that nobody reads either.
const MOST: u32 = 64;

/// How the words around an embedded note are enclosed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Words {
    /// In paragraphs.
    Paragraphs,
    /// By what holds them.
    Bare,
}

impl Writer<'_> {
    /// Writes a paragraph in which other notes stand on lines of their own; false when there is none.
    pub(in crate::write) fn embeds(&mut self, node: Node<'_>, words: Words) -> bool {
        if !node.children().any(is_on_own_line) {
            return false;
        }
        let mut paragraph = None;
        // The line end before what may become a block of its own.
        let mut held: Option<Node<'_>> = None;
        for child in node.children() {
            let name = match &child.data().value {
                NodeValue::WikiLink(link) if is_on_own_line(child) => Some(link.url.clone()),
                _ => None,
            };
            let around = self.around;
            let embedded = name.as_deref().map(|name| around.embed(name));
            let mut refused = None;
            if let Some(Embedded::Note(note)) = embedded {
                if let Some(mark) = paragraph.take() {
                    self.finish(mark);
                }
                held = None;
                let line = self.line_of(child);
                if self.room_for_block() == Room::Blocks && self.embedded_note(&note, line) {
                    continue;
                }
                refused = Some(note);
            }
            let is_break = matches!(
                child.data().value,
                NodeValue::SoftBreak | NodeValue::LineBreak
            );
            let is_last = child.next_sibling().is_some_and(is_on_own_line);
            if is_break && (is_last || paragraph.is_none()) && words == Words::Paragraphs {
                held = Some(child);
                continue;
            }
            if paragraph.is_none() && words == Words::Paragraphs {
                paragraph = Some(self.begin("p", "<p>", "</p>\n", Holds::Phrases, By::Markdown));
                held = None;
            }
            if let Some(line_end) = held.take() {
                self.inline(line_end);
            }
            match refused {
                Some(note) => self.link_to_embedded(label(child), &note, self.line_of(child)),
                None => self.inline(child),
            }
        }
        if let Some(mark) = paragraph {
            self.finish(mark);
        }
        true
    }

    /// Writes what an embedded name among words shows. A note among words is a link to it.
    pub(in crate::write) fn embed(&mut self, node: Node<'_>, name: &str) {
        let line = self.line_of(node);
        let label = label(node);
        let words = label.as_str();
        let around = self.around;
        match around.embed(name) {
            Embedded::File { src } => self.embedded_file(node, &src, words, line),
            Embedded::Note(note) => {
                let hint = "It is a link to it among words. Write it on a line of its own.";
                let message = format!("The note {} cannot be shown here.", short(name));
                self.warn("missing-embed", line, message, hint);
                self.link_to_embedded(label, &note, line);
            }
            Embedded::Missing { hint } => {
                let message = format!("There is no {} to be shown.", short(name));
                self.warn("missing-embed", line, message, &hint);
                self.html.push_str("<span class=\"missing-link\">");
                let shown = if words.is_empty() || size_of(words).is_some() {
                    name
                } else {
                    words
                };
                escape::push(&mut self.html, shown);
                self.html.push_str("</span>");
            }
        }
    }

    fn link_to_embedded(&mut self, label: String, note: &EmbeddedNote<'_>, line: u32) {
        let words = Some(label).filter(|label| !label.is_empty() && size_of(label).is_none());
        let words = words.unwrap_or_else(|| note.name());
        if self.links > 0 {
            self.told.tell(Kind::LinkInLink, "", line);
            escape::push(&mut self.html, &words);
            return;
        }
        self.html.push_str("<a");
        escape::push_address(&mut self.html, "href", &note.href);
        self.html.push('>');
        escape::push(&mut self.html, &words);
        self.html.push_str("</a>");
    }

    /// Writes another note or a part of it; false when it is not shown here, which is told.
    fn embedded_note(&mut self, note: &EmbeddedNote<'_>, line: u32) -> bool {
        let this = (note.around.file().to_owned(), note.part.clone());
        let mut chain = match self.nest {
            Some(nest) => nest.chain.clone(),
            None => vec![(self.around.file().to_owned(), None)],
        };
        let refused = if chain.contains(&this) {
            Some("It would be shown within itself, without end.")
        } else if chain.len() > DEEPEST {
            Some("It stands in a note in a note in a note already, and more nobody reads.")
        } else if self.counts.embeds >= MOST {
            Some("The page shows 64 notes already, and more nobody reads.")
        } else {
            None
        };
        if let Some(why) = refused {
            let message = format!("{} is not shown in {}.", this.0, self.around.file());
            let hint = format!("{why} Readers get a link to it.");
            self.warn("missing-embed", line, message, &hint);
            return false;
        }
        self.counts.embeds += 1;
        chain.push(this);
        let above = self.outline.last().map_or(1, |heading| heading.level);
        let nest = Nest {
            prefix: format!("e{}:", self.counts.embeds),
            home: note.home().to_owned(),
            down: above - 1 + self.nest.map_or(0, |nest| nest.down),
            chain,
            counts: self.counts,
        };
        let Some((rendered, counts)) = rendered(self, note, &nest) else {
            let what = note.part.as_deref().unwrap_or_default();
            let message = format!("There is no \"{}\" in {}.", short(what), note.around.file());
            let hint = "Readers get a link to the note. Write the words of a heading behind the #, \
                        or ^ and the id of a block.";
            self.warn("missing-embed", line, message, hint);
            return false;
        };
        self.counts = counts;
        // What else is wrong with it is told where it stands.
        for problem in rendered.problems {
            if problem.code == "missing-embed" {
                self.warn("missing-embed", line, problem.message, &problem.hint);
            }
        }
        let name = note.name();
        let mut start = String::from("<div class=\"embedded\" role=\"group\"");
        escape::push_attribute(&mut start, "aria-label", &name);
        start.push_str(">\n");
        let mark = self.begin("", &start, "</div>\n", Holds::Blocks, By::Fence);
        if self.links == 0 {
            self.html.push_str("<p class=\"embedded-title\"><a");
            escape::push_address(&mut self.html, "href", &note.href);
            self.html.push('>');
            escape::push(&mut self.html, &name);
            self.html.push_str("</a></p>\n");
        }
        for block in rendered.blocks {
            self.html.push_str(&block.html);
            self.html.push('\n');
        }
        self.finish(mark);
        true
    }
}

/// What stands in a note, or in the part that is meant; nothing when it has no such part.
fn rendered(
    writer: &Writer<'_>,
    note: &EmbeddedNote<'_>,
    nest: &Nest,
) -> Option<(Rendered, Counts)> {
    let options = &note.options;
    let places = crate::Places::of(&note.body, options);
    markdown::with_document(&note.body, |document| {
        if let Some(wanted) = &note.part
            && !part::keep(document, wanted, &places)
        {
            return None;
        }
        let inner = Note {
            body: &note.body,
            body_line: note.body_line,
            options,
            places: Some(&places),
            nest: Some(nest),
        };
        Some(Writer::written(
            document,
            inner,
            note.around.as_ref(),
            writer.cache,
        ))
    })
}

/// Whether this is an embedded name with a line of its own.
fn is_on_own_line(node: Node<'_>) -> bool {
    let is_embed = matches!(&node.data().value, NodeValue::WikiLink(link) if link.embed);
    let is_end = |next: Option<Node<'_>>| {
        next.is_none_or(|next| {
            matches!(
                next.data().value,
                NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Raw(_)
            )
        })
    };
    is_embed && is_end(node.previous_sibling()) && is_end(node.next_sibling())
}

/// The words behind the bar of an embedded name.
fn label(node: Node<'_>) -> String {
    let words = plain::of_node(node);
    match &node.data().value {
        NodeValue::WikiLink(link) if link.url == words => String::new(),
        _ => words.trim().to_owned(),
    }
}
