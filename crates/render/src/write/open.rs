//! The elements that are open where we write: the author's, Markdown's, and those that follow from
//! them. One stack holds them all, so every block comes out balanced, and each element is ended by
//! one function whatever ended it.
//!
//! What an element may hold, and so what has to be ended before another begins, is in `room`.

use std::borrow::Cow;

use super::findings::told::Kind;
use super::state::element::{By, Mark, Open, Opening};
use super::writer::Writer;
use crate::html::element::Holds;
use crate::html::list::{Known, known, stands_apart};
use crate::labels;

impl Writer<'_> {
    /// Opens an element where one may stand; see `room` for finding that out.
    pub(super) fn open(&mut self, opening: Opening) -> Mark {
        self.opened += 1;
        if is_link(&opening.end) {
            self.links += 1;
        }
        let start_at = self.html.len();
        self.html.push_str(&opening.start);
        self.open.push(Open {
            id: self.opened,
            name: opening.name,
            holds: opening.holds,
            by: opening.by,
            line: opening.line,
            end: opening.end,
            start_at,
            content_at: self.html.len(),
            settled: false,
            begun: false,
            anchor: None,
            after: Vec::new(),
        });
        Mark(self.opened)
    }

    /// Opens an element that comes of Markdown.
    pub(super) fn begin(
        &mut self,
        name: &'static str,
        start: &str,
        end: &'static str,
        holds: Holds,
        by: By,
    ) -> Mark {
        self.open(Opening {
            name,
            start: start.to_owned(),
            end: Cow::Borrowed(end),
            holds,
            by,
            line: self.line,
        })
    }

    /// Ends an element and what is open in it, unless it was ended before.
    pub(super) fn finish(&mut self, mark: Mark) {
        if let Ok(place) = self.open.binary_search_by_key(&mark.0, |open| open.id) {
            self.close_down_to(place);
        }
    }

    /// Ends what is open in an element.
    pub(super) fn close_above(&mut self, mark: Mark) {
        if let Ok(place) = self.open.binary_search_by_key(&mark.0, |open| open.id) {
            self.close_down_to(place + 1);
        }
    }

    /// Writes something that holds blocks or words of its own: what is opened in it ends with it.
    pub(super) fn enclosed(
        &mut self,
        start: &str,
        end: &'static str,
        write: impl FnOnce(&mut Self),
    ) {
        let mark = self.begin("", start, end, Holds::Blocks, By::Fence);
        write(self);
        self.finish(mark);
    }

    /// Ends everything that is open.
    pub(super) fn close_all(&mut self) {
        self.hidden = None;
        if !self.open.is_empty() {
            self.close_down_to(0);
        }
    }

    /// Ends the element at this place of the stack and what is open in it, which is told where the
    /// author should have ended it.
    pub(super) fn close_down_to(&mut self, place: usize) {
        while self.open.len() > place {
            let is_last = self.open.len() == place + 1;
            if let Some(open) = self.open.last()
                && open.by == By::Author
                && (!is_last || self.ends_unasked)
                && !ends_by_itself(open.name)
            {
                self.told.tell(Kind::Unclosed, open.name, open.line);
                self.forgive(open.name);
            } else if let Some(open) = self.open.last()
                && open.by == By::Author
                && !is_last
            {
                self.forgive(open.name);
            }
            self.pop();
        }
    }

    /// Ends the innermost element.
    pub(super) fn pop(&mut self) {
        self.settle_details();
        self.complete();
        let Some(open) = self.open.pop() else { return };
        if is_link(&open.end) {
            self.links -= 1;
        }
        let is_empty = self.html.len() == open.content_at;
        let is_for_nothing = match (open.name, open.by) {
            ("tr" | "picture" | "dl", _) => !open.settled,
            ("p", By::Markdown) => is_empty,
            (_, By::Us) => is_empty,
            _ => false,
        };
        if is_for_nothing {
            self.html.truncate(open.start_at);
        } else if open.by == By::Author && open.holds == Holds::Words && is_heading(open.name) {
            self.end_heading(&open);
        } else {
            self.html.push_str(&open.end);
        }
        for name in open.after {
            self.end_tag(name, open.line);
        }
    }

    /// Remembers that the end of an element was seen to: when it comes, it is no stray one.
    pub(super) fn forgive(&mut self, name: &'static str) {
        *self.forgiven.entry(name).or_default() += 1;
    }

    /// The end of an element on the list, as the author typed it.
    pub(super) fn end_tag(&mut self, name: &'static str, line: u32) {
        match self.find_open(name) {
            Found::At(place) => {
                self.ends_unasked = false;
                self.close_down_to(place);
                self.ends_unasked = true;
            }
            Found::Around(place) => self.open[place].after.push(name),
            Found::Nowhere => match self.forgiven.get_mut(name) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    self.words_stand_apart |= stands_apart(name);
                }
                _ => self.told.tell(Kind::Stray, name, line),
            },
        }
    }

    fn find_open(&self, name: &str) -> Found {
        let mut around = None;
        for (place, open) in self.open.iter().enumerate().rev() {
            if matches!(open.by, By::Author | By::Us) && open.name == name {
                return around.map_or(Found::At(place), Found::Around);
            }
            if around.is_some() {
                continue;
            }
            let ends_in_it = open.by == By::Fence
                || (open.by == By::Markdown && open.name != "p" && is_among_words(name));
            if ends_in_it {
                around = Some(place);
            } else if open.by == By::Author && stops(open.name, name) {
                return Found::Nowhere;
            }
        }
        Found::Nowhere
    }

    /// Writes what the innermost element cannot be without.
    fn complete(&mut self) {
        let missing = match self.open.last() {
            Some(open) if open.name == "dl" && open.settled && !open.begun => "<dd></dd>",
            Some(open) if open.name == "ruby" && !open.settled => "<rt></rt>",
            _ => return,
        };
        self.html.push_str(missing);
    }

    /// Remembers that a term or a meaning begins in the innermost list of them: a meaning wants a term.
    pub(super) fn note_term(&mut self, name: &str) {
        let Some(list) = self.open.last_mut() else {
            return;
        };
        let had_term = std::mem::replace(&mut list.settled, true);
        list.begun = name == "dd";
        if list.begun && !had_term {
            self.html.push_str("<dt></dt>");
        }
    }

    /// Writes the first line that a `<details>` without a summary shows.
    pub(super) fn settle_details(&mut self) {
        if let Some(open) = self.open.last_mut()
            && open.name == "details"
            && !open.settled
        {
            open.settled = true;
            self.html.push_str("<summary>");
            self.html.push_str(labels::DETAILS);
            self.html.push_str("</summary>");
        }
    }

    /// The place of the innermost element of these names that is open among the author's, not
    /// looking past those of `until` nor out of what Markdown encloses.
    pub(super) fn innermost(&self, names: &[&str], until: &[&str]) -> Option<usize> {
        for (place, open) in self.open.iter().enumerate().rev() {
            if open.by == By::Fence {
                return None;
            }
            if names.contains(&open.name) {
                return Some(place);
            }
            if until.contains(&open.name) {
                return None;
            }
        }
        None
    }
}

/// Where an element is open that should end.
enum Found {
    At(usize),
    /// Around the element at this place, which Markdown ends.
    Around(usize),
    Nowhere,
}

fn is_link(end: &str) -> bool {
    end == "</a>"
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_among_words(name: &str) -> bool {
    use crate::html::element::Stands;
    matches!(known(name), Known::Kept(element) if element.stands == Stands::AmongWords)
}

fn ends_by_itself(name: &str) -> bool {
    match known(name) {
        Known::Kept(element) => element.ends_by_itself,
        _ => false,
    }
}

/// Whether the end of `name` leaves this element, and what is around it, open.
fn stops(open: &str, name: &str) -> bool {
    const PARTS: &[&str] = &[
        "caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    ];
    match open {
        "table" => name != "table",
        "td" | "th" | "caption" => !PARTS.contains(&name),
        "ul" | "ol" | "menu" | "dir" => name == "li",
        "dl" => matches!(name, "dd" | "dt"),
        _ => is_among_words(name) && name != "a" && !is_among_words(open) && open != "p",
    }
}
