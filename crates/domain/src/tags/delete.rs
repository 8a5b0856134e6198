//! Taking tags off every note.

use super::{find_all, replace_in_notes, titles};
use crate::change::{catalogue_edit, in_notes};
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Removes these tags from the catalogue and from every note that has one of them.
///
/// # Errors
/// When one of them does not exist, or none is named.
pub fn delete(library: &Library, tags: &[Slug]) -> Result<Change, Refused> {
    let found = find_all(library, tags)?;
    let mut edits = replace_in_notes(library, tags, None);
    let name = format!("Delete {}{}", titles(&found), in_notes(edits.len()));
    let known = found.into_iter().filter(|found| found.known);
    let removed: Vec<CatalogueEdit> = known
        .map(|found| CatalogueEdit::RemoveTag(found.tag.slug))
        .collect();
    if !removed.is_empty() {
        edits.insert(0, catalogue_edit(library, removed));
    }
    Ok(Change { name, edits })
}
