//! The figure around a piece of code: its title, its language, its lines.
//!
//! What the fence says is read in `fence`, colours come from `highlight`.

pub mod fence;

use crate::cache::{Cache, Source};
use crate::highlight::patch::{self, Line};
use crate::highlight::{self, Reading};
use crate::html::escape;
use fence::Fence;

/// Appends the figure of `code`.
pub fn push_figure(html: &mut String, code: &str, fence: &Fence, cache: &Cache) {
    let code = code.strip_suffix('\n').unwrap_or(code);
    let lines = Lines::of(code, fence, cache);
    html.push_str("<figure class=\"code");
    if fence.numbered {
        html.push_str(" code-numbered");
        let digits = lines.html.len().to_string().len();
        if digits > 2 {
            // Wide enough for the last number, so that all end at the same place.
            html.push_str(&format!(" code-digits-{}", digits.min(MOST_DIGITS)));
        }
    }
    if fence.diff {
        html.push_str(" code-diff");
    }
    html.push('"');
    if !fence.language.is_empty() {
        escape::push_attribute(html, "data-lang", &fence.language);
    }
    html.push('>');
    if let Some(title) = &fence.title {
        html.push_str("<figcaption>");
        escape::push(html, title);
        html.push_str("</figcaption>");
    }
    // Long lines scroll, and what scrolls must be reachable from the keyboard.
    html.push_str("<pre tabindex=\"0\"><code>");
    let wrapped = fence.numbered || fence.diff || !fence.marked.is_empty();
    for (index, line) in lines.html.iter().enumerate() {
        if index > 0 {
            html.push('\n');
        }
        if wrapped {
            let patch = lines.patch.get(index).copied();
            push_line(html, line, fence.marks(index + 1), patch);
        } else {
            html.push_str(line);
        }
    }
    html.push_str("</code></pre></figure>");
}

/// Numbers with more digits than this get no wider place.
const MOST_DIGITS: usize = 6;

/// Code line by line. No element of coloured code crosses a line.
struct Lines<'c> {
    html: Vec<String>,
    /// What each line of a patch is, with its sign.
    patch: Vec<(Line, &'c str)>,
}

impl<'c> Lines<'c> {
    fn of(code: &'c str, fence: &Fence, cache: &Cache) -> Lines<'c> {
        if fence.diff {
            return Lines::of_patch(code, &fence.language, cache);
        }
        let coloured = coloured(code, &fence.language, cache);
        Lines {
            html: coloured.split('\n').map(str::to_owned).collect(),
            patch: Vec::new(),
        }
    }

    /// What went and what came is read apart: each is code by itself, and both at once are not.
    fn of_patch(code: &'c str, language: &str, cache: &Cache) -> Lines<'c> {
        let mut patch = Vec::new();
        let mut texts = Vec::new();
        let (mut before, mut after) = (String::new(), String::new());
        for (text, (line, sign)) in code.split('\n').zip(patch::lines(code)) {
            let (sign, text) = text.split_at(sign);
            let push = |code: &mut String| {
                code.push_str(text);
                code.push('\n');
            };
            match line {
                Line::Head | Line::Hunk => {}
                Line::Removed => push(&mut before),
                Line::Added => push(&mut after),
                Line::Kept => {
                    push(&mut before);
                    push(&mut after);
                }
            }
            patch.push((line, sign));
            texts.push(text);
        }
        let (before, after) = (
            coloured(&before, language, cache),
            coloured(&after, language, cache),
        );
        let (mut before, mut after) = (before.split('\n'), after.split('\n'));
        let html = patch.iter().zip(texts).map(|((line, _), text)| {
            let found = match line {
                Line::Head | Line::Hunk => None,
                Line::Removed => before.next(),
                Line::Added => after.next(),
                Line::Kept => {
                    before.next();
                    after.next()
                }
            };
            found.map_or_else(|| escaped(text), str::to_owned)
        });
        Lines {
            html: html.collect(),
            patch,
        }
    }
}

fn push_line(html: &mut String, line: &str, marked: bool, patch: Option<(Line, &str)>) {
    html.push_str("<span class=\"line");
    if marked {
        html.push_str(" line-marked");
    }
    html.push_str(match patch {
        Some((Line::Added, _)) => " line-added",
        Some((Line::Removed, _)) => " line-removed",
        Some((Line::Head, _)) => " line-head",
        Some((Line::Hunk, _)) => " line-hunk",
        Some((Line::Kept, _)) | None => "",
    });
    html.push_str("\">");
    if let Some((_, sign)) = patch.filter(|(_, sign)| !sign.is_empty()) {
        // The sign is text like any other: colour alone would not tell everyone, and a patch that
        // is copied without its signs is none.
        html.push_str("<span class=\"line-sign\">");
        escape::push(html, sign);
        html.push_str("</span>");
    }
    html.push_str(line);
    html.push_str("</span>");
}

/// The HTML of code, in colour if the language is known.
fn coloured(code: &str, language: &str, cache: &Cache) -> String {
    let colour = || highlight::html(code, language).unwrap_or_else(|| escaped(code));
    match highlight::reading(language) {
        None => escaped(code),
        Some(Reading::Lexer) => colour(),
        Some(Reading::Grammar) => {
            let source = Source::Code {
                language: language.to_owned(),
                code: code.to_owned(),
            };
            let made = cache.get(source, |_| Ok(colour()));
            made.as_ref().as_ref().cloned().unwrap_or_default()
        }
    }
}

fn escaped(code: &str) -> String {
    let mut html = String::with_capacity(code.len());
    escape::push(&mut html, code);
    html
}
