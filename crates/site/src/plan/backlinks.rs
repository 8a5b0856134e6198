//! Which notes of the site link to a note. Found from the links the library knows; whether a
//! link can be written is the renderer's word.

use domain::{Library, LinkKind, Note, NotePath, Slug, links};
use std::collections::{BTreeSet, HashMap};

/// For each note the notes that link to it, in the order of `notes`.
pub(super) fn of<'a>(
    library: &'a Library,
    notes: &[&'a Note],
) -> HashMap<&'a NotePath, Vec<&'a Note>> {
    let mut backlinks: HashMap<&NotePath, Vec<&Note>> = HashMap::new();
    for note in notes {
        let leads_to = note.links.iter().filter_map(|link| match link.kind {
            LinkKind::Note => {
                let path = NotePath::new(&links::resolve(&note.path, &link.target)?).ok()?;
                library.note(&path)
            }
            LinkKind::Wiki => library.by_slug(&Slug::from_title(&link.target)?),
            LinkKind::Media | LinkKind::External => None,
        });
        let reached: BTreeSet<&NotePath> = leads_to.map(|other| &other.path).collect();
        for path in reached.into_iter().filter(|path| **path != note.path) {
            backlinks.entry(path).or_default().push(note);
        }
    }
    backlinks
}
