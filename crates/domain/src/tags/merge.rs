//! Making one tag of several.

use std::collections::HashSet;

use super::{find, find_all, replace_in_notes, titles};
use crate::change::{catalogue_edit, in_notes};
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Writes the tag `into` wherever one of `from` is, and removes those. Their addresses lead to
/// `into` from then on.
///
/// # Errors
/// When one of them does not exist, none is to be merged, or `into` is among them.
pub fn merge(library: &Library, from: &[Slug], into: &Slug) -> Result<Change, Refused> {
    let from = find_all(library, from)?;
    let into = find(library, into)?;
    if from.iter().any(|from| from.tag.slug == into.tag.slug) {
        return Err(Refused::new(
            format!("the tag {} cannot be merged into itself", into.tag.title),
            "Choose another tag.",
        ));
    }
    let slugs: Vec<Slug> = from.iter().map(|from| from.tag.slug.clone()).collect();
    let word = into.tag.title.as_str();
    let is_its = library.names().tag_slug(word) == into.tag.slug;
    let word = if is_its { word } else { into.tag.slug.as_str() };
    let mut edits = replace_in_notes(library, &slugs, Some((&into.tag.slug, word)));
    let name = format!(
        "Merge {} into {}{}",
        titles(&from),
        into.tag.title,
        in_notes(edits.len())
    );
    let kept = into.known.then(|| into.tag.slug.clone());
    let mut tag = into.tag;
    let mut led: HashSet<Slug> = tag.was.iter().chain([&tag.slug]).cloned().collect();
    for from in &from {
        for was in from.tag.was.iter().chain([&from.tag.slug]) {
            if led.insert(was.clone()) {
                tag.was.push(was.clone());
            }
        }
    }
    let mut catalogue = vec![CatalogueEdit::PutTag { slug: kept, tag }];
    let known = from.into_iter().filter(|from| from.known);
    catalogue.extend(known.map(|from| CatalogueEdit::RemoveTag(from.tag.slug)));
    edits.insert(0, catalogue_edit(library, catalogue));
    Ok(Change { name, edits })
}
