//! Feeds: the newest notes of the blog, of a topic or of a tag, with their whole text and absolute
//! addresses. A file per format; how bodies are rendered is decided by the caller.

mod atom;
mod feed;
mod json;
mod xml;

pub(crate) use atom::atom;
pub(crate) use feed::Scope;
pub(crate) use json::json;
pub(crate) use xml::escaped;
