//! Dockerfiles: instructions over several lines, shell in them, and here-documents after them.

use super::shell;
use crate::highlight::class::Class;
use crate::highlight::language::Hole;
use crate::highlight::lexer::heredoc::{Close, Heredoc, heredoc_end};
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// Paints a Dockerfile from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
    let joint = joint(&bytes[painter.at()..]);
    while painter.at() < end {
        let start = scan::blanks(bytes, painter.at());
        if bytes.get(start) == Some(&b'#') {
            let line_end = scan::line_end(bytes, start);
            painter.paint(line_end, Class::Comment);
            painter.paint(line_end + 1, Class::Plain);
            continue;
        }
        let instruction = start..instruction_end(bytes, start, joint);
        painter.paint(start, Class::Plain);
        let word_end = scan::word(bytes, start, b"").min(instruction.end);
        painter.paint(word_end, Class::Keyword);
        let word = &bytes[start..word_end];
        let rest = bytes[word_end..instruction.end].trim_ascii_start();
        if is_one_of(
            word,
            &[b"RUN", b"CMD", b"ENTRYPOINT", b"SHELL", b"HEALTHCHECK"],
        ) && !rest.starts_with(b"[")
        {
            run_options(painter, &bytes[..instruction.end]);
            shell::paint(painter, instruction.end);
        } else {
            arguments(painter, &bytes[..instruction.end]);
        }
        painter.paint(instruction.end + 1, Class::Plain);
        if is_one_of(word, &[b"RUN", b"COPY", b"ADD"]) {
            let is_script = is_one_of(word, &[b"RUN"]) && rest.starts_with(b"<<");
            for heredoc in heredocs(bytes, instruction) {
                body(painter, bytes, &heredoc, is_script);
            }
        }
    }
}

fn is_one_of(word: &[u8], known: &[&[u8]]) -> bool {
    known.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// What joins a line with the next one: a backslash, unless `# escape=` says otherwise.
fn joint(bytes: &[u8]) -> u8 {
    let first = bytes[..scan::line_end(bytes, 0)].to_ascii_lowercase();
    let first: Vec<u8> = first.into_iter().filter(|byte| *byte != b' ').collect();
    match first.strip_prefix(b"#escape=") {
        Some(b"`") => b'`',
        _ => b'\\',
    }
}

/// Where an instruction ends. Comments and empty lines within it are passed over.
fn instruction_end(bytes: &[u8], start: usize, joint: u8) -> usize {
    let mut line = start;
    loop {
        let line_end = scan::line_end(bytes, line);
        let text = bytes[line.min(line_end)..line_end].trim_ascii();
        let is_passed = line > start && (text.is_empty() || text.starts_with(b"#"));
        if line_end >= bytes.len() || !(is_passed || text.ends_with(&[joint])) {
            return line_end;
        }
        line = line_end + 1;
    }
}

fn starts_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes[..at].iter().rev();
    before
        .take_while(|byte| **byte != b'\n')
        .all(u8::is_ascii_whitespace)
}

/// The texts that an instruction announces: `<<EOF`, `<<-"EOF"`.
fn heredocs(bytes: &[u8], instruction: std::ops::Range<usize>) -> Vec<Heredoc> {
    let mut found = Vec::new();
    let bytes = &bytes[..instruction.end];
    let mut at = scan::past(bytes, instruction.start, b"<<");
    while at < bytes.len() {
        let dash = usize::from(bytes[at] == b'-');
        let quote = usize::from(matches!(bytes.get(at + dash), Some(b'"' | b'\'')));
        let start = at + dash + quote;
        let end = scan::word(bytes, start, b"-.");
        let first = bytes.get(start).copied().unwrap_or(0);
        if first.is_ascii_alphabetic() || first == b'_' {
            found.push(Heredoc {
                word: start..end,
                close: if dash > 0 {
                    Close::Indented
                } else {
                    Close::Alone
                },
                hole: Hole::None,
            });
        }
        at = scan::past(bytes, end.max(at), b"<<");
    }
    found
}

/// The lines of one text, and the word that ends it.
fn body(painter: &mut Painter<'_>, bytes: &[u8], heredoc: &Heredoc, is_script: bool) {
    let from = painter.at().min(bytes.len());
    let end = heredoc_end(bytes, from, heredoc);
    let other = bytes[from..].starts_with(b"#!") && {
        let line = &bytes[from..scan::line_end(bytes, from)];
        !line.trim_ascii_end().ends_with(b"sh")
    };
    if is_script && !other {
        shell::paint(painter, end.start);
    } else {
        painter.paint(end.start, Class::String);
    }
    painter.paint(end.end, Class::Label);
    painter.paint(end.end + 1, Class::Plain);
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
            b'#' if starts_line(bytes, at) => {
                painter.paint(scan::line_end(bytes, at), Class::Comment)
            }
            b'<' if bytes[at..].starts_with(b"<<") => {
                painter.paint(
                    scan::until(bytes, at, |byte| byte.is_ascii_whitespace()),
                    Class::Label,
                );
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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn a_dockerfile_holds_shell() {
        check_parts(
            "dockerfile",
            "FROM rust:1.95 AS build\nRUN --mount=type=cache apt-get update \\\n && rm -rf x\nENV A=1\nCMD [\"/app\"]",
            &[
                "‹keyword FROM›",
                "‹keyword AS› build",
                "‹parameter --mount›=type=cache ‹function apt-get›",
                "‹function rm› ‹parameter -rf›",
                "‹property A›=‹number 1›",
                "‹keyword CMD› ‹punctuation [›‹string \"/app\"›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "dockerfile",
            "FROM a # b",
            &[
                "RUN <<EOF\necho \"it is\"\nEOF",
                "RUN python3 <<EOF\nx = \"it's\nEOF",
                "COPY <<-\"EOF\" /a\n\tit's\n\tEOF",
                "RUN <<A <<B\necho 'a'\nA\necho \"b\"\nB",
                "RUN a \\\n  # it's\n  && b 'c'",
                "RUN echo \"a\" \\\n\n  && b",
                "RUN <<EOF\n#!/usr/bin/env python\nx = \"it's\nEOF",
                "CMD [\"a\", \"it's\"]",
            ],
        );
    }
}
