//! HTML and XML, with the scripts, styles and PHP inside, and the marks of templates.

use super::class::Class;
use super::languages::{javascript::JAVASCRIPT, php::PHP};
use super::painter::Painter;
use super::{css, lexer, scan};

/// Paints markup from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
    while painter.at() < end {
        let at = scan::until(bytes, painter.at(), |byte| {
            matches!(byte, b'<' | b'&' | b'{')
        });
        painter.paint(at, Class::Plain);
        let rest = &bytes[at..];
        let Some(&first) = rest.first() else {
            return;
        };
        let next = rest.get(1).copied().unwrap_or(0);
        if rest.starts_with(b"<!--") {
            painter.paint(scan::past(bytes, at + 4, b"-->"), Class::Comment);
        } else if rest.starts_with(b"<![CDATA[") {
            painter.paint(scan::past(bytes, at, b"]]>"), Class::String);
        } else if rest.starts_with(b"<?php") || rest.starts_with(b"<?=") {
            php(
                painter,
                bytes,
                if next == b'?' && rest[2] == b'=' {
                    at + 3
                } else {
                    at + 5
                },
            );
        } else if first == b'<' && next == b'!' {
            painter.paint(scan::past(bytes, at, b">"), Class::Keyword);
        } else if first == b'<' && (matches!(next, b'?' | b'/') || next.is_ascii_alphabetic()) {
            tag(painter, bytes, at);
        } else if rest.starts_with(b"{{") || rest.starts_with(b"{%") || rest.starts_with(b"{#") {
            template(painter, bytes, at);
        } else if first == b'&' {
            let end = scan::word(bytes, at + 1, b"#");
            let is_entity = bytes.get(end) == Some(&b';') && end > at + 1;
            painter.paint(
                end + usize::from(is_entity),
                if is_entity {
                    Class::Escape
                } else {
                    Class::Plain
                },
            );
        } else {
            painter.paint(at + 1, Class::Plain);
        }
    }
}

/// PHP with the mark that opened it already seen.
pub fn php(painter: &mut Painter<'_>, bytes: &[u8], from: usize) {
    painter.paint(from, Class::Keyword);
    let close = scan::past(bytes, from, b"?>");
    let is_closed = bytes[from.min(close)..close].ends_with(b"?>");
    let end = if is_closed { close - 2 } else { close };
    lexer::paint(&PHP, painter, end);
    painter.paint(close, Class::Keyword);
}

fn template(painter: &mut Painter<'_>, bytes: &[u8], at: usize) {
    let (close, class): (&[u8], Class) = match bytes[at + 1] {
        b'{' => (b"}}", Class::Macro),
        b'%' => (b"%}", Class::Macro),
        _ => (b"#}", Class::Comment),
    };
    painter.paint(scan::past(bytes, at + 2, close), class);
}

fn tag(painter: &mut Painter<'_>, bytes: &[u8], at: usize) {
    let sign = usize::from(matches!(bytes.get(at + 1), Some(b'/' | b'?')));
    let name = at + 1 + sign;
    painter.paint(name, Class::Punctuation);
    let name_end = scan::word(bytes, name, b"-:.");
    painter.paint(name_end, Class::Tag);
    attributes(painter, bytes);
    if sign > 0 {
        return;
    }
    let name = &bytes[name..name_end];
    if name.eq_ignore_ascii_case(b"script") {
        let end = closing(bytes, painter.at(), b"script");
        lexer::paint(&JAVASCRIPT, painter, end);
    } else if name.eq_ignore_ascii_case(b"style") {
        let end = closing(bytes, painter.at(), b"style");
        css::paint(painter, end);
    }
}

/// Where the element with this name is closed.
fn closing(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    loop {
        at = scan::past(bytes, at, b"</");
        if at >= bytes.len() {
            return bytes.len();
        }
        if bytes[at..]
            .get(..name.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(name))
        {
            return at - 2;
        }
    }
}

fn attributes(painter: &mut Painter<'_>, bytes: &[u8]) {
    while let Some(&byte) = bytes.get(painter.at()) {
        let at = painter.at();
        match byte {
            b'>' => {
                painter.paint(at + 1, Class::Punctuation);
                return;
            }
            b'/' | b'?' => painter.paint(at + 1, Class::Punctuation),
            b'<' => return,
            b'"' => painter.paint(scan::past(bytes, at + 1, b"\""), Class::String),
            b'\'' => painter.paint(scan::past(bytes, at + 1, b"'"), Class::String),
            b'{' if matches!(bytes.get(at + 1), Some(b'{' | b'%')) => template(painter, bytes, at),
            b'=' => {
                painter.paint(at + 1, Class::Plain);
                let value = scan::blanks(bytes, at + 1);
                let end = scan::until(bytes, value, |byte| {
                    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'"' | b'\'' | b'{')
                });
                painter.paint(end, Class::String);
            }
            _ if byte.is_ascii_whitespace() => painter.paint(at + 1, Class::Plain),
            _ => {
                let end = scan::until(bytes, at, |byte| {
                    byte.is_ascii_whitespace()
                        || matches!(byte, b'=' | b'>' | b'/' | b'"' | b'\'' | b'<')
                });
                painter.paint(end, Class::Attribute);
            }
        }
    }
}
