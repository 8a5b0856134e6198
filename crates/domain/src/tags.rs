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
use crate::{FileEdit, HeadEdit, Library, Note, Refused, Slug, Tag, TagCount};

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

/// The tags `slugs`, each once.
fn find_all(library: &Library, slugs: &[Slug]) -> Result<Vec<TagCount>, Refused> {
    if slugs.is_empty() {
        return Err(Refused::new("no tag was chosen", "Choose at least one."));
    }
    let mut found: Vec<TagCount> = Vec::new();
    for slug in slugs {
        if !found.iter().any(|other| other.tag.slug == *slug) {
            found.push(find(library, slug)?);
        }
    }
    Ok(found)
}

/// "tag A" or "tags A, B" in the name of a change; a long list is counted.
fn titles(tags: &[TagCount]) -> String {
    match tags {
        [one] => format!("tag {}", one.tag.title),
        few if few.len() <= 3 => {
            let titles: Vec<&str> = few.iter().map(|count| count.tag.title.as_str()).collect();
            format!("tags {}", titles.join(", "))
        }
        many => format!("{} tags", many.len()),
    }
}

/// Writes `to` in place of each of `tags` in every note and page, or takes them off. A note that
/// already has the tag `to`, or gets it once, only loses the others.
fn replace_in_notes(library: &Library, tags: &[Slug], to: Option<&Tag>) -> Vec<FileEdit> {
    let mut edits = Vec::new();
    let has_one = |note: &&Note| note.tags.iter().any(|tag| tags.contains(tag));
    for note in library.all().filter(has_one) {
        let mut to = to.filter(|to| tags.contains(&to.slug) || !note.tags.contains(&to.slug));
        let mut head = Vec::new();
        for written in &note.head.tags {
            if !tags.contains(&library.tag_of(written).0) {
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
