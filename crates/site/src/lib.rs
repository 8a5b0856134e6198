//! From a library to a site: pages, feeds and files as bytes, and writing them to a target.
//! Markdown is `render`'s, what a library is `domain`'s, where it lies `store`'s.

pub mod addresses;
mod body;
mod check;
mod export;
mod feeds;
mod links;
mod metadata;
mod pages;
mod pieces;
mod plan;
mod renderer;
mod search_index;
mod sitemap;
mod source;
mod templates;

pub use addresses::{address_of, media_type, note_at};
pub use check::{OutsideLink, check, hides_a_note, outside_links, weighed};
pub use domain::Drafts;
pub use export::{
    Cancelled, DryRun, ExportError, ExportOptions, Mode, NoteCounts, Phase, Progress, Report,
    TemplateTime, Unwatched, dry_run, export, list_page, page_difference, unchanged,
};
pub use renderer::{PageDraft, Renderer, SiteFile};
pub use source::{Source, Text};
