//! A formula becomes MathML, or is shown as it is written and the author is told.

use crate::markdown::rendered;
use crate::page;

/// Renders the formula within a line and on its own.
pub fn formulas(bytes: &[u8]) {
    let formula = String::from_utf8_lossy(bytes).replace('`', "'");
    // A dollar ends a formula within a line, or begins another.
    let line = formula.replace(['\n', '\r', '$'], " ");
    for body in [
        format!("a $`{line}`$ b"),
        format!("```math\n{formula}\n```"),
    ] {
        let rendered = rendered(&body);
        let html = page::check(rendered.blocks.iter().map(|block| block.html.as_str()));
        let is_told = rendered
            .problems
            .iter()
            .any(|it| it.code == "broken-formula");
        assert!(
            html.contains("<math") || is_told || formula.trim().is_empty(),
            "{html}"
        );
    }
}
