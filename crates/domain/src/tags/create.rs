//! Adding a tag to the catalogue.

use crate::change::catalogue_edit;
use crate::names::Claimant;
use crate::{CatalogueEdit, Change, Library, Refused, Tag};

/// Adds a tag to the catalogue. Notes that already write it then have a known tag.
///
/// # Errors
/// When the title is empty, or a tag of the catalogue is or was called that.
pub fn create(library: &Library, title: &str, description: &str) -> Result<Change, Refused> {
    let title = title.trim();
    let slug = library.names().claim_tag(title, Claimant::New)?;
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
