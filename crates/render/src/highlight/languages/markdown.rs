//! Markdown shown as code, with the code inside it in its own colours.

use super::yaml;
use crate::highlight::class::Class;
use crate::highlight::painter::{Paint, Painter};
use crate::highlight::scan;

/// What paints the code inside, by the name of its language.
type Languages = fn(&str) -> Option<Paint>;

/// Paints Markdown from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize, languages: Languages) {
    let bytes = &painter.code().as_bytes()[..end];
    if painter.at() == 0 && bytes.starts_with(b"---\n") {
        let close = scan::past(bytes, 3, b"\n---");
        yaml::paint(painter, close);
    }
    while painter.at() < end {
        let line_end = scan::line_end(bytes, painter.at());
        let start = scan::blanks(bytes, painter.at());
        match bytes.get(start) {
            Some(b'`' | b'~') if is_fence(&bytes[start..line_end]) => {
                fence(painter, bytes, start, languages)
            }
            Some(b'#') => painter.paint(line_end, Class::Heading),
            Some(b'>') => {
                painter.paint(start + 1, Class::Punctuation);
                inline(painter, &bytes[..line_end]);
            }
            Some(b'-' | b'*' | b'+') if bytes.get(start + 1) == Some(&b' ') => {
                painter.paint(start + 1, Class::Punctuation);
                inline(painter, &bytes[..line_end]);
            }
            _ => inline(painter, &bytes[..line_end]),
        }
        painter.paint(scan::line_end(bytes, painter.at()) + 1, Class::Plain);
    }
}

fn is_fence(line: &[u8]) -> bool {
    line.starts_with(b"```") || line.starts_with(b"~~~")
}

fn fence(painter: &mut Painter<'_>, bytes: &[u8], start: usize, languages: Languages) {
    let open = scan::line_end(bytes, start);
    let mark = scan::until(bytes, start, |byte| byte != bytes[start]);
    let lang_end = scan::word(bytes, mark, b"+#-").min(open);
    painter.paint(mark, Class::Punctuation);
    painter.paint(lang_end, Class::Label);
    painter.paint(open, Class::Plain);
    let lang = painter.code()[mark..lang_end].to_lowercase();
    let mut close = open;
    while close < bytes.len() {
        let line = close + 1;
        let line_end = scan::line_end(bytes, line);
        let text = bytes[line.min(line_end)..line_end].trim_ascii();
        if text.len() >= mark - start && text.iter().all(|byte| *byte == bytes[start]) {
            break;
        }
        close = line_end;
    }
    match languages(&lang) {
        // Markdown within Markdown within Markdown would be as deep as the code is long.
        Some(inner) if !matches!(lang.as_str(), "markdown" | "md") => inner(painter, close),
        _ => painter.paint(close, Class::String),
    }
    let end = scan::line_end(bytes, (close + 1).min(bytes.len()));
    painter.paint(end, Class::Punctuation);
}

fn inline(painter: &mut Painter<'_>, bytes: &[u8]) {
    while painter.at() < bytes.len() {
        let at = scan::until(bytes, painter.at(), |byte| {
            matches!(byte, b'`' | b'*' | b'_' | b'[' | b'\\')
        });
        painter.paint(at, Class::Plain);
        let Some(&byte) = bytes.get(at) else { return };
        let (end, class) = match byte {
            b'\\' => (at + 2, Class::Escape),
            b'`' => (pair(bytes, at, b"`"), Class::String),
            b'[' => (link(bytes, at), Class::Link),
            _ if bytes.get(at + 1) == Some(&byte) => {
                (pair(bytes, at, &[byte, byte]), Class::Strong)
            }
            b'_' if at > 0 && bytes[at - 1].is_ascii_alphanumeric() => (at, Class::Plain),
            _ => (pair(bytes, at, &[byte]), Class::Emphasis),
        };
        painter.paint(end, class);
        painter.paint(at + 1, Class::Plain);
    }
}

/// What is not closed within as many bytes is not opened.
const LONGEST: usize = 1_000;

/// Behind what `mark` opens at `at` and closes on this line; `at` when nothing closes it.
fn pair(bytes: &[u8], at: usize, mark: &[u8]) -> usize {
    let bytes = &bytes[..bytes.len().min(at + LONGEST)];
    let inside = at + mark.len();
    let opens = bytes
        .get(inside)
        .is_some_and(|byte| !byte.is_ascii_whitespace());
    let end = scan::past(bytes, inside, mark);
    if opens && bytes[inside..end].ends_with(mark) {
        end
    } else {
        at
    }
}

/// Behind `[text](address)`; `at` when it is just a bracket.
fn link(bytes: &[u8], at: usize) -> usize {
    let bytes = &bytes[..bytes.len().min(at + LONGEST)];
    let close = scan::past(bytes, at, b"](");
    if !bytes[at..close].ends_with(b"](") {
        return at;
    }
    scan::past(bytes, close, b")")
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn markdown_shows_the_code_inside_it_in_its_colours() {
        check_parts(
            "md",
            "# A\n*b* **c** `d` [e](f)\n```rust\nfn x() {}\n```\n> q",
            &[
                "‹heading # A›",
                "‹emphasis *b*›",
                "‹strong **c**›",
                "‹string `d`›",
                "‹link [e](f)›",
                "‹keyword fn› ‹function x›",
                "‹punctuation >› q",
            ],
        );
    }
}
