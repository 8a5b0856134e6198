//! Why a diagram is not drawn, in words for its author: what is wrong, at which line, and at which
//! place in it. The drawing library speaks of the rules of its grammars.

use merman::render::RenderError;

use super::signs;
use crate::cache::Fault;

/// Said of a text that is no diagram.
pub(super) const NO_KIND: &str =
    "it does not begin with the name of a kind of diagram, such as flowchart or sequenceDiagram";

/// Words of the author that are shown are no longer than this.
const LONGEST: usize = 60;

/// Says of the whole diagram why it is not drawn.
pub(super) fn unfit(message: impl Into<String>) -> Fault {
    Fault {
        message: message.into(),
        lines_down: 0,
    }
}

/// Why the drawing library does not draw `source`.
pub(super) fn of_error(error: &RenderError, source: &str) -> Fault {
    match error {
        RenderError::Parse(diagnostic) => {
            let details = diagnostic.terminal_diagnostic_details();
            let message = diagnostic.terminal_safe_message();
            let span = details.span.map(|span| (span.start, span.end));
            of_grammar(&message, span, source)
        }
        RenderError::ResourceLimitExceeded(_) => unfit("it has too many parts to be drawn"),
        RenderError::NoDiagram => unfit(NO_KIND),
        error if error.to_string().contains("`math`") => {
            let line = source.lines().position(|line| line.contains("$$"));
            Fault {
                message: String::from("formulas within diagrams are not drawn"),
                lines_down: number(line.unwrap_or_default()),
            }
        }
        error => unfit(error.to_string()),
    }
}

/// What the grammar says, at a place.
fn of_grammar(message: &str, span: Option<(usize, usize)>, source: &str) -> Fault {
    if message.starts_with("No Mermaid diagram") {
        return unfit(NO_KIND);
    }
    if let Some(kind) = message.strip_prefix("Unsupported diagram type: ") {
        let kind = kind.split(';').next().unwrap_or(kind);
        return unfit(format!("diagrams of the kind {kind} are not drawn"));
    }
    if message.contains("front-matter") {
        let reason = message
            .split_once(": ")
            .map_or("it is not closed", |(_, reason)| reason);
        let reason = reason.split(" at char").next().unwrap_or(reason);
        return unfit(format!("its head cannot be read: {reason}"));
    }
    let message = match message.split_once("): ") {
        Some((kind, message)) if kind.starts_with("Diagram parse error") => message,
        _ => message,
    };
    let Some((start, end)) = span else {
        return Fault {
            lines_down: number(line_named(message, source)),
            message: message.to_owned(),
        };
    };
    // What is missing at the end is missing in the last line that says something.
    let said = source.trim_end().len();
    let start = source.floor_char_boundary(start.min(said));
    let end = source.floor_char_boundary(end.clamp(start, source.len()));
    let (before, words) = (&source[..start], source[start..end].trim());
    let line = before.rsplit('\n').next().unwrap_or(before);
    let place = line.chars().count() + 1;
    let is_of_grammar = ["unexpected ", "Unexpected character"];
    let is_of_grammar = is_of_grammar
        .iter()
        .find(|start| message.starts_with(**start));
    let what = match is_of_grammar {
        Some(_) if start == said => String::from("something is missing at its end"),
        Some(_) if words.is_empty() => format!("something is missing at sign {place} of the line"),
        Some(_) if words.len() <= LONGEST && !words.contains('\n') => {
            let words = signs::given_back(words);
            format!("\"{words}\" at sign {place} of the line is not expected there")
        }
        Some(_) => format!("what stands at sign {place} of the line is not expected there"),
        None => message.to_owned(),
    };
    Fault {
        message: what,
        lines_down: number(before.matches('\n').count()),
    }
}

/// The line whose words stand at the end of a message without a place.
fn line_named(message: &str, source: &str) -> usize {
    let named = message
        .split_once(':')
        .map_or("", |(_, named)| named.trim());
    let has_it = |line: &str| !named.is_empty() && line.contains(named);
    source.lines().position(has_it).unwrap_or_default()
}

fn number(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use crate::diagram::drawn;

    #[test]
    fn what_is_wrong_is_said_with_its_line_in_the_words_of_the_author() {
        for (source, line, message) in [
            ("no such thing", 0, super::NO_KIND),
            (
                "flowchart LR\n  A -->\n",
                1,
                "something is missing at its end",
            ),
            (
                "flowchart LR\n  A[open --> B",
                1,
                "Unterminated node label (missing `]`)",
            ),
            (
                "sequenceDiagram\n  A->>B: x\n  loop y\n  A->>B: z\n\n",
                3,
                "something is missing at its end",
            ),
            (
                "sequenceDiagram\n  A->>B\n  A->>B: z",
                1,
                "something is missing at sign 8 of the line",
            ),
            (
                "erDiagram\n  A ||--o{ B : one\n  B ||--o{ C : has",
                1,
                "\"one\" at sign 16 of the line is not expected there",
            ),
            (
                "gantt\n  dateFormat YYYY-MM-DD\n  x :a, 2026-99-99, 3d",
                2,
                "Invalid date:2026-99-99",
            ),
            (
                "pie\n  \"a\" : x\n",
                1,
                "unexpected pie statement: \"a\" : x",
            ),
            (
                "zenuml\n  A.b()\n",
                0,
                "diagrams of the kind zenuml are not drawn",
            ),
            (
                "---\ntitle: [x\n---\nflowchart LR\n  A-->B",
                0,
                "its head cannot be read: unclosed bracket '['",
            ),
            (
                "flowchart LR\n  A[\"$$x^2$$\"] --> B",
                1,
                "formulas within diagrams are not drawn",
            ),
        ] {
            let fault = drawn(source).expect_err(source);
            assert_eq!(
                (fault.lines_down, &*fault.message),
                (line, message),
                "{source}"
            );
        }
    }
}
