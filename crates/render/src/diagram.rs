//! Mermaid diagrams: text in, SVG out, drawn while the page is made and not in the browser.

use std::panic;

use crate::cache::Fault;

/// Sources longer than this are shown as code: laying out is slower than linear.
const LONGEST: usize = 50_000;

/// The SVG of a diagram.
pub fn svg(source: &str) -> Result<String, Fault> {
    let fault = |message: String| Fault {
        lines_down: line_of(&message).map_or(0, |line| line.saturating_sub(1)),
        message,
    };
    if source.len() > LONGEST {
        return Err(fault(String::from("the diagram is too long to draw")));
    }
    // The drawing library is young; whatever a half-typed diagram does to it stays here.
    match panic::catch_unwind(|| selkie::render_text(source)) {
        Ok(Ok(svg)) => Ok(svg),
        Ok(Err(error)) => Err(fault(error.to_string())),
        Err(_) => Err(fault(String::from("the diagram cannot be drawn"))),
    }
}

/// The line named in a message such as ` --> 3:14`.
fn line_of(message: &str) -> Option<u32> {
    let (_, after) = message.split_once("--> ")?;
    after.split(':').next()?.trim().parse().ok()
}
