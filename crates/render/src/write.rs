//! Writes the HTML of a parsed document, block by block.
//!
//! Our own writer and not the parser's: it must cut the body into blocks, ask the
//! surroundings about every address, and collect problems with lines. `document` writes a whole one, `blocks`
//! what stands on lines of its own, `inline` what stands within a line, `raw` elements typed as HTML; `open`
//! begins and ends them, `room` knows what may stand where. What the `writer` keeps is in `state`, what its
//! author is told in `findings`.

mod blocks;
mod document;
mod findings;
mod inline;
mod open;
mod places;
mod raw;
mod room;
mod state;
mod writer;

use comrak::nodes::Node;

use crate::{Cache, Rendered, Surroundings};

pub use inline::link::missing_place;
pub use state::note::Note;
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
