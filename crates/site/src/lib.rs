//! From a library to a site: pages, feeds and files as bytes, and writing them to a target.
//! Markdown is `render`'s, what a library is `domain`'s, where it lies `store`'s.

pub mod addresses;
pub mod export;
pub mod feed;
pub mod progress;
pub mod sitemap;
mod xml;

pub use export::ExportError;
pub use progress::{Cancelled, Phase, Progress, Unwatched};
