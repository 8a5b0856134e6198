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
mod escape;
mod fence;
mod footnotes;
pub mod highlight;
mod html;
mod labels;
mod markup;
mod math;
mod places;
mod plain;
mod punctuation;
mod safety;
mod write;

use std::hash::{DefaultHasher, Hash, Hasher};

use domain::{Macros, Problem, markdown};

pub use anchors::{OF_THE_PAGE, heading_id};
pub use cache::Cache;
pub use elsewhere::elsewhere;
pub use escape::push as push_escaped;
pub use math::macro_fault;
pub use places::{Place, Places};
pub use plain::plain_text;
pub use punctuation::Signs;
pub use safety::is_safe_address;
pub use write::missing_place;

/// What is known of a body beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether the small, closed list of HTML elements may be written in Markdown.
    /// When false, every tag is shown as the text it is.
    pub raw_html: bool,
    /// The title that the page shows above the body as its one heading of the first level. A heading
    /// that opens the body with the same words is left out: it would stand there twice.
    pub title: Option<String>,
    /// The quotes that are written for those that were typed, together with dashes and dots. Without
    /// them all stands as it was typed.
    pub punctuation: Option<&'static Signs>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            raw_html: true,
            title: None,
            punctuation: None,
        }
    }
}

/// What a note can reach from where it stands. The caller knows the library, we do not.
pub trait Surroundings {
    /// Where the target of a link leads. `target` is as written, with its anchor.
    /// Targets that are only an anchor (`#there`) are answered here, within the note.
    fn link(&self, target: &str) -> LinkTarget;
    /// Where `[[name]]` leads. Names that are only a place (`#Heading words`) are answered here, within
    /// the note.
    fn wiki(&self, name: &str) -> LinkTarget;
    /// Where an image, or other media, is found.
    fn media(&self, src: &str) -> MediaTarget;
    /// What `![[name]]` shows.
    fn embed(&self, name: &str) -> Embedded<'_>;
    /// What the file that a piece of code is taken from holds. `file` is as written.
    fn code(&self, file: &str) -> CodeFile;
    /// The commands that formulas may use; asked where there is one.
    fn macros(&self) -> Macros;
    /// The file the body was read from, to be named in problems.
    fn file(&self) -> &str;
}

/// The answer to a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// It leads to a page of this site.
    To {
        /// The address to write.
        href: String,
        /// The title of that page, used when the link has no words of its own.
        title: Option<String>,
    },
    /// It leads to a page of this site, on which the place that was meant is not there.
    ToTop {
        /// The address to write.
        href: String,
        /// The title of that page, used when the link has no words of its own.
        title: Option<String>,
        /// What is not there, in a sentence.
        message: String,
        /// What the author can do about it.
        hint: String,
    },
    /// It leads nowhere.
    Missing {
        /// What the author can do about it.
        hint: String,
    },
    /// It leads out of the site and is written as it stands.
    External,
}

/// The answer to an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaTarget {
    /// It is in the library.
    At {
        /// The address to write.
        href: String,
        /// Width in pixels, so that the page does not jump while loading.
        width: Option<u32>,
        /// Height in pixels.
        height: Option<u32>,
    },
    /// It is there, and no reader gets it.
    NotCarried {
        /// What the author can do about it.
        hint: String,
    },
    /// There is no such file.
    Missing {
        /// What the author can do about it.
        hint: String,
    },
    /// It lies elsewhere and is written as it stands.
    External,
}

/// The answer to a name whose note or file is to be shown.
pub enum Embedded<'a> {
    /// A file of the library, which is asked for as media.
    File {
        /// How a note here would write it.
        src: String,
    },
    /// A note, or a part of one.
    Note(EmbeddedNote<'a>),
    /// There is nothing to be shown.
    Missing {
        /// What the author can do about it.
        hint: String,
    },
}

/// A note that is shown in another.
pub struct EmbeddedNote<'a> {
    /// Its title.
    pub title: String,
    /// The address of its page, or of the part on it.
    pub href: String,
    /// Its body.
    pub body: String,
    /// The line of its file on which the body begins.
    pub body_line: u32,
    /// How it is rendered.
    pub options: Options,
    /// The heading or the block that is meant, as written behind the `#`.
    pub part: Option<String>,
    /// What it can reach from where it stands, written for the page it is shown on.
    pub around: Box<dyn Surroundings + 'a>,
}

impl EmbeddedNote<'_> {
    /// What it is called where it is shown.
    fn name(&self) -> String {
        match self.part.as_deref().filter(|part| !part.starts_with('^')) {
            Some(part) => format!("{} › {}", self.title, part.replace('#', " › ")),
            None => self.title.clone(),
        }
    }

    /// The address of its page.
    fn home(&self) -> &str {
        self.href.split('#').next().unwrap_or(&self.href)
    }
}

/// The answer to a file that holds code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeFile {
    /// Its text, with `\n` at line ends.
    Holds(String),
    /// There is no such text.
    Missing {
        /// What the author can do about it.
        hint: String,
    },
}

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
    /// The level on the page, 2 to 6: the first is the title's. See `write::heading`.
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
