//! Removing a topic.

use super::{find, move_notes};
use crate::change::{catalogue_edit, in_notes};
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Removes a topic. Its notes go under the topic `into`, to which its addresses then lead, or
/// under none.
///
/// # Errors
/// When one of the topics does not exist, or they are the same.
pub fn delete(library: &Library, slug: &Slug, into: Option<&Slug>) -> Result<Change, Refused> {
    let topic = find(library, slug)?;
    if into == Some(slug) {
        return Err(Refused::new(
            format!("the notes of {} cannot stay under it", topic.title),
            "Choose another topic for them, or none.",
        ));
    }
    let mut catalogue = vec![CatalogueEdit::RemoveTopic(slug.clone())];
    if let Some(into) = into {
        let mut heir = find(library, into)?.clone();
        for was in topic.was.iter().chain([slug]) {
            if *was != heir.slug && !heir.was.contains(was) {
                heir.was.push(was.clone());
            }
        }
        catalogue.push(CatalogueEdit::PutTopic {
            slug: Some(into.clone()),
            topic: heir,
        });
    }
    let mut edits = move_notes(library, slug, into);
    let name = format!("Delete topic {}{}", topic.title, in_notes(edits.len()));
    edits.insert(0, catalogue_edit(library, catalogue));
    Ok(Change { name, edits })
}
