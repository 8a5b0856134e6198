//! From a library to a site: pages, feeds and files as bytes, and writing them to a target.
//! Markdown is `render`'s, what a library is `domain`'s, where it lies `store`'s.

pub mod addresses;
mod around;
mod bodies;
mod build;
mod check;
mod export;
mod feed;
mod included;
mod media;
mod media_type;
mod metadata;
mod outside;
mod pages;
mod plan;
mod progress;
mod renderer;
mod search;
mod sitemap;
mod source;
mod standpoint;
mod templates;
mod writable;
mod xml;

pub use addresses::{address_of, note_at};
pub use check::{check, hides_a_note, weighed};
pub use domain::Drafts;
pub use export::{
    DryRun, ExportError, ExportOptions, Mode, Reach, Report, TemplateTime, dry_run, export,
    page_difference, unchanged,
};
pub use media_type::media_type;
pub use outside::{OutsideLink, outside_links};
pub use progress::{Cancelled, Phase, Progress, Unwatched};
pub use renderer::{PageDraft, Renderer, SiteFile};
pub use source::{Source, Text};
