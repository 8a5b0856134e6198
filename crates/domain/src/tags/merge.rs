//! Making one tag of two.

use super::{find, replace_in_notes};
use crate::change::{catalogue_edit, in_notes};
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Writes the tag `into` wherever `from` is, and removes `from`. The addresses of `from` lead to
/// `into` from then on.
///
/// # Errors
/// When one of them does not exist, or they are the same.
pub fn merge(library: &Library, from: &Slug, into: &Slug) -> Result<Change, Refused> {
    let from = find(library, from)?;
    let into = find(library, into)?;
    if from.tag.slug == into.tag.slug {
        return Err(Refused::new(
            format!("{} cannot be merged into itself", from.tag.title),
            "Choose another tag.",
        ));
    }
    let mut edits = replace_in_notes(library, &from.tag.slug, Some(&into.tag));
    let name = format!(
        "Merge tag {} into {}{}",
        from.tag.title,
        into.tag.title,
        in_notes(edits.len())
    );
    let kept = into.known.then(|| into.tag.slug.clone());
    let mut tag = into.tag;
    for was in from.tag.was.iter().chain([&from.tag.slug]) {
        if *was != tag.slug && !tag.was.contains(was) {
            tag.was.push(was.clone());
        }
    }
    let mut catalogue = vec![CatalogueEdit::PutTag { slug: kept, tag }];
    if from.known {
        catalogue.push(CatalogueEdit::RemoveTag(from.tag.slug));
    }
    edits.insert(0, catalogue_edit(library, catalogue));
    Ok(Change { name, edits })
}
