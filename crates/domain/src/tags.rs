//! What an author can do with tags; each verb gives a [`Change`](crate::Change) and touches nothing.

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

use std::collections::{HashMap, HashSet};

use crate::change::head_edit;
use crate::{FileEdit, HeadEdit, Library, Note, Refused, Slug, TagCount};

/// The tag `slug`, in the catalogue or only in notes.
fn find(library: &Library, slug: &Slug) -> Result<TagCount, Refused> {
    let found = library
        .tags()
        .into_iter()
        .find(|count| count.tag.slug == *slug);
    found.ok_or_else(|| absent(slug))
}

fn absent(slug: &Slug) -> Refused {
    Refused::new(
        format!("there is no tag `{}`", slug.as_str()),
        "It may have been removed; look again.",
    )
}

/// The tags `slugs`, each once.
fn find_all(library: &Library, slugs: &[Slug]) -> Result<Vec<TagCount>, Refused> {
    if slugs.is_empty() {
        return Err(Refused::new("no tag was chosen", "Choose at least one."));
    }
    // Counted once, however many are asked for.
    let counted = library.tags().into_iter();
    let mut counted: HashMap<Slug, TagCount> = counted
        .map(|count| (count.tag.slug.clone(), count))
        .collect();
    let mut seen = HashSet::new();
    let asked = slugs.iter().filter(|slug| seen.insert(*slug));
    asked
        .map(|slug| counted.remove(slug).ok_or_else(|| absent(slug)))
        .collect()
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

/// Writes another tag, given with the word for it, in place of each of `tags` in every note and
/// page, or takes them off. A note that has several of them, however they are written, gets it once; one that already has
/// the other tag only loses them.
fn replace_in_notes(library: &Library, tags: &[Slug], to: Option<(&Slug, &str)>) -> Vec<FileEdit> {
    let tags: HashSet<&Slug> = tags.iter().collect();
    let mut edits = Vec::new();
    let has_one = |note: &&Note| note.tags.iter().any(|tag| tags.contains(tag));
    for note in library.all().filter(has_one) {
        let has_it = |to: &Slug| !tags.contains(to) && note.tags.contains(to);
        let written = note.head.tags.iter();
        let from = written
            .filter(|written| tags.contains(&library.names().tag_slug(written)))
            .cloned()
            .collect();
        let to = to.filter(|(slug, _)| !has_it(slug));
        let to = to.map(|(_, word)| word.to_owned());
        edits.push(head_edit(note, vec![HeadEdit::ReplaceTags { from, to }]));
    }
    edits
}

#[cfg(test)]
mod tests;
