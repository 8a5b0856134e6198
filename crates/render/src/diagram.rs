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
mod redraw;
mod sheet;
mod signs;
mod words;

use crate::cache::Fault;
use crate::{deep, escape};

/// Stands in a drawing where its number on the page belongs.
const NUMBER: char = '\u{1}';
/// Stands before and after its name, which a title of the author takes the place of.
const NAME: char = '\u{2}';
/// Wider ones may have to be scrolled on the narrowest screens.
const NARROW: u32 = 300;
/// The column of text of our theme.
const COLUMN: u32 = 620;
/// Wider ones could not be read when they are drawn as small as a column wants.
const SMALLER: u32 = 850;
/// The same for what may reach out of the column.
const WIDE: u32 = 1_170;

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

/// A drawing as the diagram with this number on its page, from 1, with the author's name for it.
pub fn on_page(drawing: &str, number: u32, name: Option<&str>) -> String {
    let drawing = drawing.replace(NUMBER, &number.to_string());
    let mut parts = drawing.splitn(3, NAME);
    let (before, own, after) = (parts.next(), parts.next(), parts.next());
    let mut html = before.unwrap_or_default().to_owned();
    match name {
        Some(name) => escape::push(&mut html, name),
        None => html.push_str(own.unwrap_or_default()),
    }
    html.push_str(after.unwrap_or_default());
    html
}

/// How much room a drawing needs beside a column of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// None: it fits any screen.
    Narrow,
    /// It fits a column of text, but not each screen.
    Column,
    /// It fits a column when it is drawn a little smaller.
    Smaller,
    /// It wants more than the column, and then fits.
    Wide,
    /// It has to be scrolled.
    Widest,
}

/// How much room a drawing needs.
pub fn width(drawing: &str) -> Width {
    let width = drawing
        .split_once(" width=\"")
        .and_then(|(_, after)| after.split('"').next());
    match width.and_then(|width| width.parse().ok()) {
        Some(0..=NARROW) => Width::Narrow,
        Some(0..=COLUMN) => Width::Column,
        Some(0..=SMALLER) => Width::Smaller,
        Some(0..=WIDE) => Width::Wide,
        _ => Width::Widest,
    }
}

#[cfg(test)]
mod tests;
