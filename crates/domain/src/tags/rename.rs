//! Giving a tag another title everywhere.

use std::slice;

use super::{find, replace_in_notes};
use crate::change::{catalogue_edit, in_notes};
use crate::names::Claimant;
use crate::{CatalogueEdit, Change, Library, Refused, Slug};

/// Gives the tag `slug` another title, in the catalogue and in every note that has it. Its old
/// address leads to the new one; a tag that was only in notes enters the catalogue for that.
///
/// # Errors
/// When another tag is or was called that: then the two can be merged.
pub fn rename(library: &Library, slug: &Slug, title: &str) -> Result<Change, Refused> {
    let found = find(library, slug)?;
    let title = title.trim();
    let by = Claimant::Renamed {
        slug,
        title: &found.tag.title,
    };
    let new_slug = library.names().claim_tag(title, by)?;
    let old_title = found.tag.title.clone();
    let mut tag = found.tag;
    tag.was.retain(|was| *was != new_slug);
    if new_slug != *slug {
        tag.was.push(slug.clone());
    }
    tag.slug = new_slug;
    tag.title = title.to_owned();

    let mut edits = replace_in_notes(library, slice::from_ref(slug), Some((&tag.slug, title)));
    let name = format!("Rename tag {old_title} to {title}{}", in_notes(edits.len()));
    let put = CatalogueEdit::PutTag {
        slug: found.known.then(|| slug.clone()),
        tag,
    };
    edits.insert(0, catalogue_edit(library, vec![put]));
    Ok(Change { name, edits })
}
