//! The figure around a piece of code: its title, its language, its lines.
//!
//! What the fence says is read in `fence`, colours come from `highlight`.

use crate::cache::{Cache, Source};
use crate::escape;
use crate::fence::Fence;
use crate::highlight::{self, Reading};

/// Appends the figure of `code`.
pub fn push_figure(html: &mut String, code: &str, fence: &Fence, cache: &Cache) {
    let code = code.strip_suffix('\n').unwrap_or(code);
    let (signs, unsigned) = if fence.diff {
        unsigned(code)
    } else {
        (Vec::new(), String::new())
    };
    let code = if fence.diff { &unsigned } else { code };
    html.push_str("<figure class=\"code");
    if fence.numbered {
        html.push_str(" code-numbered");
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
    let coloured = coloured(code, &fence.language, cache);
    if wrapped {
        // No element of coloured code crosses a line.
        for (index, line) in coloured.split('\n').enumerate() {
            if index > 0 {
                html.push('\n');
            }
            push_line(
                html,
                line,
                fence.marks(index + 1),
                signs.get(index).copied(),
            );
        }
    } else {
        html.push_str(&coloured);
    }
    html.push_str("</code></pre></figure>");
}

fn push_line(html: &mut String, line: &str, marked: bool, sign: Option<char>) {
    html.push_str("<span class=\"line");
    if marked {
        html.push_str(" line-marked");
    }
    match sign {
        Some('+') => html.push_str(" line-added"),
        Some('-') => html.push_str(" line-removed"),
        _ => {}
    }
    html.push_str("\">");
    if let Some(sign) = sign {
        // The sign stays in the text: colour alone would not tell everyone.
        html.push_str("<span class=\"line-sign\">");
        html.push(sign);
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

/// The sign of each line, a space when it has none, and the code without the signs.
fn unsigned(code: &str) -> (Vec<char>, String) {
    let mut signs = Vec::new();
    let mut rest = Vec::new();
    for line in code.split('\n') {
        let sign = line.chars().next().filter(|sign| "+- ".contains(*sign));
        signs.push(sign.unwrap_or(' '));
        rest.push(if sign.is_some() { &line[1..] } else { line });
    }
    (signs, rest.join("\n"))
}
