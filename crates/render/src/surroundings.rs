//! What a note can reach from where it stands. The crate opens no file and knows no library: whoever
//! renders answers here where a link leads and what lies there.

use domain::Macros;

use crate::options::Options;

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
    pub(crate) fn name(&self) -> String {
        match self.part.as_deref().filter(|part| !part.starts_with('^')) {
            Some(part) => format!("{} › {}", self.title, part.replace('#', " › ")),
            None => self.title.clone(),
        }
    }

    /// The address of its page.
    pub(crate) fn home(&self) -> &str {
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

/// The surroundings of a note that is looked at by itself: whatever it names lies elsewhere.
pub(crate) struct Alone;

impl Surroundings for Alone {
    fn link(&self, _: &str) -> LinkTarget {
        LinkTarget::External
    }

    fn wiki(&self, _: &str) -> LinkTarget {
        LinkTarget::External
    }

    fn media(&self, _: &str) -> MediaTarget {
        MediaTarget::External
    }

    fn embed(&self, _: &str) -> Embedded<'_> {
        Embedded::Missing {
            hint: String::new(),
        }
    }

    fn code(&self, _: &str) -> CodeFile {
        CodeFile::Holds(String::new())
    }

    fn macros(&self) -> Macros {
        Macros::default()
    }

    fn file(&self) -> &str {
        ""
    }
}
