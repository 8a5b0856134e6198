//! Links: written as the surroundings answer, told to the author when they lead nowhere.

use std::borrow::Cow;

use comrak::nodes::{Node, NodeValue};
use domain::composed;
use percent_encoding::percent_decode_str;

use crate::html::element::Holds;
use crate::html::{address, escape};
use crate::write::findings::told::Kind;
use crate::write::state::element::{By, Mark};
use crate::write::writer::{Writer, short};
use crate::{LinkTarget, Place, Places, plain};

impl Writer<'_> {
    pub(in crate::write) fn link(&mut self, node: Node<'_>, url: &str, title: &str) {
        let line = self.line_of(node);
        if self.is_in_link(node, line) {
            self.inlines(node);
            return;
        }
        let Some(open) = self.opened_link(url, title, line) else {
            self.inlines(node);
            return;
        };
        let mark = self.begin_link(&open);
        if node.first_child().is_some() {
            self.inlines(node);
        } else {
            // A link without words cannot be named, seen or clicked.
            escape::push(&mut self.html, open.title.as_deref().unwrap_or(url));
        }
        self.finish(mark);
    }

    fn begin_link(&mut self, link: &OpenLink) -> Mark {
        self.begin("a", &link.start, link.end, link.holds(), By::Markdown)
    }

    /// Whether a link would stand in another, which no page may have: it becomes plain words. That is
    /// told where its author typed both; an address among the words of a link is one by accident.
    fn is_in_link(&mut self, node: Node<'_>, line: u32) -> bool {
        if self.links == 0 {
            return false;
        }
        let by_accident = node.ancestors().skip(1).any(|around| {
            matches!(
                around.data().value,
                NodeValue::Link(_) | NodeValue::WikiLink(_)
            )
        });
        if !by_accident {
            self.told.tell(Kind::LinkInLink, "", line);
        }
        true
    }

    /// Ends the link of Markdown that is innermost. Says whether none is open any more.
    pub(in crate::write) fn leave_own_link(&mut self) -> bool {
        let is_link = self
            .open
            .last()
            .is_some_and(|open| open.name == "a" && open.by == By::Markdown);
        if is_link {
            self.pop();
        }
        self.links == 0
    }

    pub(in crate::write) fn wiki_link(&mut self, node: Node<'_>, name: &str) {
        let line = self.line_of(node);
        let open = match name.trim().strip_prefix('#') {
            Some(written) => self.place_within(written, line),
            None => {
                let target = self.around.wiki(name);
                self.answered_link(target, name, "", line)
            }
        };
        let words = plain::of_node(node);
        let mark = (!self.is_in_link(node, line)).then(|| self.begin_link(&open));
        match open.title.filter(|_| words == name || words.is_empty()) {
            Some(title) => escape::push(&mut self.html, &title),
            None => self.inlines(node),
        }
        if let Some(mark) = mark {
            self.finish(mark);
        }
    }

    /// The start of a link to `url`, or nothing when it may not be written at all.
    pub(in crate::write) fn opened_link(
        &mut self,
        url: &str,
        title: &str,
        line: u32,
    ) -> Option<OpenLink> {
        if let Some(anchor) = url.strip_prefix('#') {
            return Some(self.link_within(url, anchor, title, line));
        }
        if url.trim().is_empty() {
            let message = String::from("The link leads nowhere: it has no address.");
            let hint = "Readers get plain words. Write in the parentheses where it leads.";
            self.warn("missing-link", line, message, hint);
            return Some(OpenLink::nowhere());
        }
        if !address::is_safe_address(url) {
            let message = format!("The link to {} is left out.", short(url));
            let hint = "Readers get plain words. A link may lead to a note, a file, or an http, \
                        https, mailto or tel address.";
            self.warn("unsafe-link", line, message, hint);
            return None;
        }
        let target = self.around.link(url);
        Some(self.answered_link(target, url, title, line))
    }

    /// A link to a place in this note. The form in which its letters are composed does not count.
    fn link_within(&mut self, url: &str, anchor: &str, title: &str, line: u32) -> OpenLink {
        let written = percent_decode_str(anchor).decode_utf8();
        let written = written.unwrap_or(Cow::Borrowed(anchor));
        let anchor = composed(&written);
        if anchor.is_empty() {
            return OpenLink::to(url, title, None);
        }
        if let Some(nest) = self.nest {
            let href = format!("{}#{}", nest.home, anchor.replace('%', "%25"));
            return OpenLink::to(&href, title, None);
        }
        if self.title_id.as_deref() == Some(&*anchor) {
            return OpenLink::to("#top", title, None);
        }
        let open = match anchor == written {
            true => OpenLink::to(url, title, None),
            false => OpenLink::to(&format!("#{}", anchor.replace('%', "%25")), title, None),
        };
        let anchor = anchor.into_owned();
        self.within.push((anchor, line));
        open
    }

    /// A link to a heading of this very note by its words, or to a block by its id.
    fn place_within(&mut self, written: &str, line: u32) -> OpenLink {
        let words = Some(written.trim().to_owned());
        let Some(places) = self.places else {
            return OpenLink::to("#top", "", words);
        };
        match places.find(written) {
            Some(Place::At { id, words: heading }) => {
                let home = self.nest.map_or("", |nest| nest.home.as_str());
                let href = format!("{home}#{}", id.replace('%', "%25"));
                OpenLink::to(&href, "", heading.or(words))
            }
            Some(Place::Top) => {
                let top = self.nest.map_or("#top", |nest| nest.home.as_str());
                OpenLink::to(top, "", words)
            }
            None => {
                let (message, hint) = missing_place(written, "this note", places);
                self.warn("missing-anchor", line, message, &hint);
                OpenLink::nowhere_named(words)
            }
        }
    }

    fn answered_link(&mut self, target: LinkTarget, url: &str, title: &str, line: u32) -> OpenLink {
        match target {
            LinkTarget::To { href, title: page } => OpenLink::to(&href, title, page),
            LinkTarget::ToTop {
                href,
                title: page,
                message,
                hint,
            } => {
                self.warn("missing-anchor", line, message, &hint);
                OpenLink::to(&href, title, page)
            }
            LinkTarget::External => OpenLink::to(url, title, None),
            LinkTarget::Missing { hint } => {
                let message = format!("The link to {} leads nowhere.", short(url));
                self.warn("missing-link", line, message, &hint);
                OpenLink::nowhere()
            }
        }
    }

    /// Tells of links within the note that lead nowhere, now that all of it is written.
    pub(in crate::write) fn check_within(&mut self) {
        for (anchor, line) in std::mem::take(&mut self.within) {
            // A browser takes #top to the top of any page.
            if self.anchors.has(&anchor) || anchor.eq_ignore_ascii_case("top") {
                continue;
            }
            let message = format!(
                "There is no heading with the address #{} in this note.",
                short(&anchor)
            );
            let hint = match self.anchors.near(&anchor) {
                Some(near) => format!("A click on the link does nothing. Is #{near} meant?"),
                None => String::from(
                    "A click on the link does nothing. An address is the heading in lower case \
                     with hyphens for spaces.",
                ),
            };
            self.warn("missing-anchor", line, message, &hint);
        }
    }
}

/// What is told of a link to a heading or block that is not there in `note`: message and hint.
pub fn missing_place(written: &str, note: &str, places: &Places) -> (String, String) {
    let written = short(written.trim());
    let (what, example) = match written.strip_prefix('^') {
        Some(_) => (
            "block",
            "Write the id behind the block that is meant, after a blank.",
        ),
        None => ("heading", "Write the words of a heading behind the #."),
    };
    let message = format!("There is no {what} \"{written}\" in {note}.");
    let hint = match places.near(&written) {
        Some(near) if what == "heading" => format!("Is [[#{near}]] meant?"),
        _ => example.to_owned(),
    };
    (message, hint)
}

/// A link whose words are still to be written.
pub(in crate::write) struct OpenLink {
    /// The opening tag.
    pub start: String,
    /// The closing tag.
    pub end: &'static str,
    /// The title of the page it leads to.
    pub title: Option<String>,
}

impl OpenLink {
    /// What it may hold: what its surroundings may, unless it became plain words.
    pub fn holds(&self) -> Holds {
        match self.end {
            "</a>" => Holds::Same,
            _ => Holds::Phrases,
        }
    }

    fn nowhere() -> OpenLink {
        OpenLink::nowhere_named(None)
    }

    fn nowhere_named(title: Option<String>) -> OpenLink {
        OpenLink {
            start: String::from("<span class=\"missing-link\">"),
            end: "</span>",
            title,
        }
    }

    fn to(href: &str, title: &str, page: Option<String>) -> OpenLink {
        let mut start = String::from("<a");
        escape::push_address(&mut start, "href", href);
        if !title.is_empty() {
            escape::push_attribute(&mut start, "title", title);
        }
        start.push('>');
        OpenLink {
            start,
            end: "</a>",
            title: page,
        }
    }
}
