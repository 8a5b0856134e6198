//! The page of a note as it would be exported, sent so that only what changed crosses the seam.

use std::collections::HashSet;

use domain::Head;
use render::Heading;
use serde::Serialize;
use site::PageDraft;
use ts_rs::TS;

use super::{HeadView, ProblemView};

/// The page around the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Shell {
    /// Follows from the HTML alone.
    pub key: String,
    /// The whole page with an empty `#note-body`.
    pub html: String,
}

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BlockView {
    /// Follows from the HTML alone.
    pub key: String,
    /// The first line of the block in its file, from 1.
    pub line: u32,
    /// The HTML; nothing when the window said that it knows the key.
    pub html: Option<String>,
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HeadingView {
    /// 1 to 6.
    pub level: u8,
    /// Its id in the page.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Its line in the file, from 1.
    pub line: u32,
}

impl HeadingView {
    /// The headings of a page, in order.
    pub fn all(outline: Vec<Heading>) -> Vec<HeadingView> {
        let view = |heading: Heading| HeadingView {
            level: heading.level,
            id: heading.id,
            text: heading.text,
            line: heading.line,
        };
        outline.into_iter().map(view).collect()
    }
}

/// The page of a note as it would be exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PreviewView {
    /// Where it stands on the site.
    pub address: String,
    /// The page around the body; nothing when the window said that it knows it.
    pub shell: Option<Shell>,
    /// The body.
    pub blocks: Vec<BlockView>,
    /// What the front matter says.
    pub head: HeadView,
    /// The headings in order.
    pub outline: Vec<HeadingView>,
    /// What the author should look at.
    pub problems: Vec<ProblemView>,
    /// Words of the body, code left out.
    pub words: u32,
    /// Minutes a reader needs.
    pub minutes: u32,
}

impl PreviewView {
    /// `page` without what the window has already: the blocks of `known` keys, and the shell
    /// when its key is `shell`.
    pub fn of(page: PageDraft, head: &Head, known: &HashSet<String>, shell: Option<&str>) -> Self {
        let blocks = page.blocks.into_iter().map(|block| {
            let key = block.key();
            BlockView {
                html: (!known.contains(&key)).then_some(block.html),
                key,
                line: block.line,
            }
        });
        PreviewView {
            address: page.address,
            shell: (shell != Some(page.shell_key.as_str())).then_some(Shell {
                key: page.shell_key,
                html: page.shell,
            }),
            blocks: blocks.collect(),
            head: head.into(),
            outline: HeadingView::all(page.outline),
            problems: ProblemView::all(page.problems),
            words: page.words,
            minutes: page.minutes,
        }
    }
}
