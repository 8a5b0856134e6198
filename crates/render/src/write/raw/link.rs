//! Links typed as HTML, and frames of other sites, which become links.

use std::borrow::Cow;

use super::super::findings::told::Kind;
use super::super::state::element::{By, DEEPEST_HTML, Opening};
use super::super::writer::Writer;
use super::attributes::Typed;
use crate::html::element::Element;
use crate::html::escape;
use crate::html::value;

impl Writer<'_> {
    /// A frame of another site becomes a link to it, as nothing is loaded from others.
    pub(super) fn frame(&mut self, typed: &Typed<'_>) -> bool {
        let address = typed.value("src").unwrap_or_default();
        if !value::is_page_elsewhere(address) {
            return false;
        }
        let title = typed.value("title").map(str::trim).unwrap_or_default();
        let words = if title.is_empty() { address } else { title };
        self.room_for_words();
        let link = (self.links == 0).then(|| self.opened_link(address, "", typed.line));
        match link.flatten() {
            Some(link) => {
                self.html.push_str(&link.start);
                escape::push(&mut self.html, words);
                self.html.push_str(link.end);
            }
            None => escape::push(&mut self.html, words),
        }
        true
    }

    /// A link. Without an address it is an anchor, and stands where it begins: many never end.
    pub(super) fn typed_link(&mut self, element: Element, typed: &Typed<'_>) {
        if let Some(place) = self.innermost(&["a"], &[]) {
            self.close_down_to(place);
        }
        let address = typed.value("href").unwrap_or_default();
        self.room_for_words();
        let mut extra = String::new();
        self.attributes(&mut extra, element, typed);
        let is_inner = self.links > 0 && !address.is_empty();
        if is_inner {
            self.told.tell(Kind::LinkInLink, "", typed.line);
        }
        let link = (!address.is_empty() && !is_inner && self.open.len() < DEEPEST_HTML)
            .then(|| self.opened_link(address, "", typed.line))
            .flatten();
        let Some(link) = link else {
            if extra.contains(" id=\"") {
                self.html.push_str(&format!("<span{extra}></span>"));
            }
            self.forgive("a");
            return;
        };
        let mut start = link.start.clone();
        start.insert_str(start.len() - 1, &extra);
        let holds = link.holds();
        self.open(Opening {
            name: "a",
            start,
            end: Cow::Borrowed(link.end),
            holds,
            by: By::Author,
            line: typed.line,
        });
    }
}
