//! The page of one note, the same for the preview and for the export.
//! Which pages a site has is in `build`.

mod heading_levels;

use crate::addresses::{address_of, media_type};
use crate::links::{LinkBase, LinkResolver};
use crate::metadata;
use crate::pages;
use crate::plan::{Plan, Roster, Rosters};
use crate::source::Source;
use crate::templates;
use domain::{
    ContentHash, Date, Drafts, Note, NotePath, Problem, Reach, front_matter, reading_minutes,
};
use minijinja::Environment;
use render::{Block, Cache, Heading, Rendered, Surroundings};
use std::sync::Arc;

/// The theme and everything remembered between renderings. Shared between threads.
pub struct Renderer {
    pub(crate) templates: Environment<'static>,
    cache: Cache,
    rosters: Rosters,
}

/// A note's page as it would be exported: `shell` with `blocks` joined by line ends in its
/// `#note-body`.
#[derive(Debug, Clone)]
pub struct PageDraft {
    /// The whole page with an empty body.
    pub shell: String,
    /// Follows from the shell alone.
    pub shell_key: String,
    /// The body.
    pub blocks: Vec<Block>,
    /// The headings in order.
    pub outline: Vec<Heading>,
    /// What the author should look at, in the order of the text.
    pub problems: Vec<Problem>,
    /// Words of the body, code left out.
    pub words: u32,
    /// Minutes a reader needs, at least 1.
    pub minutes: u32,
    /// Where the page stands in the site.
    pub address: String,
}

/// A file of the site as a browser asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Its media type.
    pub mime: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Default for Renderer {
    fn default() -> Self {
        Renderer::new()
    }
}

impl Renderer {
    /// The theme that comes with the program.
    pub fn new() -> Renderer {
        Renderer {
            templates: templates::environment(),
            cache: Cache::default(),
            rosters: Rosters::default(),
        }
    }

    /// Who is on the site of a library, found once for as long as it is the same library.
    pub(crate) fn roster(&self, source: &dyn Source, today: Date, drafts: Drafts) -> Arc<Roster> {
        self.rosters.of(source.library(), today, drafts)
    }

    /// The page of the note at `path` when its file holds `text`, saved or not.
    pub fn note_page(
        &self,
        source: &dyn Source,
        path: &NotePath,
        text: &str,
        today: Date,
    ) -> PageDraft {
        let roster = self.roster(source, today, Drafts::Leave);
        let read = Note::read(path.clone(), text.as_bytes());
        let (edited, reach) = source.library().edited(read);
        let edited = Arc::new(edited);
        let anew;
        let plan = match reach {
            Reach::Itself => Plan::edited(source, &roster, &edited, (path, text)),
            // Another note's tag has another address by this one's: then the roster is another.
            Reach::Others => {
                anew = Roster::new(&edited, today, Drafts::Leave, Some(&roster));
                Plan::new(source, &anew)
            }
        };
        let note = plan
            .library
            .note(path)
            .expect("the note was put into this library a few lines above");
        self.page(&plan, note, text)
    }

    /// The page of a note of this plan whose file holds `text`.
    pub(crate) fn page(&self, plan: &Plan<'_>, note: &Note, text: &str) -> PageDraft {
        let address = address_of(note);
        let resolver = LinkResolver {
            plan,
            path: &note.path,
            base: LinkBase::Page(&address),
        };
        let rendered = self.body(plan, note, text, &resolver);
        let shell = pages::note_input(plan, note).shell(&rendered);
        let shell = shell.fill(&self.templates);
        let mut problems = plan.library.problems_in(note, text);
        problems.extend(rendered.problems);
        problems.sort_by_key(|problem| problem.line);
        PageDraft {
            shell_key: ContentHash::of(shell.as_bytes()).to_string(),
            shell,
            blocks: rendered.blocks,
            outline: rendered.outline,
            problems,
            words: rendered.words,
            minutes: reading_minutes(rendered.words).max(1),
            address,
        }
    }

    /// A file the pages name: `assets/…` of the theme or `media/…` of the library, as readers get it.
    pub fn file(&self, source: &dyn Source, address: &str) -> Option<SiteFile> {
        let bytes = match templates::ASSETS.iter().find(|(name, _)| *name == address) {
            Some((_, bytes)) => bytes.to_vec(),
            None => metadata::published_bytes(&source.media(address)?).ok()?,
        };
        let mime = media_type(address);
        Some(SiteFile { mime, bytes })
    }

    /// Renders the body of a note whose file holds `text` and that stands in these surroundings.
    pub(crate) fn body(
        &self,
        plan: &Plan<'_>,
        note: &Note,
        text: &str,
        surroundings: &dyn Surroundings,
    ) -> Rendered {
        let parts = front_matter::split(text);
        let options = plan.options(note);
        let (body, line) = (parts.body(), parts.body_line);
        let mut rendered = render::render(body, line, &options, surroundings, &self.cache);
        let jumps = heading_levels::jumps(note, &rendered.outline);
        rendered.problems.extend(jumps);
        rendered
    }
}

/// The body of a page: its blocks as they follow each other.
pub(crate) fn joined(blocks: &[Block]) -> String {
    let html: Vec<&str> = blocks.iter().map(|block| block.html.as_str()).collect();
    html.join("\n")
}
