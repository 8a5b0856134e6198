//! CSS, and SCSS and Less as far as they look the same.

use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// Paints style sheets from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    sheet(painter, end, Comments::Blocks);
}

/// Paints SCSS or Less, which have comments to the end of the line.
pub fn paint_scss(painter: &mut Painter<'_>, end: usize) {
    sheet(painter, end, Comments::LinesToo);
}

/// What a comment is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comments {
    Blocks,
    LinesToo,
}

fn sheet(painter: &mut Painter<'_>, end: usize, comments: Comments) {
    let bytes = &painter.code().as_bytes()[..end];
    let mut part = Part::Start;
    while let Some(&byte) = bytes.get(painter.at()) {
        let at = painter.at();
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        match byte {
            _ if byte.is_ascii_whitespace() => painter.paint(at + 1, Class::Plain),
            b'/' if next == b'*' => painter.paint(scan::past(bytes, at + 2, b"*/"), Class::Comment),
            b'/' if next == b'/' && comments == Comments::LinesToo => {
                painter.paint(scan::line_end(bytes, at), Class::Comment)
            }
            b'"' | b'\'' => painter.paint(scan::quoted_on_line(bytes, at), Class::String),
            b'\\' => painter.paint(at + 2, Class::Plain),
            b'#' if next == b'{' => painter.paint(at + 2, Class::Punctuation),
            b'{' | b'}' | b';' => {
                painter.paint(at + 1, Class::Punctuation);
                part = Part::Start;
            }
            b'@' => {
                painter.paint(name(bytes, at + 1), Class::Keyword);
                part = Part::Value;
            }
            _ if part == Part::Start => {
                part = if is_declaration(bytes, at) {
                    Part::Property
                } else {
                    Part::Selector
                }
            }
            _ => part = piece(painter, bytes, part),
        }
    }
}

/// Where in a rule a word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    Selector,
    Property,
    Value,
}

/// Whether a declaration begins here and not a selector: its end comes before a brace.
fn is_declaration(bytes: &[u8], at: usize) -> bool {
    let end = scan::until(bytes, at, |byte| matches!(byte, b'{' | b'}' | b';'));
    let colon = scan::until(&bytes[..end], at, |byte| byte == b':');
    colon < end && bytes.get(end) != Some(&b'{')
}

fn name(bytes: &[u8], from: usize) -> usize {
    scan::word(bytes, from, b"-")
}

/// Whether `url(` begins at `at`, with an address in it that stands in no quotes.
fn is_address(bytes: &[u8], at: usize, end: usize) -> bool {
    let names: [&[u8]; 4] = [b"url", b"url-prefix", b"domain", b"src"];
    let name = &bytes[at..end];
    let first = bytes
        .get(scan::blanks(bytes, end + 1))
        .copied()
        .unwrap_or(0);
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
        && bytes.get(end) == Some(&b'(')
        && !matches!(first, b'"' | b'\'' | b'$' | b'#' | b'@')
}

fn piece(painter: &mut Painter<'_>, bytes: &[u8], part: Part) -> Part {
    let at = painter.at();
    let byte = bytes[at];
    let end = name(bytes, at + 1);
    let (end, class, next) = match (part, byte) {
        (Part::Property, b':') => (at + 1, Class::Punctuation, Part::Value),
        (Part::Property, b'$' | b'-') if bytes[at..].starts_with(b"--") || byte == b'$' => {
            (end, Class::Parameter, part)
        }
        (Part::Property, _) => (end, Class::Property, part),
        (Part::Selector, b'.' | b'#' | b'%') => (end, Class::Attribute, part),
        (Part::Selector, b':') => (
            name(bytes, scan::until(bytes, at, |byte| byte != b':')),
            Class::Builtin,
            part,
        ),
        (Part::Selector, b'&') => (at + 1, Class::Own, part),
        (Part::Selector, b'[') => (
            scan::until(bytes, at, |byte| {
                matches!(byte, b']' | b'{' | b'"' | b'\'' | b'\n')
            }),
            Class::Attribute,
            part,
        ),
        (Part::Selector, b'a'..=b'z' | b'A'..=b'Z' | b'*' | 0x80..) => (end, Class::Tag, part),
        _ if is_address(bytes, at, end) => {
            painter.paint(end, Class::Function);
            painter.paint(end + 1, Class::Punctuation);
            let close = scan::until(bytes, end, |byte| matches!(byte, b')' | b'\n'));
            (close, Class::String, part)
        }
        (_, b'0'..=b'9') => (scan::word(bytes, at, b".%"), Class::Number, part),
        (_, b'.' | b'-' | b'+') if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
            (scan::word(bytes, at + 1, b".%"), Class::Number, part)
        }
        (_, b'-') if bytes[at..].starts_with(b"--") => (end, Class::Parameter, part),
        (_, b'$') => (end, Class::Parameter, part),
        (_, b'#') => (end, Class::Constant, part),
        (_, b'!') => (end, Class::Keyword, part),
        (_, b'(' | b')' | b',') => (at + 1, Class::Punctuation, part),
        (_, b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'_' | 0x80..) if bytes.get(end) == Some(&b'(') => {
            (end, Class::Function, part)
        }
        (_, b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'_' | 0x80..) => (end, Class::Constant, part),
        _ => (at + 1, Class::Plain, part),
    };
    painter.paint(end, class);
    next
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn css_tells_selectors_from_declarations() {
        check_parts(
            "scss",
            "a.b:hover, #c { --x: 1.5rem; color: rgb(1 2 3) !important; &:not(.d) { margin: $gap } }\n@media print {}",
            &[
                "‹tag a›‹attribute .b›‹builtin :hover›",
                "‹attribute #c›",
                "‹parameter --x›‹punctuation :› ‹number 1.5rem›",
                "‹function rgb›",
                "‹keyword !important›",
                "‹self &›‹builtin :not›",
                "‹parameter $gap›",
                "‹keyword @media›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "css",
            "a { color: red } /* it's */",
            &[
                "a { background: url(https://x.y/z'.png) }",
                "a { background: URL( //x.y/a ) no-repeat }",
                "@import url(https://x.y/z);",
                "a::before { content: '\\'' }",
                "a::before { content: \"it's\" }",
                ".sm\\:flex, .it\\'s { color: red }",
                "a { content: \"it\n}",
            ],
        );
        ends(
            "scss",
            "$x: 1px; // it's",
            &[
                "a { background: url(https://x.y/z) }",
                "a[b=\"#{$c}\"] { d: \"e\" } // it's",
                ".a-#{$b} { c: d }",
            ],
        );
    }
}
