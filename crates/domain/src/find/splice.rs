//! Writing into a text as its file holds it, with `\r\n` and a byte order mark, at places of the same text as it
//! is searched: every byte outside of them stays.

use crate::line_ends;

/// A text that is written anew from the top.
pub struct Splice<'text> {
    /// As the file holds it.
    raw: &'text str,
    /// How far it is copied.
    copied: usize,
    /// A place in it, and the same place in the text as it is searched.
    at: usize,
    searched: usize,
    after: String,
}

impl<'text> Splice<'text> {
    /// `raw`, as its file holds it.
    pub fn new(raw: &'text str) -> Splice<'text> {
        Splice {
            raw,
            copied: 0,
            at: raw.len() - raw.strip_prefix('\u{feff}').unwrap_or(raw).len(),
            searched: 0,
            after: String::with_capacity(raw.len()),
        }
    }

    /// Writes `new`, which has `\n` at its line ends, in the place of what stands from `start` to `end` in the
    /// text as it is searched. New lines end as the one does into which they are written.
    pub fn put(&mut self, start: usize, end: usize, new: &str) {
        let start = self.go_to(start);
        self.copy(start);
        self.copied = self.go_to(end);
        let end = self.line_end(start);
        push(&mut self.after, &new.replace('\n', end));
    }

    /// The text with the rest.
    pub fn end(mut self) -> String {
        self.copy(self.raw.len());
        self.after
    }

    fn copy(&mut self, to: usize) {
        push(&mut self.after, &self.raw[self.copied..to]);
        self.copied = to;
    }

    fn go_to(&mut self, searched: usize) -> usize {
        let bytes = self.raw.as_bytes();
        while self.searched < searched {
            let is_pair = bytes[self.at..].starts_with(b"\r\n");
            self.at += if is_pair { 2 } else { 1 };
            self.searched += 1;
        }
        self.at
    }

    fn line_end(&self, at: usize) -> &'text str {
        line_ends::first(&self.raw[at..])
            .or_else(|| line_ends::last(&self.raw[..at]))
            .unwrap_or("\n")
    }
}

/// After a lone `\r`, empty lines that ended with `\n` would be lost in one line end.
fn push(after: &mut String, text: &str) {
    let mut rest = text;
    while let Some(shorter) = rest.strip_prefix('\n').filter(|_| after.ends_with('\r')) {
        after.push('\r');
        rest = shorter;
    }
    after.push_str(rest);
}
