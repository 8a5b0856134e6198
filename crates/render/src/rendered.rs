//! What follows from a body: its blocks, its outline and what its author should look at.

use std::hash::{DefaultHasher, Hash, Hasher};

use domain::Problem;

/// One top-level piece of the body. A changed paragraph changes one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Complete HTML: every element opened here is closed here.
    pub html: String,
    /// The first line of the block in its file, from 1.
    pub line: u32,
}

impl Block {
    /// 16 hexadecimal digits that follow from the HTML alone: equal HTML has equal keys, in
    /// every run of the same program. Asked for by the preview, not by an export.
    pub fn key(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.html.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

/// A heading of the body, for outlines and tables of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The level on the page, 2 to 6: the first is the title's. See `write::blocks::heading`.
    pub level: u8,
    /// The level as typed, 1 to 6.
    pub typed: u8,
    /// The id of the heading, unique within the note.
    pub id: String,
    /// The words of the heading without markup.
    pub text: String,
    /// The line in the file, from 1.
    pub line: u32,
}

/// Everything that follows from a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The body in order; joined by line ends they are the content of the page.
    pub blocks: Vec<Block>,
    /// The headings in order.
    pub outline: Vec<Heading>,
    /// Ids besides those of headings that links may lead to.
    pub anchors: Vec<String>,
    /// The words of the heading that is left out, being the title of the page.
    pub title: Option<String>,
    /// What the author should look at, in the order of the text.
    pub problems: Vec<Problem>,
    /// The number of words a reader reads, code left out.
    pub words: u32,
}
