//! Links: written as the surroundings answer, told to the author when they lead nowhere.

use comrak::nodes::Node;

use super::{Writer, short};
use crate::{LinkTarget, anchors, escape, plain, safety};

impl Writer<'_> {
    pub(super) fn link(&mut self, node: Node<'_>, url: &str, title: &str) {
        let line = self.line_of(node);
        let Some(open) = self.opened_link(url, title, line) else {
            self.inlines(node);
            return;
        };
        self.html.push_str(&open.start);
        if node.first_child().is_some() {
            self.inlines(node);
        } else {
            // A link without words cannot be named, seen or clicked.
            escape::push(&mut self.html, open.title.as_deref().unwrap_or(url));
        }
        self.html.push_str(open.end);
    }

    pub(super) fn wiki_link(&mut self, node: Node<'_>, name: &str) {
        let line = self.line_of(node);
        let open = match name.trim().strip_prefix('#') {
            // A heading of this very note, by its words.
            Some(words) => {
                let id = anchors::heading_id(words);
                self.within.push((id.clone(), line));
                OpenLink::to(&format!("#{id}"), "", Some(words.trim().to_owned()))
            }
            None => {
                let target = self.around.wiki(name);
                self.answered_link(target, name, "", line)
            }
        };
        let words = plain::of_node(node);
        self.html.push_str(&open.start);
        match open.title.filter(|_| words == name || words.is_empty()) {
            Some(title) => escape::push(&mut self.html, &title),
            None => self.inlines(node),
        }
        self.html.push_str(open.end);
    }

    /// The start of a link to `url`, or nothing when it may not be written at all.
    pub(super) fn opened_link(&mut self, url: &str, title: &str, line: u32) -> Option<OpenLink> {
        if let Some(anchor) = url.strip_prefix('#') {
            let anchor = safety::decoded(anchor);
            if !anchor.is_empty() {
                self.within.push((anchor, line));
            }
            return Some(OpenLink::to(url, title, None));
        }
        if url.trim().is_empty() {
            let message = String::from("The link leads nowhere: it has no address.");
            let hint = "Readers get plain words. Write in the parentheses where it leads.";
            self.warn("missing-link", line, message, hint);
            return Some(OpenLink::nowhere());
        }
        if !safety::is_safe_address(url) {
            let message = format!("The link to {} is left out.", short(url));
            let hint = "Readers get plain words. A link may lead to a note, a file, or an http, \
                        https, mailto or tel address.";
            self.warn("unsafe-link", line, message, hint);
            return None;
        }
        let target = self.around.link(url);
        Some(self.answered_link(target, url, title, line))
    }

    fn answered_link(&mut self, target: LinkTarget, url: &str, title: &str, line: u32) -> OpenLink {
        match target {
            LinkTarget::To { href, title: page } => OpenLink::to(&href, title, page),
            LinkTarget::External => OpenLink::to(url, title, None),
            LinkTarget::Missing { hint } => {
                let message = format!("The link to {} leads nowhere.", short(url));
                self.warn("missing-link", line, message, &hint);
                OpenLink::nowhere()
            }
        }
    }
}

/// A link whose words are still to be written.
pub(super) struct OpenLink {
    /// The opening tag.
    pub start: String,
    /// The closing tag.
    pub end: &'static str,
    /// The title of the page it leads to.
    pub title: Option<String>,
}

impl OpenLink {
    fn nowhere() -> OpenLink {
        OpenLink {
            start: String::from("<span class=\"missing-link\">"),
            end: "</span>",
            title: None,
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
