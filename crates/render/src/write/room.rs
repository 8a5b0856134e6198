//! Room for what comes next: an element that may not stand where we are ends what is in its way,
//! and what HTML wants around it is opened. So a page is valid however a note is typed.

use std::borrow::Cow;

use super::findings::told::Kind;
use super::state::element::{By, Opening};
use super::writer::Writer;
use crate::html::element::Holds;

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Blocks,
    /// Words alone: a block there becomes the words it is made of.
    Words,
}

impl Writer<'_> {
    /// Makes room for a block.
    pub(super) fn room_for_block(&mut self) -> Room {
        let mut lowest = None;
        let mut holder = Holds::Blocks;
        for (place, open) in self.open.iter().enumerate().rev() {
            match open.holds {
                Holds::Phrases | Holds::Picture => lowest = Some(place),
                Holds::Same | Holds::Media => {}
                other => {
                    holder = other;
                    break;
                }
            }
        }
        if matches!(holder, Holds::Words | Holds::Foreign) {
            return Room::Words;
        }
        if let Some(lowest) = lowest {
            self.close_for_block(lowest);
        }
        self.fit();
        Room::Blocks
    }

    /// Makes room for words and what stands among them.
    pub(super) fn room_for_words(&mut self) {
        self.fit();
        if !std::mem::take(&mut self.words_stand_apart) {
            return;
        }
        let begins = match self.open.last() {
            Some(open) => open.begins_at(self.html.len()),
            None => self.html.is_empty(),
        };
        if !begins && !self.html.ends_with(|last: char| last.is_ascii_whitespace()) {
            self.html.push(' ');
        }
    }

    /// Ends what cannot hold the block that comes, and tells where that was not the paragraph.
    fn close_for_block(&mut self, place: usize) {
        let told = self.open[place..]
            .iter()
            .find(|open| open.by == By::Author && open.name != "p");
        if let Some(open) = told {
            let message = format!(
                "<{}> cannot hold a block and is closed before it",
                open.name
            );
            let line = open.line;
            self.told.tell(Kind::Misplaced, &message, line);
        }
        while self.open.len() > place {
            if let Some(open) = self.open.last()
                && open.by == By::Author
            {
                self.forgive(open.name);
            }
            self.pop();
        }
    }

    /// Opens what has to be between the innermost element and words or a block.
    fn fit(&mut self) {
        self.settle_details();
        while let Some(open) = self.open.last_mut() {
            let (name, implied) = match open.holds {
                Holds::Table => ("tbody", Holds::Rows),
                Holds::Rows => ("tr", Holds::Cells),
                Holds::Cells => {
                    open.settled = true;
                    ("td", Holds::Blocks)
                }
                Holds::Items => ("li", Holds::Blocks),
                Holds::Terms => ("dd", Holds::Blocks),
                Holds::Picture => {
                    let name = open.name;
                    self.forgive(name);
                    self.pop();
                    continue;
                }
                Holds::Media => {
                    open.settled = true;
                    open.begun = true;
                    return;
                }
                _ => return,
            };
            if open.by == By::Author {
                let message = format!("Something stands in <{}> outside its parts", open.name);
                let line = open.line;
                self.told.tell(Kind::Misplaced, &message, line);
            }
            if name == "dd" {
                self.note_term(name);
            }
            self.imply(name, implied);
        }
    }

    /// Opens an element that HTML wants and the author left out.
    pub(super) fn imply(&mut self, name: &'static str, holds: Holds) {
        let line = self.line;
        if let Some(around) = self.open.last_mut()
            && around.holds == Holds::Table
        {
            around.settled = true;
            around.begun = true;
        }
        self.open(Opening {
            name,
            start: format!("<{name}>"),
            end: Cow::Owned(format!("</{name}>")),
            holds,
            by: By::Us,
            line,
        });
    }

    /// Ends the link that is open, where Markdown has not begun anything in it since. Says whether
    /// none is open any more.
    pub(super) fn leave_links(&mut self) -> bool {
        while self.links > 0 {
            let mut link = None;
            for (place, open) in self.open.iter().enumerate().rev() {
                if open.name == "a" && open.holds == Holds::Same {
                    link = Some(place);
                    break;
                }
                if open.by == By::Fence {
                    return false;
                }
            }
            let Some(place) = link else { return false };
            self.close_for_block(place);
        }
        true
    }
}
