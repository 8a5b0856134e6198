//! Where the nodes of a tree stand in the body it was parsed from: the parser counts lines and columns
//! from 1, in bytes.

use std::ops::Range;

use comrak::nodes::{LineColumn, Sourcepos};

/// A body and where each of its lines begins.
pub(super) struct Source<'b> {
    pub body: &'b str,
    starts: Vec<usize>,
}

impl<'b> Source<'b> {
    pub fn of(body: &'b str) -> Source<'b> {
        let ends = body.match_indices('\n').map(|(at, _)| at + 1);
        Source {
            body,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The bytes of a node; nothing where its place is none of the body.
    pub fn span(&self, place: Sourcepos) -> Option<Range<usize>> {
        let open = self.line(place.start)? + place.start.column.checked_sub(1)?;
        let end = self.line(place.end)? + place.end.column;
        let is_of_body = open < end && self.body.get(open..end.min(self.body.len())).is_some();
        is_of_body.then(|| open..end.min(self.body.len()))
    }

    /// The line of a place up to it, with its letter.
    pub fn line_to(&self, place: LineColumn) -> Option<&'b str> {
        let start = self.line(place)?;
        self.body.get(start..start + place.column)
    }

    fn line(&self, place: LineColumn) -> Option<usize> {
        self.starts.get(place.line.checked_sub(1)?).copied()
    }
}

/// Whether a text of this length stands at a place as it was typed, without escapes and references.
pub fn is_as_typed(place: Sourcepos, length: usize) -> bool {
    place.start.line == place.end.line
        && (place.end.column + 1).saturating_sub(place.start.column) == length
}
