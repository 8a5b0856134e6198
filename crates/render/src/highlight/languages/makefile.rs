//! Makefiles; Dockerfiles are in `dockerfile`.

use super::shell;
use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// Whether a line goes on with the next one.
fn goes_on(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b"\\")
}

/// Paints a makefile from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
    let mut in_text = false;
    while painter.at() < end {
        let start = painter.at();
        let mut line_end = scan::line_end(bytes, start);
        while line_end < end && goes_on(&bytes[start..line_end]) {
            line_end = scan::line_end(bytes, line_end + 1);
        }
        if bytes[start] == b'\t' {
            let signs = scan::until(bytes, start, |byte| {
                !matches!(byte, b'\t' | b'@' | b'-' | b'+')
            });
            painter.paint(signs.min(line_end), Class::Punctuation);
            shell::paint(painter, line_end);
        } else {
            let line = bytes[start..line_end].trim_ascii();
            in_text = (in_text || line.starts_with(b"define ")) && line != b"endef";
            if in_text && !line.starts_with(b"define ") {
                // What `define` holds is no make yet: a hash in it is text.
                painter.paint(line_end, Class::Plain);
            } else {
                rule(painter, &bytes[..line_end], start);
            }
        }
        painter.paint(line_end + 1, Class::Plain);
    }
}

/// A line that is not a recipe: a directive, a variable, or a target with what it needs.
fn rule(painter: &mut Painter<'_>, bytes: &[u8], start: usize) {
    let text = scan::blanks(bytes, start);
    if bytes.get(text) == Some(&b'#') {
        painter.paint(bytes.len(), Class::Comment);
        return;
    }
    let word_end = scan::word(bytes, text, b"-");
    let word = &bytes[text..word_end];
    let directives: [&[u8]; 14] = [
        b"include",
        b"-include",
        b"sinclude",
        b"ifeq",
        b"ifneq",
        b"ifdef",
        b"ifndef",
        b"else",
        b"endif",
        b"define",
        b"endef",
        b"export",
        b"unexport",
        b"override",
    ];
    let sign = scan::until(bytes, text, |byte| matches!(byte, b'=' | b':'));
    if directives.contains(&word) {
        painter.paint(text, Class::Plain);
        painter.paint(word_end, Class::Keyword);
    } else if sign < bytes.len() {
        let assigns = bytes[sign] == b'='
            || bytes[sign..].starts_with(b":=")
            || bytes[sign..].starts_with(b"::=");
        let name = bytes[text..sign].trim_ascii_end();
        let name = name
            .strip_suffix(b"?")
            .or(name.strip_suffix(b"+"))
            .unwrap_or(name);
        painter.paint(text, Class::Plain);
        painter.paint(
            text + name.len(),
            if assigns {
                Class::Property
            } else {
                Class::Function
            },
        );
        painter.paint(sign + 1, Class::Plain);
    }
    arguments_of_make(painter, bytes);
}

/// Paints the rest of `bytes`: `$(variables)` and comments.
fn arguments_of_make(painter: &mut Painter<'_>, bytes: &[u8]) {
    while painter.at() < bytes.len() {
        let at = scan::until(bytes, painter.at(), |byte| matches!(byte, b'$' | b'#'));
        painter.paint(at, Class::Plain);
        match bytes.get(at) {
            Some(b'#') => painter.paint(scan::line_end(bytes, at), Class::Comment),
            Some(_) => {
                let end = match bytes.get(at + 1) {
                    Some(b'(' | b'{') => substitution_end(bytes, at + 1),
                    _ => at + 2,
                };
                painter.paint(end, Class::Parameter);
            }
            None => {}
        }
    }
}

/// Behind the bracket that closes `$(call f,$(x))`; `open` is the place of the first one.
fn substitution_end(bytes: &[u8], open: usize) -> usize {
    let close = if bytes[open] == b'(' { b')' } else { b'}' };
    let mut depth = 0u32;
    for (at, byte) in bytes.iter().enumerate().skip(open) {
        if *byte == bytes[open] {
            depth += 1;
        } else if *byte == close {
            depth -= 1;
            if depth == 0 {
                return at + 1;
            }
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn a_makefile_holds_shell() {
        check_parts(
            "make",
            "CC := gcc $(X)\nall: main.o\n\t@echo done # x\nifeq (a,b)",
            &[
                "‹property CC› := gcc ‹parameter $(X)›",
                "‹function all›: main.o",
                "‹builtin echo›",
                "‹keyword ifeq›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "make",
            "a: b # it's",
            &[
                "X = $(shell echo 'a' | sed 's/#/x/')",
                "a:\n\t@# it's\n\techo 'a'",
                "X = it's",
            ],
        );
    }
}
