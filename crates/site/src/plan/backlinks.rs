//! Which notes of the site link to a note. Found from the links the library knows; whether a
//! link can be written is the renderer's word.

use domain::{Library, Note, NotePath};
use rayon::prelude::*;
use std::collections::HashMap;

/// For each note the notes that link to it, in the order of `notes`.
pub(super) fn of<'a>(
    library: &'a Library,
    notes: &[&'a Note],
) -> HashMap<&'a NotePath, Vec<&'a Note>> {
    let reached: Vec<Vec<&'a NotePath>> = notes
        .par_iter()
        .map(|note| reached(library, note))
        .collect();
    let mut backlinks: HashMap<&NotePath, Vec<&Note>> = HashMap::new();
    for (note, reached) in notes.iter().zip(reached) {
        for path in reached {
            backlinks.entry(path).or_default().push(note);
        }
    }
    backlinks
}

/// The other notes that this one links to, each once.
fn reached<'a>(library: &'a Library, note: &Note) -> Vec<&'a NotePath> {
    let leads_to = |link| library.leads_to(&note.path, link);
    let leads_to = note.links.iter().filter_map(leads_to);
    let mut reached: Vec<&NotePath> = leads_to.map(|other| &other.path).collect();
    reached.sort_unstable();
    reached.dedup();
    reached.retain(|path| **path != note.path);
    reached
}
