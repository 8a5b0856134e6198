//! What an author can do with tags; each verb gives a [`Change`] and touches nothing.

mod create;
mod delete;
mod describe;
mod merge;
mod rename;

pub use create::create;
pub use delete::delete;
pub use describe::describe;
pub use merge::merge;
pub use rename::rename;

use crate::change::head_edit;
use crate::{FileEdit, HeadEdit, Library, Refused, Slug, Tag, TagCount};

/// The tag `slug`, in the catalogue or only in notes.
fn find(library: &Library, slug: &Slug) -> Result<TagCount, Refused> {
    let found = library
        .tags()
        .into_iter()
        .find(|count| count.tag.slug == *slug);
    found.ok_or_else(|| {
        Refused::new(
            format!("there is no tag `{}`", slug.as_str()),
            "It may have been removed; look again.",
        )
    })
}

fn slug_of(title: &str) -> Result<Slug, Refused> {
    Slug::from_title(title).ok_or_else(|| {
        Refused::new(
            "a tag needs a title with at least one letter or digit",
            "Type a title.",
        )
    })
}

/// Writes `to` in place of `tag` in every note and page, or takes the tag off. A note that already
/// has the tag `to` only loses the old one.
fn replace_in_notes(library: &Library, tag: &Slug, to: Option<&Tag>) -> Vec<FileEdit> {
    let mut edits = Vec::new();
    for note in library.all().filter(|note| note.tags.contains(tag)) {
        let mut to = to.filter(|to| to.slug == *tag || !note.tags.contains(&to.slug));
        let mut head = Vec::new();
        for written in &note.head.tags {
            if library.tag_of(written).0 != *tag {
                continue;
            }
            head.push(match Slug::from_title(written) {
                Some(from) => HeadEdit::ReplaceTag {
                    from,
                    to: to.take().map(|to| to.title.clone()),
                },
                None => HeadEdit::RemoveTag(written.clone()),
            });
        }
        edits.push(head_edit(note, head));
    }
    edits
}

#[cfg(test)]
mod tests;
