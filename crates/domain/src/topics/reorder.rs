//! Changing the order of the topics.

use super::find;
use crate::change::catalogue_edit;
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Moves a topic to the place `to` among the topics, counted from 0; past the end means last.
///
/// # Errors
/// When there is no such topic.
pub fn reorder(library: &Library, slug: &Slug, to: usize) -> Result<Change, Refused> {
    let topic = find(library, slug)?;
    let last = library.catalogue().topics.len() - 1;
    let moved = CatalogueEdit::MoveTopic {
        slug: slug.clone(),
        to,
    };
    Ok(Change {
        name: format!("Move topic {} to place {}", topic.title, to.min(last) + 1),
        edits: vec![catalogue_edit(library, vec![moved])],
    })
}
