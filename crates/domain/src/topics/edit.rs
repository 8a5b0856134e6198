//! Changing what a topic is called and what it says.

use super::{find, move_notes};
use crate::change::{catalogue_edit, in_notes};
use crate::names::Claimant;
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Writes a topic anew. Another title makes another slug: its notes follow, and its old address
/// leads to the new one.
///
/// # Errors
/// When there is no such topic, or another one is or was called that.
pub fn edit(
    library: &Library,
    slug: &Slug,
    title: &str,
    headline: &str,
    description: &str,
) -> Result<Change, Refused> {
    let mut topic = find(library, slug)?.clone();
    let old_title = std::mem::replace(&mut topic.title, title.trim().to_owned());
    topic.headline = headline.trim().to_owned();
    topic.description = description.trim().to_owned();
    let mut notes = Vec::new();
    // A slug that the author chose stays for as long as the title does.
    if topic.title != old_title {
        let by = Claimant::Renamed {
            slug,
            title: &old_title,
        };
        let new_slug = library.names().claim_topic(&topic.title, by)?;
        if new_slug != *slug {
            topic.was.retain(|was| *was != new_slug);
            topic.was.push(slug.clone());
            topic.slug = new_slug;
        }
        notes = move_notes(library, slug, Some(&topic.slug));
    }
    let name = if topic.title == old_title {
        format!("Edit topic {old_title}")
    } else {
        format!(
            "Rename topic {old_title} to {}{}",
            topic.title,
            in_notes(notes.len())
        )
    };
    let put = CatalogueEdit::PutTopic {
        slug: Some(slug.clone()),
        topic,
    };
    notes.insert(0, catalogue_edit(library, vec![put]));
    Ok(Change { name, edits: notes })
}
