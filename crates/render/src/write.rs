//! Writes the HTML of a parsed document, block by block.
//!
//! Our own writer and not the parser's: it must cut the body into blocks, ask the
//! surroundings about every address, and collect problems with lines. Blocks are here and in
//! `block`, what stands within a line in `inline`, elements typed as HTML in `raw`; `open` knows what
//! is open and ends it, `room` what may stand in it.

mod block;
mod callout;
mod diagram;
mod dialects;
mod embed;
mod equation;
mod footnote;
mod formula;
mod heading;
mod image;
mod include;
mod inline;
mod link;
mod list;
mod odd_signs;
mod open;
mod part;
mod raw;
mod region;
mod room;
mod table;
mod told;
mod unresolved;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use comrak::nodes::{Node, NodeValue};
use domain::{Problem, Words};

use crate::anchors::Anchors;
use crate::cache::Cache;
use crate::math::Definitions;
use crate::{
    Block, Heading, Options, Places, Rendered, Surroundings, footnotes, html, punctuation,
};

use embed::Nest;
use equation::Equations;
pub use link::missing_place;
use open::Open;
use raw::{Hidden, Sought};
use told::Told;

/// Nesting deeper than this is written as plain text: nobody means it, and stacks end.
const DEEPEST: u32 = 64;

/// So many characters of an address stand in a message.
const LONGEST: usize = 120;

/// Everything gathered while walking one document.
pub(super) struct Writer<'w> {
    html: String,
    body_line: u32,
    /// The line, in the file, of the block being written.
    line: u32,
    depth: u32,
    options: &'w Options,
    around: &'w dyn Surroundings,
    cache: &'w Cache,
    /// The places of this very note.
    places: Option<&'w Places>,
    /// Where it stands, when it is shown in another note.
    nest: Option<&'w Nest>,
    anchors: Anchors,
    outline: Vec<Heading>,
    problems: Vec<Problem>,
    told: Told,
    /// The elements that are open, and how many ever were.
    open: Vec<Open>,
    opened: u64,
    /// How many of them are links.
    links: u32,
    /// Whether an element ends that its author should have ended.
    ends_unasked: bool,
    /// Ends that were seen to before they came, by name.
    forgiven: HashMap<&'static str, u32>,
    /// The element of which nothing is shown.
    hidden: Option<Hidden>,
    /// Whether a box began or ended that is not written: what comes does not run into what stands.
    words_stand_apart: bool,
    /// Elements whose end was looked for in vain, with what they were looked for in.
    endless: HashSet<Sought>,
    /// The id of the heading that is being written.
    heading: Option<String>,
    /// Links to ids within the note, to be checked when all headings are known.
    within: Vec<(String, u32)>,
    /// Footnotes written so far.
    footnotes: u32,
    /// What was written so far.
    counts: Counts,
    /// Words whose quotes, dashes and dots are set otherwise than they were typed.
    set: punctuation::Set,
    /// Commands that the site and the formulas so far have defined; nothing before the first formula.
    defined: Option<Definitions>,
    /// What formulas are referred to.
    equations: Equations,
    /// The line in the body of the heading that the page shows as its title.
    title: Option<u32>,
    /// Its id, which leads to the top of the page.
    title_id: Option<String>,
    title_words: Option<String>,
    /// Whether a heading of the first level stands above, see `heading`.
    is_in_part: bool,
    /// The headings that what comes stands under: their levels, and those that are written.
    steps: Vec<(u8, u8)>,
}

/// What is known of a note beside its document.
#[derive(Clone, Copy)]
pub struct Note<'w> {
    pub body: &'w str,
    /// The line of its file on which the body begins.
    pub body_line: u32,
    pub options: &'w Options,
    /// Its places, where a link asks for one by its words.
    pub places: Option<&'w Places>,
    /// Where it stands, when it is shown in another note.
    pub nest: Option<&'w Nest>,
}

/// What was written so far on a page, whichever note it is of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Images.
    images: u32,
    /// Diagrams.
    diagrams: u32,
    /// Equations with numbers.
    equations: u32,
    /// Bytes of formulas.
    formulas: usize,
    /// Notes shown within notes.
    embeds: u32,
}

/// Renders a whole document.
pub fn document(
    document: Node<'_>,
    note: Note<'_>,
    around: &dyn Surroundings,
    cache: &Cache,
) -> Rendered {
    written(document, note, around, cache).0
}

/// Renders a document, and says what stands on the page after it.
fn written(
    document: Node<'_>,
    note: Note<'_>,
    around: &dyn Surroundings,
    cache: &Cache,
) -> (Rendered, Counts) {
    let Note {
        body,
        body_line,
        options,
        ..
    } = note;
    let left = footnotes::arrange(document);
    let mut writer = Writer {
        html: String::new(),
        body_line,
        places: note.places,
        line: body_line,
        depth: 0,
        options,
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
        set: punctuation::set(document, options.punctuation),
        defined: None,
        equations: Equations::default(),
        title: heading::title(document, options),
        title_id: None,
        title_words: None,
        is_in_part: false,
        steps: Vec::new(),
    };
    let mut blocks = Vec::new();
    let mut words = Words::default();
    let mut first_line = None;
    for node in document.children() {
        let is_footnote = matches!(node.data().value, NodeValue::FootnoteDefinition(_));
        if is_footnote {
            writer.close_all();
            continue;
        }
        if writer.is_title(node) {
            continue;
        }
        let line = writer.line_of(node);
        let start = *first_line.get_or_insert(line);
        writer.block(node);
        count_words(&mut words, node);
        // An element the author left open holds the following blocks together.
        if writer.open.is_empty() && writer.hidden.is_none() {
            writer.take_block(start, &mut blocks);
            first_line = None;
        }
    }
    writer.close_all();
    writer.take_block(first_line.unwrap_or(body_line), &mut blocks);
    writer.footnotes(document, &mut blocks);
    writer.refer(&mut blocks);
    writer.tell_of_footnotes(&left);
    writer.odd_signs(body);
    writer.check_within();
    let told = writer.told.problems(around.file());
    writer.problems.extend(told);
    writer.problems.sort_by_key(|problem| problem.line);
    let mut anchors = writer.anchors.given();
    anchors.extend(writer.title_id);
    let rendered = Rendered {
        blocks,
        outline: writer.outline,
        anchors,
        title: writer.title_words,
        problems: writer.problems,
        words: words.count(),
    };
    (rendered, writer.counts)
}

impl Writer<'_> {
    /// The line of a node in its file; the line of the block when the parser gives none.
    fn line_of(&self, node: Node<'_>) -> u32 {
        match u32::try_from(node.data().sourcepos.start.line) {
            Ok(line) if line > 0 => self.body_line.saturating_add(line - 1),
            _ => self.line,
        }
    }

    fn warn(&mut self, code: &'static str, line: u32, message: String, hint: &str) {
        // An address in HTML may reach over lines; a message is one.
        let message = message.replace(char::is_control, " ");
        let problem = Problem::warning(code, self.around.file(), message);
        self.problems.push(problem.at(line).hint(hint));
    }

    /// The line of the file that is so many lines below the first of the body.
    fn line_below(&self, down: usize) -> u32 {
        let down = u32::try_from(down).unwrap_or(u32::MAX);
        self.body_line.saturating_add(down)
    }

    fn take_block(&mut self, line: u32, blocks: &mut Vec<Block>) {
        let html = self.html.trim_end_matches('\n');
        if !html.is_empty() {
            blocks.push(Block {
                html: html.to_owned(),
                line,
            });
        }
        self.html.clear();
    }

    fn check_within(&mut self) {
        for (anchor, line) in std::mem::take(&mut self.within) {
            // A browser takes #top to the top of any page.
            if self.anchors.has(&anchor) || anchor.eq_ignore_ascii_case("top") {
                continue;
            }
            let message = format!(
                "There is no heading with the address #{} in this note.",
                short(&anchor)
            );
            let hint = match self.anchors.near(&anchor) {
                Some(near) => format!("A click on the link does nothing. Is #{near} meant?"),
                None => String::from(
                    "A click on the link does nothing. An address is the heading in lower case \
                     with hyphens for spaces.",
                ),
            };
            self.warn("missing-anchor", line, message, &hint);
        }
    }
}

/// A message of a library as part of a sentence of ours.
fn one_line(message: &str) -> String {
    let words: Vec<&str> = message.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

/// An address as a message can hold it: a pasted picture may be a megabyte long.
fn short(address: &str) -> Cow<'_, str> {
    match address.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &address[..end])),
        None => Cow::Borrowed(address),
    }
}

/// Adds the words a reader reads in this block.
fn count_words(words: &mut Words, node: Node<'_>) {
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::CodeBlock(_) => {}
            NodeValue::HtmlBlock(block) => {
                words.take("\n");
                words.take(&html::words(&block.literal));
                words.take("\n");
            }
            NodeValue::Text(text) => words.take(text),
            NodeValue::Code(code) => words.take(&code.literal),
            NodeValue::Math(math) if !math.display_math => words.take(&math.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.take(" "),
            value if value.block() => words.take("\n"),
            _ => {}
        }
    }
}
