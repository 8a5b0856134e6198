//! The writer: what is gathered while one document is written. What it writes is said by the files
//! beside this one, a verb each; what it keeps knows nothing of it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use comrak::nodes::Node;
use domain::Problem;

use super::findings::told::Told;
use super::state::counts::Counts;
use super::state::element::Open;
use super::state::equations::Equations;
use super::state::hidden::{Hidden, Sought};
use super::state::note::{Nest, Note};
use crate::anchors::Anchors;
use crate::math::Definitions;
use crate::punctuation;
use crate::{Block, Cache, Heading, Options, Places, Surroundings};

/// Nesting deeper than this is written as plain text: nobody means it, and stacks end.
pub(super) const DEEPEST: u32 = 64;

/// So many characters of an address stand in a message.
const LONGEST: usize = 120;

/// Everything gathered while walking one document.
pub(super) struct Writer<'w> {
    pub(super) html: String,
    pub(super) body_line: u32,
    /// The line, in the file, of the block being written.
    pub(super) line: u32,
    pub(super) depth: u32,
    pub(super) options: &'w Options,
    pub(super) around: &'w dyn Surroundings,
    pub(super) cache: &'w Cache,
    /// The places of this very note.
    pub(super) places: Option<&'w Places>,
    /// Where it stands, when it is shown in another note.
    pub(super) nest: Option<&'w Nest>,
    pub(super) anchors: Anchors,
    pub(super) outline: Vec<Heading>,
    pub(super) problems: Vec<Problem>,
    pub(super) told: Told,
    /// The elements that are open, and how many ever were.
    pub(super) open: Vec<Open>,
    pub(super) opened: u64,
    /// How many of them are links.
    pub(super) links: u32,
    /// Whether an element ends that its author should have ended.
    pub(super) ends_unasked: bool,
    /// Ends that were seen to before they came, by name.
    pub(super) forgiven: HashMap<&'static str, u32>,
    /// The element of which nothing is shown.
    pub(super) hidden: Option<Hidden>,
    /// Whether a box began or ended that is not written: what comes does not run into what stands.
    pub(super) words_stand_apart: bool,
    /// Elements whose end was looked for in vain, with what they were looked for in.
    pub(super) endless: HashSet<Sought>,
    /// The id of the heading that is being written.
    pub(super) heading: Option<String>,
    /// Links to ids within the note, to be checked when all headings are known.
    pub(super) within: Vec<(String, u32)>,
    /// Footnotes written so far.
    pub(super) footnotes: u32,
    /// What was written so far.
    pub(super) counts: Counts,
    /// Words whose quotes, dashes and dots are set otherwise than they were typed.
    pub(super) set: punctuation::Set,
    /// Commands that the site and the formulas so far have defined; nothing before the first formula.
    pub(super) defined: Option<Definitions>,
    /// What formulas are referred to.
    pub(super) equations: Equations,
    /// The line in the body of the heading that the page shows as its title.
    pub(super) title: Option<u32>,
    /// Its id, which leads to the top of the page.
    pub(super) title_id: Option<String>,
    pub(super) title_words: Option<String>,
    /// Whether a heading of the first level stands above, see `heading`.
    pub(super) is_in_part: bool,
    /// The headings that what comes stands under: their levels, and those that are written.
    pub(super) steps: Vec<(u8, u8)>,
}

impl<'w> Writer<'w> {
    /// A writer at the start of a note.
    pub(super) fn new(
        note: Note<'w>,
        around: &'w dyn Surroundings,
        cache: &'w Cache,
    ) -> Writer<'w> {
        Writer {
            html: String::new(),
            body_line: note.body_line,
            places: note.places,
            line: note.body_line,
            depth: 0,
            options: note.options,
            around,
            cache,
            nest: note.nest,
            anchors: match note.nest {
                Some(nest) => Anchors::within(nest.prefix.clone()),
                None => Anchors::default(),
            },
            outline: Vec::new(),
            problems: Vec::new(),
            told: Told::default(),
            open: Vec::new(),
            opened: 0,
            links: 0,
            ends_unasked: true,
            forgiven: HashMap::new(),
            hidden: None,
            words_stand_apart: false,
            endless: HashSet::new(),
            heading: None,
            within: Vec::new(),
            footnotes: 0,
            counts: note.nest.map(|nest| nest.counts).unwrap_or_default(),
            set: punctuation::Set::default(),
            defined: None,
            equations: Equations::default(),
            title: None,
            title_id: None,
            title_words: None,
            is_in_part: false,
            steps: Vec::new(),
        }
    }

    /// The line of a node in its file; the line of the block when the parser gives none.
    pub(super) fn line_of(&self, node: Node<'_>) -> u32 {
        match u32::try_from(node.data().sourcepos.start.line) {
            Ok(line) if line > 0 => self.body_line.saturating_add(line - 1),
            _ => self.line,
        }
    }

    pub(super) fn warn(&mut self, code: &'static str, line: u32, message: String, hint: &str) {
        // An address in HTML may reach over lines; a message is one.
        let message = message.replace(char::is_control, " ");
        let problem = Problem::warning(code, self.around.file(), message);
        self.problems.push(problem.at(line).hint(hint));
    }

    /// The line of the file that is so many lines below the first of the body.
    pub(super) fn line_below(&self, down: usize) -> u32 {
        let down = u32::try_from(down).unwrap_or(u32::MAX);
        self.body_line.saturating_add(down)
    }

    pub(super) fn take_block(&mut self, line: u32, blocks: &mut Vec<Block>) {
        let html = self.html.trim_end_matches('\n');
        if !html.is_empty() {
            blocks.push(Block {
                html: html.to_owned(),
                line,
            });
        }
        self.html.clear();
    }
}

/// A message of a library as part of a sentence of ours.
pub(super) fn one_line(message: &str) -> String {
    let words: Vec<&str> = message.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

/// An address as a message can hold it: a pasted picture may be a megabyte long.
pub(super) fn short(address: &str) -> Cow<'_, str> {
    match address.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &address[..end])),
        None => Cow::Borrowed(address),
    }
}
