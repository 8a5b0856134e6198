//! How wide a drawing is, beside a column of text.

/// Wider ones may have to be scrolled on the narrowest screens.
const NARROW: u32 = 300;
/// The column of text of our theme.
const COLUMN: u32 = 620;
/// Wider ones could not be read when they are drawn as small as a column wants.
const SMALLER: u32 = 850;
/// The same for what may reach out of the column.
const WIDE: u32 = 1_170;

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
