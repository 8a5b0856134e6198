//! Markdown in, blocks of safe HTML out.
//!
//! This seam exists so that the preview and the export are the same code: both call
//! [`render`] and differ only in what they do with the blocks. It is pure. It opens no file,
//! asks no clock and knows no library: where a link leads and how large an image is comes in
//! through [`Surroundings`]. Broken input never fails, it becomes a [`domain::Problem`] with a
//! line. Not here: the page around the body (crate `site`), front matter (crate `domain`).

mod anchors;
mod cache;
mod code;
mod deep;
mod diagram;
mod elsewhere;
mod footnotes;
pub mod highlight;
mod html;
mod labels;
mod math;
mod options;
mod places;
mod plain;
mod punctuation;
mod rendered;
mod surroundings;
mod write;

use domain::markdown;

pub use anchors::{OF_THE_PAGE, heading_id};
pub use cache::Cache;
pub use elsewhere::elsewhere;
pub use html::address::is_safe_address;
pub use html::escape::push as push_escaped;
pub use math::macro_fault;
pub use options::Options;
pub use places::{Place, Places};
pub use plain::plain_text;
pub use punctuation::Signs;
pub use rendered::{Block, Heading, Rendered};
pub use surroundings::{CodeFile, Embedded, EmbeddedNote, LinkTarget, MediaTarget, Surroundings};
pub use write::missing_place;

/// Renders a body whose first line is line `body_line` of its file.
pub fn render(
    body: &str,
    body_line: u32,
    options: &Options,
    around: &dyn Surroundings,
    cache: &Cache,
) -> Rendered {
    // A link to a heading by its words may stand above that heading.
    let places = body.contains("[[#").then(|| Places::of(body, options));
    markdown::with_document(body, |document| {
        let note = write::Note {
            body,
            body_line,
            options,
            places: places.as_ref(),
            nest: None,
        };
        write::document(document, note, around, cache)
    })
}

#[cfg(test)]
mod tests;
