//! Adding a topic.

use super::{must_be_free, slug_of};
use crate::change::catalogue_edit;
use crate::{CatalogueEdit, Change, Library, Refused, Topic};

/// Adds a topic as the last one.
///
/// # Errors
/// When there is one of that name, or the title makes no slug.
pub fn create(
    library: &Library,
    title: &str,
    headline: &str,
    description: &str,
) -> Result<Change, Refused> {
    let title = title.trim();
    let slug = slug_of(title)?;
    must_be_free(library, &slug)?;
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
