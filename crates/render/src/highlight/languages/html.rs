//! HTML and XML, with the scripts, styles and PHP inside, and the marks of templates.

use super::css;
use super::javascript::{JAVASCRIPT, TYPESCRIPT};
use super::php::PHP;
use super::templates::{self, Templates};
use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::{lexer, scan};

/// What a page may hold beside elements and text.
#[derive(Clone, Copy)]
pub struct Page {
    /// Whether `<script>` and `<style>` hold code.
    pub code: Code,
    pub templates: Templates,
}

/// Whether `<script>` and `<style>` hold code: in XML they are elements like others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    InScripts,
    Nowhere,
}

/// HTML as it stands in notes: plain, or with the marks of some template.
pub const HTML: Page = Page {
    code: Code::InScripts,
    templates: Templates::Any,
};

/// XML.
pub const XML: Page = Page {
    code: Code::Nowhere,
    templates: Templates::None,
};

/// Paints markup from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize, page: Page) {
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
        } else if let Some(inside) = php_mark(rest) {
            php(painter, bytes, at + inside);
        } else if first == b'<' && next == b'!' {
            declaration(painter, bytes);
        } else if first == b'<' && (matches!(next, b'?' | b'/') || next.is_ascii_alphabetic()) {
            tag(painter, bytes, at, page);
        } else if templates::paint(painter, bytes, at, page.templates) {
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

/// The length of the mark that opens PHP.
fn php_mark(rest: &[u8]) -> Option<usize> {
    let marks: [&[u8]; 2] = [b"<?php", b"<?="];
    let mark = marks.iter().find(|mark| rest.starts_with(mark))?;
    Some(mark.len())
}

/// `<!DOCTYPE …>`, with what it declares in brackets.
fn declaration(painter: &mut Painter<'_>, bytes: &[u8]) {
    let mut open = 0u32;
    while let Some(&byte) = bytes.get(painter.at()) {
        let at = painter.at();
        match byte {
            b'<' if bytes[at..].starts_with(b"<!--") => {
                painter.paint(scan::past(bytes, at + 4, b"-->"), Class::Comment);
            }
            b'"' => painter.paint(scan::past(bytes, at + 1, b"\""), Class::String),
            b'\'' => painter.paint(scan::past(bytes, at + 1, b"'"), Class::String),
            b'<' | b'[' => {
                open += 1;
                painter.paint(at + 1, Class::Keyword);
            }
            b'>' | b']' => {
                open = open.saturating_sub(1);
                painter.paint(at + 1, Class::Keyword);
                if open == 0 {
                    return;
                }
            }
            _ => {
                let signs = |byte| matches!(byte, b'<' | b'>' | b'[' | b']' | b'"' | b'\'');
                painter.paint(scan::until(bytes, at + 1, signs), Class::Keyword);
            }
        }
    }
}

/// PHP with the mark that opened it already seen, and the mark that closes it.
fn php(painter: &mut Painter<'_>, bytes: &[u8], from: usize) {
    painter.paint(from, Class::Keyword);
    lexer::paint_until(&PHP, painter, bytes.len(), "?>");
    if bytes[painter.at()..].starts_with(b"?>") {
        painter.paint(painter.at() + 2, Class::Keyword);
    }
}

fn tag(painter: &mut Painter<'_>, bytes: &[u8], at: usize, page: Page) {
    let sign = usize::from(matches!(bytes.get(at + 1), Some(b'/' | b'?')));
    let name = at + 1 + sign;
    painter.paint(name, Class::Punctuation);
    let name_end = scan::word(bytes, name, b"-:.");
    painter.paint(name_end, Class::Tag);
    attributes(painter, bytes, page.templates);
    if sign > 0 || page.code == Code::Nowhere {
        return;
    }
    let name = &bytes[name..name_end];
    let attributes = &bytes[name_end..painter.at()];
    let says = |word: &[u8]| scan::find(attributes, 0, word).is_some();
    if name.eq_ignore_ascii_case(b"script") && !says(b"template") && !says(b"text/x-") {
        let end = closing(bytes, painter.at(), b"script");
        let typed = says(b"ts\"") || says(b"ts'") || says(b"typescript");
        let table = if typed { &TYPESCRIPT } else { &JAVASCRIPT };
        lexer::paint(table, painter, end);
    } else if name.eq_ignore_ascii_case(b"style") {
        let end = closing(bytes, painter.at(), b"style");
        if says(b"scss") || says(b"less") {
            css::paint_scss(painter, end);
        } else {
            css::paint(painter, end);
        }
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

fn attributes(painter: &mut Painter<'_>, bytes: &[u8], templates: Templates) {
    while let Some(&byte) = bytes.get(painter.at()) {
        let at = painter.at();
        match byte {
            b'>' => {
                painter.paint(at + 1, Class::Punctuation);
                return;
            }
            b'/' | b'?' => painter.paint(at + 1, Class::Punctuation),
            b'<' => match php_mark(&bytes[at..]) {
                Some(inside) => php(painter, bytes, at + inside),
                None => return,
            },
            b'"' | b'\'' => value(painter, bytes, templates),
            b'{' if templates::paint(painter, bytes, at, templates) => {}
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
                        || matches!(byte, b'=' | b'>' | b'/' | b'"' | b'\'' | b'<' | b'{')
                });
                painter.paint(end.max(at + 1), Class::Attribute);
            }
        }
    }
}

/// A value in quotes, with PHP and templates in it, whose own quotes close nothing.
fn value(painter: &mut Painter<'_>, bytes: &[u8], templates: Templates) {
    let quote = bytes[painter.at()];
    painter.paint(painter.at() + 1, Class::String);
    loop {
        let at = scan::until(bytes, painter.at(), |byte| {
            byte == quote || matches!(byte, b'<' | b'{')
        });
        painter.paint(at, Class::String);
        match bytes.get(at) {
            None => return,
            Some(byte) if *byte == quote => {
                painter.paint(at + 1, Class::String);
                return;
            }
            Some(_) => match php_mark(&bytes[at..]) {
                Some(inside) => php(painter, bytes, at + inside),
                None if templates::paint(painter, bytes, at, templates) => {}
                None => painter.paint(at + 1, Class::String),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn html_holds_scripts_and_styles() {
        check_parts(
            "html",
            "<!-- c --><a href=\"x\" data-y=1>A &amp; B</a><style>p { color: red }</style><script>let x = \"</p>\";</script>",
            &[
                "‹comment <!-- c -->›",
                "‹punctuation <›‹tag a› ‹attribute href›=‹string \"x\"› ‹attribute data-y›=‹string 1›",
                "A ‹escape &amp;› B",
                "‹tag p› ‹punctuation {› ‹property color›‹punctuation :› ‹constant red›",
                "‹keyword let› x",
            ],
        );
        check_parts(
            "xml",
            "<?xml version=\"1.0\"?><a:b/>",
            &["‹tag xml› ‹attribute version›", "‹tag a:b›"],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "html",
            "<b>a</b>",
            &[
                "<!DOCTYPE html PUBLIC \"a>'\">",
                "<a title='\"'>it's {# a",
                "{{ it's",
                "<script>x = '</b>'</script>",
                "<style>a { b: url(http://c) }</style>",
            ],
        );
        ends(
            "xml",
            "<b>a</b>",
            &[
                "<style name=\"a\"><!-- it's --></style>",
                "<!DOCTYPE a [<!ENTITY b \"]>'\">]>",
                "<![CDATA[ it's <b> ]]>",
            ],
        );
        ends(
            "svelte",
            "<b>a</b>",
            &["{#if it's}a{/if}", "{#each a as b}{b}{/each}"],
        );
    }
}
