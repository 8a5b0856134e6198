//! Attributes typed as HTML: those on the list with the values they may have; the rest is told.

use domain::composed;

use super::super::findings::told::Kind;
use super::super::writer::{Writer, short};
use crate::anchors::Claim;
use crate::html::element::{Element, Holds};
use crate::html::escape;
use crate::html::list::EVERYWHERE;
use crate::html::value;

/// A tag as typed.
pub(super) struct Typed<'t> {
    pub source: &'t str,
    pub attributes: &'t [(String, String)],
    pub is_closed: bool,
    pub line: u32,
}

impl Typed<'_> {
    /// The value of an attribute that was typed.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(typed, _)| typed == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Attributes that the element's own writing sees to, or that say what is so anyway.
const SEEN_TO: &[&str] = &[
    "alt", "controls", "decoding", "href", "loading", "poster", "preload", "src", "srcset",
];

impl Writer<'_> {
    /// Writes what may stand of a tag's attributes, and returns the id of a heading, which is
    /// written with its words.
    pub(super) fn attributes(
        &mut self,
        start: &mut String,
        element: Element,
        typed: &Typed<'_>,
    ) -> Option<String> {
        let mut anchor = None;
        for (name, value) in typed.attributes {
            let name = name.as_str();
            if name == "id" || (name == "name" && element.name == "a") {
                if anchor.is_none() {
                    anchor = self.claimed(value, typed.line);
                }
                continue;
            }
            let own = element.attributes.iter().chain(EVERYWHERE);
            let known = own.copied().find(|known| *known == name);
            let is_seen_to = SEEN_TO.contains(&name)
                && (known.is_some() || matches!(element.name, "img" | "audio" | "video"));
            if is_seen_to {
                continue;
            }
            let is_written = element.written == element.name || EVERYWHERE.contains(&name);
            let checked = known
                .filter(|_| is_written)
                .and_then(|known| Some((known, value::checked(element.name, known, value)?)));
            match checked {
                Some((known, checked))
                    if is_switch(known) || (checked.is_empty() && !value.is_empty()) =>
                {
                    debug_assert!(checked.is_empty());
                    start.push(' ');
                    start.push_str(known);
                }
                Some((known, checked)) => escape::push_attribute(start, known, &checked),
                None if is_alignment(element, name, value) => {}
                None => self.told.tell(Kind::Attribute, &short(name), typed.line),
            }
        }
        self.alignment(start, element, typed);
        let is_heading = element.holds == Holds::Words && element.written.starts_with('h');
        if is_heading {
            return anchor;
        }
        if let Some(id) = &anchor {
            escape::push_attribute(start, "id", id);
        }
        None
    }

    fn alignment(&mut self, start: &mut String, element: Element, typed: &Typed<'_>) {
        let align = typed.value("align").unwrap_or_default();
        if !is_aligned(element) {
            return;
        }
        if element.name == "center" || align.eq_ignore_ascii_case("center") {
            escape::push_attribute(start, "class", "align-center");
        } else if align.eq_ignore_ascii_case("right") {
            escape::push_attribute(start, "class", "align-right");
        }
    }

    /// An id that the author gave, if the page has none like it.
    pub(in crate::write) fn claimed(&mut self, written: &str, line: u32) -> Option<String> {
        let Some(id) = value::anchor(written) else {
            if !written.trim().is_empty() {
                self.told.tell(Kind::Anchor, &short(written), line);
            }
            return None;
        };
        let id = &*composed(id);
        match self.anchors.claim(id) {
            Claim::Given => return Some(self.anchors.on_page(id)),
            // The heading that it stands in is called so already.
            Claim::Taken if self.heading.as_ref() == Some(&self.anchors.on_page(id)) => {}
            _ => self.told.tell(Kind::Anchor, &short(id), line),
        }
        None
    }
}

fn is_switch(attribute: &str) -> bool {
    matches!(
        attribute,
        "default" | "loop" | "muted" | "open" | "reversed"
    )
}

fn is_aligned(element: Element) -> bool {
    matches!(
        element.name,
        "caption" | "center" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "td" | "th"
    )
}

fn is_alignment(element: Element, name: &str, value: &str) -> bool {
    let known = ["center", "left", "right"];
    name == "align"
        && is_aligned(element)
        && known.iter().any(|known| known.eq_ignore_ascii_case(value))
}
