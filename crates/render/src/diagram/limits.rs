//! How long a diagram may be, how deep its parts may be nested and how many lines it may have between
//! them. Read from its text alone, before the library that draws it sees it: to lay out is slower
//! than linear, and the library calls itself once for each level.

use crate::cache::Fault;

/// Sources longer than this are shown as code.
const LONGEST: usize = 50_000;
/// Nesting deeper than this is shown as code: nobody could read it, and it takes minutes to draw.
pub(super) const DEEPEST: usize = 50;
/// A mindmap, all parts of which push each other about, has no more lines.
const LONGEST_CLOUD: usize = 300;
/// So many lines between its parts are drawn, as Mermaid itself has it. What is read line by line,
/// a sequence or a plan, may be longer.
pub(super) const MOST_LINES: usize = 500;
/// And so many parts and lines together.
pub(super) const MOST_PARTS: usize = 2_000;
/// And so many steps of laying them out, as the drawing library counts them: half a second.
pub(super) const MOST_WORK: usize = 3_000_000;

/// How lines between parts are written, in every kind that is laid out as a graph.
const LINES: [&str; 6] = ["--", "==", "-.", "..", "~~", "<-"];

/// Words that begin a part of a diagram, which `end` ends.
const OPENING: &[&str] = &[
    "alt", "block", "box", "break", "critical", "loop", "opt", "par", "rect", "subgraph",
];

/// Refuses a diagram that is too long, nested too deep or has too many lines, at the line where it is.
pub fn check(source: &str) -> Result<(), Fault> {
    if source.len() > LONGEST {
        let message = format!("it is longer than {LONGEST} signs");
        return Err(Fault {
            message,
            lines_down: 0,
        });
    }
    let is_cloud = source
        .lines()
        .any(|line| line.trim_start().starts_with("mindmap"));
    if is_cloud && source.lines().count() > LONGEST_CLOUD {
        return Err(Fault {
            message: format!("a mindmap of more than {LONGEST_CLOUD} lines is not drawn"),
            lines_down: 0,
        });
    }
    let mut depth = 0_usize;
    let mut lines_between = 0_usize;
    for (line, lines_down) in source.lines().zip(0..) {
        lines_between += lines_in(line);
        if lines_between > MOST_LINES && !is_read_in_order(source) {
            let message = format!("it has more than {MOST_LINES} lines between its parts");
            return Err(Fault {
                message,
                lines_down,
            });
        }
        for statement in line.split(';').map(str::trim) {
            let word = statement.split([' ', '\t', ':']).next();
            let word = word.unwrap_or_default();
            // A node may have such a name as well; then an arrow follows.
            let opens = OPENING.contains(&word) && !statement.contains("--");
            if opens || statement.ends_with('{') {
                depth += 1;
            } else if word == "end" || statement.starts_with('}') {
                depth = depth.saturating_sub(1);
            }
            if depth > DEEPEST {
                let message = format!("it is nested deeper than {DEEPEST} levels");
                return Err(Fault {
                    message,
                    lines_down,
                });
            }
        }
    }
    Ok(())
}

/// How many lines between parts a line of the source makes; `a & b --> c & d` makes four.
fn lines_in(line: &str) -> usize {
    let mut made = 0_usize;
    // The parts before a line between them, counted once it was met.
    let mut before: Option<usize> = None;
    let mut parts = 1_usize;
    for word in line.split_whitespace() {
        let is_line = LINES.iter().any(|sign| word.contains(sign));
        if is_line {
            // Written without blanks, `a-->b`, or between them.
            if let Some(before) = before {
                made = made.saturating_add(before.saturating_mul(parts));
            }
            before = Some(parts);
            parts = 1;
        } else if word == "&" {
            parts += 1;
        }
    }
    match before {
        Some(before) => made.saturating_add(before.saturating_mul(parts)),
        None => made,
    }
}

/// Whether the kind of diagram is drawn from the first line to the last.
fn is_read_in_order(source: &str) -> bool {
    const KINDS: [&str; 5] = [
        "sequenceDiagram",
        "gantt",
        "gitGraph",
        "timeline",
        "journey",
    ];
    let is_kind = |line: &str| KINDS.iter().any(|kind| line.trim_start().starts_with(kind));
    source.lines().any(is_kind)
}

#[cfg(test)]
mod tests {
    use super::{check, lines_in};
    use crate::diagram::drawn;

    #[test]
    fn lines_are_counted_as_they_are_drawn() {
        for (written, made) in [
            ("a --> b", 1),
            ("a-->b", 1),
            ("a --> b --> c", 2),
            ("a & b --> c & d", 4),
            ("a & b & c --> d --> e", 4),
            ("A ||--o{ B : has", 1),
            ("A <|-- B", 1),
            ("a[some words]", 0),
        ] {
            assert_eq!(lines_in(written), made, "{written}");
        }
    }

    #[test]
    fn real_02_a_diagram_nested_too_deep_is_told_with_its_line_and_ends_nothing() {
        for (kind, level) in [
            ("graph TD\n", "subgraph a\n"),
            ("graph TD\n", "subgraph a;\n"),
            ("stateDiagram-v2\n", "state a {\n"),
            ("sequenceDiagram\n", "loop a\n"),
            ("block-beta\n", "block:a\n"),
        ] {
            let fault = drawn(&format!("{kind}{}", level.repeat(2_000))).expect_err(kind);
            assert_eq!(fault.message, "it is nested deeper than 50 levels");
            assert_eq!(fault.lines_down, 51, "{level}");
        }
    }

    #[test]
    fn parts_side_by_side_and_nodes_with_the_name_of_one_are_not_nested() {
        assert_eq!(check(&"subgraph a\nb-->c\nend\n".repeat(60)), Ok(()));
        assert_eq!(check(&"block --> a\n".repeat(60)), Ok(()));
    }
}
