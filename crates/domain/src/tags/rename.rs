//! Giving a tag another title everywhere.

use std::slice;

use super::{find, replace_in_notes, slug_of};
use crate::change::{catalogue_edit, in_notes};
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Gives the tag `slug` another title, in the catalogue and in every note that has it. Its old
/// address leads to the new one; a tag that was only in notes enters the catalogue for that.
///
/// # Errors
/// When another tag already has that name: then the two can be merged.
pub fn rename(library: &Library, slug: &Slug, title: &str) -> Result<Change, Refused> {
    let found = find(library, slug)?;
    let title = title.trim();
    let new_slug = slug_of(title)?;
    if new_slug != *slug
        && let Ok(other) = find(library, &new_slug)
    {
        return Err(Refused::new(
            format!("the tag {} already exists", other.tag.title),
            format!(
                "Merge {} into {} instead.",
                found.tag.title, other.tag.title
            ),
        ));
    }
    let old_title = found.tag.title.clone();
    let mut tag = found.tag;
    tag.was.retain(|was| *was != new_slug);
    if new_slug != *slug {
        tag.was.push(slug.clone());
    }
    tag.slug = new_slug;
    tag.title = title.to_owned();

    let mut edits = replace_in_notes(library, slice::from_ref(slug), Some(&tag));
    let name = format!("Rename tag {old_title} to {title}{}", in_notes(edits.len()));
    let put = CatalogueEdit::PutTag {
        slug: found.known.then(|| slug.clone()),
        tag,
    };
    edits.insert(0, catalogue_edit(library, vec![put]));
    Ok(Change { name, edits })
}
