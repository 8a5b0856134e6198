//! Mermaid diagrams: text in, SVG out, drawn while the page is made and not in the browser.
//!
//! The drawing stands among the HTML, in the theme's own colours and font, so that it is light or
//! dark with the page, prints, and follows the reader's colours; its words can be found, copied and
//! read aloud. What stands on a page must be harmless there: `redraw` writes it anew from the short
//! list in `allowed`, with classes for colours, and with ids that are one page's alone.

mod allowed;
mod draw;
mod faults;
mod limits;
mod measure;
mod name;
mod paint;
mod placeholders;
mod redraw;
mod roles;
mod sheet;
mod signs;
mod width;
mod words;

use crate::cache::Fault;
use crate::deep;

pub use placeholders::on_page;
pub use width::{Width, width};

/// The drawing of a diagram, or why there is none. [`on_page`] makes it a part of a page.
pub fn drawn(source: &str) -> Result<String, Fault> {
    limits::check(source)?;
    // Whatever a half-typed diagram does to the drawing library stays here.
    let drawing = deep::run(|| {
        let svg = draw::svg(source)?;
        redraw::on_page(&svg, source).map_err(faults::unfit)
    });
    let drawing =
        drawing.unwrap_or_else(|| Err(faults::unfit("something in it is not understood")))?;
    match allowed::is_svg(&drawing) {
        true => Ok(drawing),
        false => Err(faults::unfit("something in it may not stand on a page")),
    }
}

#[cfg(test)]
mod tests;
