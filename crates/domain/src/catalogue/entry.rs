//! A topic and a tag, as the catalogue knows them.

use serde::{Deserialize, Serialize};

use crate::{Slug, names};

/// A topic: a note has at most one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its key and its place in addresses.
    pub slug: Slug,
    /// What readers see.
    pub title: String,
    /// One line under the title.
    pub headline: String,
    /// A few sentences.
    pub description: String,
    /// Slugs it had before; their addresses lead here.
    pub was: Vec<Slug>,
}

/// A tag: a note has any number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Its key and its place in addresses.
    pub slug: Slug,
    /// What readers see.
    pub title: String,
    /// A few sentences.
    pub description: String,
    /// Slugs it had before; their addresses lead here.
    pub was: Vec<Slug>,
}

/// The slug of an entry: the one written, else that of its title.
pub(super) fn slug_of(slug: Option<&str>, title: Option<&str>) -> Option<Slug> {
    match (slug, title) {
        (Some(slug), _) => Slug::parse(slug),
        (None, Some(title)) if title.trim().is_empty() => None,
        (None, Some(title)) => Some(names::alone(title)),
        (None, None) => None,
    }
}
