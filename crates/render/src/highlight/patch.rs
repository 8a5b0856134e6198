//! Patches, as `git diff` prints them.

use super::class::Class;
use super::painter::Painter;
use super::scan;

/// Paints a patch from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
    while painter.at() < end {
        let line_end = scan::line_end(bytes, painter.at());
        let line = &bytes[painter.at()..line_end];
        let class = match line {
            [b'@', b'@', ..] => Class::Label,
            [b'+', b'+', b'+', b' ', ..] | [b'-', b'-', b'-', b' ', ..] => Class::Heading,
            [b'+' | b'>', ..] => Class::Inserted,
            [b'-' | b'<', ..] => Class::Deleted,
            _ if [
                &b"diff "[..],
                b"index ",
                b"Index: ",
                b"similarity ",
                b"rename ",
                b"new file ",
                b"deleted ",
            ]
            .iter()
            .any(|word| line.starts_with(word)) =>
            {
                Class::Comment
            }
            _ => Class::Plain,
        };
        painter.paint(line_end, class);
        painter.paint(line_end + 1, Class::Plain);
    }
}
