//! Saying what a tag is about.

use super::find;
use crate::change::catalogue_edit;
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Gives the tag `slug` a description; a tag that was only in notes enters the catalogue.
///
/// # Errors
/// When there is no such tag.
pub fn describe(library: &Library, slug: &Slug, description: &str) -> Result<Change, Refused> {
    let found = find(library, slug)?;
    let mut tag = found.tag;
    tag.description = description.trim().to_owned();
    let name = format!("Describe tag {}", tag.title);
    let put = CatalogueEdit::PutTag {
        slug: found.known.then(|| slug.clone()),
        tag,
    };
    Ok(Change {
        name,
        edits: vec![catalogue_edit(library, vec![put])],
    })
}
