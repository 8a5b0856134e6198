//! What an author can do with topics; each verb gives a [`Change`](crate::Change) and touches nothing.

mod create;
mod delete;
mod edit;
mod reorder;

pub use create::create;
pub use delete::delete;
pub use edit::edit;
pub use reorder::reorder;

use crate::change::head_edit;
use crate::{FileEdit, HeadEdit, Library, Refused, Slug, Topic};

/// The topic `slug` of the catalogue.
fn find<'library>(library: &'library Library, slug: &Slug) -> Result<&'library Topic, Refused> {
    library.catalogue().topic(slug).ok_or_else(|| {
        Refused::new(
            format!("there is no topic `{}`", slug.as_str()),
            "It may have been removed; look again.",
        )
    })
}

/// Puts every note and page of `topic` under `to`, by its slug, or under none.
fn move_notes(library: &Library, topic: &Slug, to: Option<&Slug>) -> Vec<FileEdit> {
    library
        .all()
        .filter(|note| note.topic.as_ref() == Some(topic))
        .map(|note| {
            let written = to.map(|to| to.as_str().to_owned());
            head_edit(note, vec![HeadEdit::Topic(written)])
        })
        .collect()
}

#[cfg(test)]
mod tests;
