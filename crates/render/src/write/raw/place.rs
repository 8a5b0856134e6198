//! Elements that may stand in one place alone: items, cells, captions, headings. Where they begin,
//! those before them end, as HTML lets authors leave their ends out; elsewhere they are plain blocks.

use super::super::findings::told::Kind;
use super::super::room::Room;
use super::super::state::element::{By, Open};
use super::super::writer::Writer;
use super::attributes::Typed;
use crate::html::element::{Element, Holds, Stands};

const LISTS: &[&str] = &["dir", "menu", "ol", "ul"];
const GROUPS: &[&str] = &["tbody", "tfoot", "thead"];

impl Writer<'_> {
    /// Makes room for an element and says as what it may stand here, or nothing when only its words
    /// may.
    pub(super) fn placed(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        match element.name {
            "li" => self.part(element, typed, &["li"], LISTS),
            "dd" | "dt" => self.part(element, typed, &["dd", "dt"], &["dl"]),
            "rp" | "rt" => self.ruby_part(element, typed),
            "td" | "th" => self.cell(element, typed),
            "tr" => self.table_row(element, typed),
            "caption" | "tbody" | "tfoot" | "thead" => self.group(element, typed),
            "summary" => self.summary(element, typed),
            "figcaption" => self.figure_caption(element, typed),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading_tag(element, typed),
            "p" | "pre" => self.after_paragraph(element, typed),
            "article" | "aside" | "section" if self.is_in_name() => {
                let plain = Element {
                    written: "div",
                    ..element
                };
                self.as_is(plain, typed)
            }
            "meter" | "progress" => {
                if let Some(place) = self.innermost(&[element.name], &[]) {
                    self.close_down_to(place);
                }
                self.as_is(element, typed)
            }
            "details" => {
                if !self.leave_links() {
                    self.misplaced(element, typed);
                    return None;
                }
                self.as_is(element, typed)
            }
            _ => self.as_is(element, typed),
        }
    }

    /// Whether we are in the name of a row or column, or in a term, which have no parts of their own.
    fn is_in_name(&self) -> bool {
        self.innermost(&["dt", "th"], &["dd", "td", "table"])
            .is_some()
    }

    fn as_is(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        (self.room_for(element, typed.line) == Room::Blocks).then_some(element)
    }

    /// A paragraph ends the one before it.
    fn after_paragraph(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        if let Some(open) = self.open.last()
            && open.by == By::Author
            && open.name == "p"
        {
            self.pop();
        }
        self.as_is(element, typed)
    }

    /// An item of a list, or a term or a meaning.
    fn part(
        &mut self,
        element: Element,
        typed: &Typed<'_>,
        own: &[&str],
        around: &[&str],
    ) -> Option<Element> {
        if let Some(place) = self.innermost(own, around) {
            self.close_down_to(place);
        }
        let is_at_home = |writer: &Self| {
            let open = writer.open.last();
            open.is_some_and(|open| matches!(open.holds, Holds::Items | Holds::Terms))
        };
        if !is_at_home(self)
            && let Some(place) =
                self.innermost(around, &["table", "td", "th", "details", "li", "dd"])
        {
            // A block between the list and its item was not closed.
            self.close_down_to(place + 1);
        }
        let fits = self.open.last().is_some_and(|open| {
            (open.holds == Holds::Items && element.name == "li")
                || (open.holds == Holds::Terms && element.name != "li")
        });
        if fits {
            if element.name != "li" {
                self.note_term(element.name);
            }
            return Some(element);
        }
        self.as_block(element, typed)
    }

    fn ruby_part(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        if let Some(place) = self.innermost(&["rp", "rt"], &["ruby"]) {
            self.close_down_to(place);
        }
        if let Some(open) = self.open.last_mut()
            && open.name == "ruby"
        {
            open.settled |= element.name == "rt";
            return Some(element);
        }
        self.misplaced(element, typed);
        None
    }

    fn cell(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        let table = self.table_around(element, typed)?;
        if let Some(place) = self.innermost(&["tr"], &["table"]) {
            self.close_down_to(place + 1);
        } else {
            match self.innermost(GROUPS, &["table"]) {
                Some(place) => self.close_down_to(place + 1),
                None => {
                    self.close_down_to(table + 1);
                    self.imply("tbody", Holds::Rows);
                }
            }
            self.imply("tr", Holds::Cells);
        }
        if let Some(row) = self.open.last_mut() {
            row.settled = true;
        }
        Some(element)
    }

    fn table_row(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        let table = self.table_around(element, typed)?;
        match self.innermost(GROUPS, &["table"]) {
            Some(place) => self.close_down_to(place + 1),
            None => {
                self.close_down_to(table + 1);
                self.imply("tbody", Holds::Rows);
            }
        }
        Some(element)
    }

    fn group(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        let table = self.table_around(element, typed)?;
        self.close_down_to(table + 1);
        let open = self.open.last_mut()?;
        let was_begun = std::mem::replace(&mut open.settled, true);
        match element.name {
            "caption" if was_begun => {
                self.misplaced(element, typed);
                None
            }
            "caption" => Some(element),
            // Rows of the head come first.
            "thead" if open.begun => Some(Element {
                written: "tbody",
                ..element
            }),
            _ => {
                open.begun = true;
                Some(element)
            }
        }
    }

    /// The table that this part belongs to; without one, only its words are shown.
    fn table_around(&mut self, element: Element, typed: &Typed<'_>) -> Option<usize> {
        let place = self.innermost(&["table"], &[]);
        if place.is_none() {
            self.misplaced(element, typed);
        }
        place
    }

    fn summary(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        match self.open.last_mut() {
            Some(open) if open.name == "details" && !open.settled => {
                open.settled = true;
                Some(element)
            }
            _ => self.as_block(element, typed),
        }
    }

    fn figure_caption(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        let place = self.innermost(&["figure"], &["table", "td", "th", "li"]);
        if let Some(place) = place {
            self.close_down_to(place + 1);
        }
        match self.open.last_mut() {
            Some(open) if open.name == "figure" && !open.settled => {
                open.settled = true;
                Some(element)
            }
            _ => self.as_block(element, typed),
        }
    }

    fn heading_tag(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
        if let Some(place) = self.innermost(HEADINGS, &[]) {
            self.close_down_to(place);
        }
        if self.open.last().is_some_and(|open| open.name == "summary") {
            return Some(element);
        }
        if self.is_in_name() {
            return self.as_block(element, typed);
        }
        let level = element
            .name
            .as_bytes()
            .get(1)
            .map_or(2, |digit| digit - b'0');
        // As in Markdown, what stands in a quote or a list begins no part of the note.
        let is_apart =
            |open: &Open| open.by == By::Fence || matches!(open.name, "blockquote" | "dd" | "li");
        self.is_in_part |= level == 1 && !self.open.iter().any(is_apart);
        let level = self.level_of(level);
        let written = HEADINGS[usize::from(self.step(level) - 1)];
        self.as_is(Element { written, ..element }, typed)
    }

    /// A part without its whole is a block like any other.
    fn as_block(&mut self, element: Element, typed: &Typed<'_>) -> Option<Element> {
        self.misplaced(element, typed);
        if self.room_for_block() == Room::Words {
            return None;
        }
        Some(Element {
            written: "div",
            holds: Holds::Blocks,
            stands: Stands::AsBlock,
            ..element
        })
    }

    fn misplaced(&mut self, element: Element, typed: &Typed<'_>) {
        let message = match element.name {
            "li" => String::from("<li> stands outside of a list"),
            "dd" | "dt" => format!("<{}> stands outside of <dl>", element.name),
            "rp" | "rt" => format!("<{}> stands outside of <ruby>", element.name),
            "summary" => String::from("<summary> is not the first in <details>"),
            "figcaption" => {
                String::from("<figcaption> stands outside of <figure>, or is its second")
            }
            "details" => String::from("<details> stands in a link"),
            "caption" => String::from("<caption> is not the first in <table>"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                format!("<{}> stands in <th> or <dt>", element.name)
            }
            name => format!("<{name}> stands outside of <table>"),
        };
        self.told.tell(Kind::Misplaced, &message, typed.line);
    }
}
