//! A diagram is drawn, or shown as it is written and the author is told.

use crate::markdown::rendered;
use crate::page;

/// Renders the diagram.
pub fn diagrams(bytes: &[u8]) {
    let diagram = String::from_utf8_lossy(bytes).replace('`', "'");
    let rendered = rendered(&format!("```mermaid\n{diagram}\n```\n"));
    let html = page::check(rendered.blocks.iter().map(|block| block.html.as_str()));
    let is_drawn = html.contains("<figure class=\"diagram");
    let is_told = rendered
        .problems
        .iter()
        .any(|it| it.code == "broken-diagram");
    assert!(is_drawn != is_told, "{html} {:?}", rendered.problems);
}
