//! Adding a tag to the catalogue.

use super::slug_of;
use crate::change::catalogue_edit;
use crate::{CatalogueEdit, Change, Library, Refused, Tag};

/// Adds a tag to the catalogue. Notes that already write it then have a known tag.
///
/// # Errors
/// When the catalogue has a tag of that slug, or the title makes no slug.
pub fn create(library: &Library, title: &str, description: &str) -> Result<Change, Refused> {
    let title = title.trim();
    let slug = slug_of(title)?;
    if let Some(existing) = library.catalogue().tag(&slug) {
        return Err(Refused::new(
            format!("the tag {} already exists", existing.title),
            "Use it, or choose another title.",
        ));
    }
    let tag = Tag {
        slug,
        title: title.to_owned(),
        description: description.trim().to_owned(),
        was: Vec::new(),
    };
    let put = CatalogueEdit::PutTag { slug: None, tag };
    Ok(Change {
        name: format!("Create tag {title}"),
        edits: vec![catalogue_edit(library, vec![put])],
    })
}
