//! Headings typed as HTML, which stand in the outline like those of Markdown.

use super::super::findings::told::Kind;
use super::super::state::element::Open;
use super::super::writer::Writer;
use crate::html::escape;
use crate::labels;

impl Writer<'_> {
    /// Ends a heading typed as HTML, which stands in the outline like one of Markdown.
    pub(in crate::write) fn end_heading(&mut self, open: &Open) {
        let text = words_of(&self.html[open.content_at..]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.html.replace_range(open.start_at..open.content_at, "");
            self.told.tell(Kind::EmptyHeading, "", open.line);
            return;
        }
        let id = match &open.anchor {
            Some(id) => id.clone(),
            None => self.anchors.id(&text),
        };
        let mut attribute = String::new();
        escape::push_attribute(&mut attribute, "id", &id);
        self.html
            .insert_str(open.start_at + "<h2".len(), &attribute);
        self.anchor_link(&id, &text);
        self.html.push_str(&open.end);
        let digit = |text: &str, at: usize| text.as_bytes().get(at).map_or(2, |digit| digit - b'0');
        let levels = (digit(&open.end, 3), digit(open.name, 1));
        self.add_heading(levels, id, text, open.line);
    }

    /// The link beside a heading, to be copied.
    pub(in crate::write) fn anchor_link(&mut self, id: &str, text: &str) {
        if self.links > 0 {
            return;
        }
        self.html.push_str(" <a class=\"anchor\"");
        escape::push_address(&mut self.html, "href", &format!("#{id}"));
        escape::push_attribute(&mut self.html, "aria-label", &labels::anchor(text));
        self.html.push_str(">#</a>");
    }
}

/// The words of what we have written.
fn words_of(html: &str) -> String {
    let mut words = String::new();
    for (index, piece) in html.split('<').enumerate() {
        match piece.split_once('>') {
            Some((_, text)) if index > 0 => words.push_str(text),
            _ if index == 0 => words.push_str(piece),
            _ => {}
        }
    }
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
