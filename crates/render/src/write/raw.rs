//! HTML typed into Markdown: tags on the list are written anew, the rest is shown as text.
//!
//! Elements always come out balanced: a close without an open is shown as text, and what is
//! still open when its surroundings end is closed there, so a note cannot break its page.

use super::Writer;
use crate::{escape, safety};

/// An element the author opened.
pub(super) struct Open {
    name: &'static str,
    line: u32,
    /// The tag that closes it in our HTML, which differs for a link that leads nowhere.
    end: String,
}

/// One piece of HTML source.
enum Piece<'h> {
    Text(&'h str),
    Comment,
    Start {
        name: &'static str,
        attributes: Vec<(&'static str, String)>,
    },
    End {
        name: &'static str,
    },
}

impl Writer<'_> {
    pub(super) fn raw_block(&mut self, source: &str) {
        self.raw(source, self.line);
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    pub(super) fn raw_inline(&mut self, source: &str, line: u32) {
        self.raw(source, line);
    }

    fn raw(&mut self, source: &str, first_line: u32) {
        if !self.options.raw_html {
            escape::push(&mut self.html, source);
            return;
        }
        let mut rest = source;
        while !rest.is_empty() {
            let lines = source[..source.len() - rest.len()].matches('\n').count();
            let line = first_line + u32::try_from(lines).unwrap_or(0);
            match next_piece(&mut rest) {
                Piece::Text(text) => escape::push(&mut self.html, text),
                Piece::Comment => {}
                Piece::Start { name, attributes } => self.start(name, &attributes, line),
                Piece::End { name } => self.end(name),
            }
        }
    }

    fn start(&mut self, name: &'static str, attributes: &[(&'static str, String)], line: u32) {
        let value = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| *name == wanted);
            found.map_or("", |(_, value)| value.as_str())
        };
        if name == "img" {
            self.image_at(value("src"), value("alt"), value("title"), line);
            return;
        }
        let mut end = format!("</{name}>");
        if name == "a" && !value("href").is_empty() {
            match self.opened_link(value("href"), value("title"), line) {
                Some(link) => {
                    self.html.push_str(&link.start);
                    end = link.end.to_owned();
                }
                None => self.html.push_str("<a>"),
            }
        } else {
            self.html.push('<');
            self.html.push_str(name);
            for (attribute, value) in attributes {
                escape::push_attribute(&mut self.html, attribute, value);
            }
            self.html.push('>');
        }
        if !safety::is_void(name) {
            self.open.push(Open { name, line, end });
        }
    }

    fn end(&mut self, name: &'static str) {
        match self.open.last() {
            Some(open) if open.name == name && self.open.len() > self.floor => {
                if let Some(open) = self.open.pop() {
                    self.html.push_str(&open.end);
                }
            }
            _ => {
                self.html.push_str("&lt;/");
                self.html.push_str(name);
                self.html.push_str("&gt;");
            }
        }
    }

    /// Writes something that may hold HTML: what is opened in it is closed at its end, and
    /// what was opened around it cannot be closed from inside.
    pub(super) fn enclosed(&mut self, write: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.floor, self.open.len());
        write(self);
        self.close_raw();
        self.floor = around;
    }

    /// Closes what has been opened here, and says so.
    pub(super) fn close_raw(&mut self) {
        while self.open.len() > self.floor {
            let Some(open) = self.open.pop() else { return };
            self.html.push_str(&open.end);
            let message = format!("The HTML element <{}> is not closed.", open.name);
            let hint = format!(
                "It is closed where what surrounds it ends. Write </{}> where it should end.",
                open.name
            );
            self.warn("unclosed-html", open.line, message, &hint);
        }
    }
}

fn next_piece<'h>(rest: &mut &'h str) -> Piece<'h> {
    let source = *rest;
    let next = source.find('<').unwrap_or(source.len());
    if next > 0 {
        *rest = &source[next..];
        return Piece::Text(&source[..next]);
    }
    if source.starts_with("<!--") {
        let end = source.find("-->").map_or(source.len(), |end| end + 3);
        *rest = &source[end..];
        return Piece::Comment;
    }
    if let Some((piece, after)) = tag(source) {
        *rest = after;
        return piece;
    }
    // Not a tag we know: its first character is text, the rest is looked at again.
    *rest = &source[1..];
    Piece::Text(&source[..1])
}

/// An allowed tag at the start of `source`, and what follows it.
fn tag(source: &str) -> Option<(Piece<'_>, &str)> {
    let inner = source.strip_prefix('<')?;
    let (inner, closes) = match inner.strip_prefix('/') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let end = inner
        .find(|character: char| !character.is_ascii_alphanumeric() && character != '-')
        .unwrap_or(inner.len());
    let name = safety::element(&inner[..end])?;
    let mut rest = inner[end..].trim_start();
    if closes {
        return Some((Piece::End { name }, rest.strip_prefix('>')?));
    }
    let mut attributes: Vec<(&'static str, String)> = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return Some((Piece::Start { name, attributes }, after));
        }
        let (written, value, after) = attribute(rest)?;
        rest = after;
        if let Some(attribute) = safety::attribute(name, written)
            && attributes.iter().all(|(known, _)| *known != attribute)
        {
            attributes.push((attribute, value));
        }
    }
}

/// A name and its value at the start of `source`, and what follows them.
fn attribute(source: &str) -> Option<(&str, String, &str)> {
    let end = source
        .find(|character: char| character.is_whitespace() || "=>/\"'<".contains(character))?;
    let (name, rest) = source.split_at(end);
    if name.is_empty() {
        return None;
    }
    let Some(rest) = rest.trim_start().strip_prefix('=') else {
        return Some((name, String::new(), rest));
    };
    let rest = rest.trim_start();
    let (value, rest) = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split_once(quote)?,
        _ => {
            let end = rest.find(|character: char| character.is_whitespace() || character == '>')?;
            rest.split_at(end)
        }
    };
    Some((name, unescaped(value), rest))
}

/// A value without the five entities that attributes need. Others stay as written: they can
/// then spell nothing that was not looked at.
fn unescaped(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
