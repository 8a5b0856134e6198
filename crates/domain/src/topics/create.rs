//! Adding a topic.

use crate::change::catalogue_edit;
use crate::names::Claimant;
use crate::{CatalogueEdit, Change, Library, Refused, Topic};

/// Adds a topic as the last one.
///
/// # Errors
/// When the title is empty, or a topic of the catalogue is or was called that.
pub fn create(
    library: &Library,
    title: &str,
    headline: &str,
    description: &str,
) -> Result<Change, Refused> {
    let title = title.trim();
    let slug = library.names().claim_topic(title, Claimant::New)?;
    let topic = Topic {
        slug,
        title: title.to_owned(),
        headline: headline.trim().to_owned(),
        description: description.trim().to_owned(),
        was: Vec::new(),
    };
    let put = CatalogueEdit::PutTopic { slug: None, topic };
    Ok(Change {
        name: format!("Create topic {title}"),
        edits: vec![catalogue_edit(library, vec![put])],
    })
}
