//! Taking a tag off every note.

use super::{find, replace_in_notes};
use crate::change::{catalogue_edit, in_notes};
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Removes the tag `slug` from the catalogue and from every note that has it.
///
/// # Errors
/// When there is no such tag.
pub fn delete(library: &Library, slug: &Slug) -> Result<Change, Refused> {
    let found = find(library, slug)?;
    let mut edits = replace_in_notes(library, slug, None);
    let name = format!("Delete tag {}{}", found.tag.title, in_notes(edits.len()));
    if found.known {
        let removed = vec![CatalogueEdit::RemoveTag(slug.clone())];
        edits.insert(0, catalogue_edit(library, removed));
    }
    Ok(Change { name, edits })
}
