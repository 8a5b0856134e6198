//! Writes the HTML of a parsed document, block by block.
//!
//! Our own writer and not the parser's: it must cut the body into blocks, ask the
//! surroundings about every address, and collect problems with lines. Blocks are here and in
//! `block`, what stands within a line in `inline`, elements typed as HTML in `raw`; `open` knows what
//! is open and ends it, `room` what may stand in it.

mod block;
mod callout;
mod counts;
mod diagram;
mod dialects;
mod document;
mod element;
mod embed;
mod equation;
mod equations;
mod footnote;
mod formula;
mod heading;
mod hidden;
mod image;
mod include;
mod inline;
mod link;
mod list;
mod note;
mod odd_signs;
mod open;
mod part;
mod picture_size;
mod places;
mod raw;
mod region;
mod room;
mod table;
mod told;
mod unresolved;
mod writer;

use comrak::nodes::Node;

use crate::{Cache, Rendered, Surroundings};

pub use link::missing_place;
pub use note::Note;
use writer::Writer;

/// Renders a whole document.
pub fn document(
    document: Node<'_>,
    note: Note<'_>,
    around: &dyn Surroundings,
    cache: &Cache,
) -> Rendered {
    Writer::written(document, note, around, cache).0
}
