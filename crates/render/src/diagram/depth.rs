//! How deep the parts of a diagram may be nested. Read from its lines alone, before the library
//! that draws it calls itself once for each level.

use crate::cache::Fault;

/// Nesting deeper than this is shown as code: nobody could read it, and it takes minutes to draw.
const DEEPEST: usize = 50;

/// Words that begin a part of a diagram, which `end` ends.
const OPENING: &[&str] = &[
    "alt", "block", "box", "break", "critical", "loop", "opt", "par", "rect", "subgraph",
];

/// Refuses a diagram that is nested too deep, at the line where it is.
pub fn check(source: &str) -> Result<(), Fault> {
    let mut depth = 0_usize;
    for (line, lines_down) in source.lines().zip(0..) {
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

#[cfg(test)]
mod tests {
    use super::check;
    use crate::diagram::attributes;

    #[test]
    fn a_diagram_nested_too_deep_is_told_with_its_line_and_ends_nothing() {
        for (kind, level) in [
            ("graph TD\n", "subgraph a\n"),
            ("graph TD\n", "subgraph a;\n"),
            ("stateDiagram-v2\n", "state a {\n"),
            ("sequenceDiagram\n", "loop a\n"),
            ("block-beta\n", "block:a\n"),
        ] {
            let fault = attributes(&format!("{kind}{}", level.repeat(2_000))).expect_err(kind);
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
