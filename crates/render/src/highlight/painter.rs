//! Turns "up to here it is a string" into HTML.
//!
//! A lexer only ever moves the painter forward, so it can neither lose, double nor reorder a
//! character, whatever it takes the code for. Elements are closed at each line end: lines can
//! be cut apart, numbered and marked. Neighbours of one class share one element.

use super::class::Class;
use crate::html::escape::entity;

/// Paints code from the painter's place up to an end.
pub type Paint = fn(&mut Painter<'_>, usize);

/// Writes the HTML of one piece of code from front to back.
pub struct Painter<'c> {
    code: &'c str,
    at: usize,
    html: String,
    open: Class,
}

impl<'c> Painter<'c> {
    /// A painter at the start of `code`.
    pub fn new(code: &'c str) -> Painter<'c> {
        Painter {
            code,
            at: 0,
            html: String::with_capacity(code.len() * 4),
            open: Class::Plain,
        }
    }

    /// The whole code.
    pub fn code(&self) -> &'c str {
        self.code
    }

    /// Where the next piece begins, in bytes.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Gives everything from here to `end` the class. An `end` behind is nothing to do; one
    /// within a character means its end.
    pub fn paint(&mut self, end: usize, class: Class) {
        let mut end = end.min(self.code.len());
        if end <= self.at {
            return;
        }
        while !self.code.is_char_boundary(end) {
            end += 1;
        }
        let bytes = self.code.as_bytes();
        let mut at = self.at;
        self.at = end;
        while at < end {
            let blank_end = at + blanks(&bytes[at..end]);
            if blank_end == end || bytes[blank_end] == b'\n' {
                self.html.push_str(&self.code[at..blank_end]);
                at = blank_end;
                if at < end {
                    self.close();
                    self.html.push('\n');
                    at += 1;
                }
                continue;
            }
            if class != self.open {
                self.close();
                self.html.push_str(&self.code[at..blank_end]);
                self.html.push_str(class.open_tag());
                self.open = class;
                at = blank_end;
            }
            at = self.text(at, end);
        }
    }

    /// The HTML; what has not been painted is plain.
    pub fn finish(mut self) -> String {
        self.paint(self.code.len(), Class::Plain);
        self.close();
        self.html
    }

    /// Writes text up to a line end or `end` and answers where it stopped.
    fn text(&mut self, start: usize, end: usize) -> usize {
        let bytes = self.code.as_bytes();
        let mut written = start;
        for at in start..end {
            if !MEANS[usize::from(bytes[at])] {
                continue;
            }
            self.html.push_str(&self.code[written..at]);
            let Some(entity) = entity(bytes[at]) else {
                return at;
            };
            self.html.push_str(entity);
            written = at + 1;
        }
        self.html.push_str(&self.code[written..end]);
        end
    }

    fn close(&mut self) {
        if self.open != Class::Plain {
            self.html.push_str("</span>");
            self.open = Class::Plain;
        }
    }
}

fn blanks(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))
        .unwrap_or(bytes.len())
}

/// The bytes that are not written as they are, and the end of a line.
static MEANS: [bool; 256] = {
    let mut means = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        means[byte] = byte as u8 == b'\n' || entity(byte as u8).is_some();
        byte += 1;
    }
    means
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_never_crosses_a_line_and_neighbours_share_one() {
        let mut painter = Painter::new("/* <a>\n\n  b */ x");
        painter.paint(2, Class::Comment);
        painter.paint(14, Class::Comment);
        assert_eq!(
            painter.finish(),
            "<span class=\"hl-comment\">/* &lt;a&gt;</span>\n\n  \
             <span class=\"hl-comment\">b */</span> x"
        );
    }

    #[test]
    fn an_end_within_a_character_or_behind_does_no_harm() {
        let mut painter = Painter::new("é=1");
        painter.paint(1, Class::Type);
        painter.paint(0, Class::String);
        painter.paint(99, Class::Plain);
        assert_eq!(painter.finish(), "<span class=\"hl-type\">é</span>=1");
    }
}
