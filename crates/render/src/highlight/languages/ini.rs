//! INI files and their kin: properties, `.env`, systemd units, git's and editors' settings.

use super::yaml;
use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// Paints settings from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
    let mut continues = false;
    while painter.at() < end {
        let start = scan::blanks(bytes, painter.at());
        let line_end = scan::line_end(bytes, start);
        match bytes.get(start) {
            _ if continues => painter.paint(line_end, Class::String),
            Some(b'#' | b';' | b'!') => painter.paint(line_end, Class::Comment),
            Some(b'[') => painter.paint(line_end, Class::Heading),
            Some(_) => setting(painter, bytes, start, line_end),
            None => {}
        }
        continues = line_end > start && bytes[line_end - 1] == b'\\';
        painter.paint(line_end + 1, Class::Plain);
    }
}

/// `key = value`, `key: value`.
fn setting(painter: &mut Painter<'_>, bytes: &[u8], start: usize, line_end: usize) {
    let line = &bytes[..line_end];
    let sign = scan::until(line, start, |byte| matches!(byte, b'=' | b':'));
    painter.paint(start, Class::Plain);
    painter.paint(sign, Class::Property);
    let value = scan::blanks(line, (sign + 1).min(line_end));
    painter.paint(value, Class::Plain);
    let text = line[value..].trim_ascii();
    if !text.is_empty() {
        painter.paint(line_end, yaml::value(text));
    }
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn headings_and_keys_are_coloured() {
        check_parts(
            "ini",
            "; c\n[core]\neditor = vim\nn = 1",
            &[
                "‹comment ; c›",
                "‹heading [core]›",
                "‹property editor› = ‹string vim›",
                "‹number 1›",
            ],
        );
    }
}
