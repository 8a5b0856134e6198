//! An element of HTML as it may be written: what it holds and where it stands.

/// What an element may hold, which decides what becomes of what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Paragraphs, lists and the like, and words.
    Blocks,
    /// Words and what stands among words; a block ends it.
    Phrases,
    /// Words alone; blocks in it become the words they are made of.
    Words,
    /// What its surroundings may hold.
    Same,
    /// Sources, tracks, and then what its surroundings may hold.
    Media,
    /// Sources and one picture.
    Picture,
    /// Groups of rows.
    Table,
    /// Rows.
    Rows,
    /// Cells.
    Cells,
    /// Items of a list.
    Items,
    /// Terms and their meanings.
    Terms,
    /// Drawings and formulas, of which only the words are kept.
    Foreign,
    /// Nothing; it has no end.
    Nothing,
}

/// Where an element may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Where blocks may.
    AsBlock,
    /// Among words.
    AmongWords,
}

/// An element on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// Its name as typed, in lower case.
    pub name: &'static str,
    /// The name it is written with: some have gone out of use.
    pub written: &'static str,
    pub holds: Holds,
    pub stands: Stands,
    /// Attributes it may have besides those of all.
    pub attributes: &'static [&'static str],
    /// Whether HTML lets one leave its end out.
    pub ends_by_itself: bool,
}
