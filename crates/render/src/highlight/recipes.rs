//! Files that hold shell commands between lines of their own: Dockerfiles and makefiles.

use super::class::Class;
use super::painter::Painter;
use super::{scan, shell};

/// Paints a Dockerfile from the painter's place up to `end`.
pub fn dockerfile(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
    while painter.at() < end {
        let start = scan::blanks(bytes, painter.at());
        let mut line_end = scan::line_end(bytes, start);
        if bytes.get(start) == Some(&b'#') {
            painter.paint(line_end, Class::Comment);
            painter.paint(line_end + 1, Class::Plain);
            continue;
        }
        while line_end < end && goes_on(&bytes[start..line_end]) {
            line_end = scan::line_end(bytes, line_end + 1);
        }
        painter.paint(start, Class::Plain);
        let word_end = scan::word(bytes, start, b"").min(line_end);
        painter.paint(word_end, Class::Keyword);
        let word = &bytes[start..word_end];
        let is_command = [&b"RUN"[..], b"CMD", b"ENTRYPOINT", b"SHELL", b"HEALTHCHECK"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word));
        let rest = bytes[word_end..line_end].trim_ascii_start();
        if is_command && !rest.starts_with(b"[") {
            run_options(painter, &bytes[..line_end]);
            shell::paint(painter, line_end);
        } else {
            arguments(painter, &bytes[..line_end]);
        }
        painter.paint(line_end + 1, Class::Plain);
    }
}

/// Whether a line goes on with the next one.
fn goes_on(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b"\\")
}

/// `--mount=type=cache,target=/root` before the command of a `RUN`.
fn run_options(painter: &mut Painter<'_>, bytes: &[u8]) {
    loop {
        let at = scan::until(bytes, painter.at(), |byte| {
            !byte.is_ascii_whitespace() && byte != b'\\'
        });
        if !bytes[at..].starts_with(b"--") {
            return;
        }
        painter.paint(at, Class::Plain);
        painter.paint(
            scan::until(bytes, at, |byte| byte == b'=' || byte.is_ascii_whitespace()),
            Class::Parameter,
        );
        painter.paint(
            scan::until(bytes, at, |byte| byte.is_ascii_whitespace()),
            Class::Plain,
        );
    }
}

/// Paints the rest of `bytes`: strings, variables, options, `AS`, numbers.
fn arguments(painter: &mut Painter<'_>, bytes: &[u8]) {
    while let Some(&byte) = bytes.get(painter.at()) {
        let at = painter.at();
        match byte {
            b'"' | b'\'' => painter.paint(scan::quoted(bytes, at), Class::String),
            b'$' if bytes.get(at + 1) == Some(&b'{') => {
                painter.paint(scan::past(bytes, at, b"}"), Class::Parameter)
            }
            b'$' => painter.paint(scan::word(bytes, at + 1, b""), Class::Parameter),
            b'#' if at == 0 || bytes[at - 1] == b' ' => {
                painter.paint(scan::line_end(bytes, at), Class::Comment)
            }
            b'[' | b']' | b'(' | b')' | b',' => painter.paint(at + 1, Class::Punctuation),
            b'-' if bytes[at..].starts_with(b"--") => {
                painter.paint(scan::word(bytes, at, b"-"), Class::Parameter);
            }
            _ if byte.is_ascii_alphanumeric() || byte == b'_' => {
                let end = scan::word(bytes, at, b"-.");
                let word = &bytes[at..end];
                let class = if word.eq_ignore_ascii_case(b"as") {
                    Class::Keyword
                } else if bytes.get(end) == Some(&b'=') {
                    Class::Property
                } else if word
                    .iter()
                    .all(|byte| byte.is_ascii_digit() || *byte == b'.')
                {
                    Class::Number
                } else {
                    Class::Plain
                };
                painter.paint(end, class);
            }
            _ => painter.paint(at + 1, Class::Plain),
        }
    }
}

/// Paints a makefile from the painter's place up to `end`.
pub fn makefile(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
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
            rule(painter, &bytes[..line_end], start);
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
                    Some(b'(') => scan::past(bytes, at, b")"),
                    Some(b'{') => scan::past(bytes, at, b"}"),
                    _ => at + 2,
                };
                painter.paint(end, Class::Parameter);
            }
            None => {}
        }
    }
}
