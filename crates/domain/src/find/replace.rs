//! Replaces hits in notes.

use std::sync::Arc;

use super::Replacement;
use crate::change::in_notes;
use crate::{Act, Change, ContentHash, FileEdit, Library, LibraryFile, NotePath, Refused};

/// So much of a text stands in the name of a change, in letters.
const NAMED: usize = 40;

/// A note in which hits are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub path: NotePath,
    /// The hash of the file in which its hits were found.
    pub hash: ContentHash,
    /// The hits that stay, counted from 0.
    pub except: Vec<usize>,
}

/// Replaces the hits in the chosen notes, each as it was when they were found.
///
/// # Errors
/// When no note was chosen, or one is there no longer.
pub fn replace(
    library: &Library,
    replacement: Replacement,
    chosen: Vec<Chosen>,
) -> Result<Change, Refused> {
    if chosen.is_empty() {
        return Err(Refused::new(
            "nothing was chosen to be replaced",
            "Choose at least one hit.",
        ));
    }
    if let Some(gone) = chosen
        .iter()
        .find(|note| library.note(&note.path).is_none())
    {
        return Err(Refused::new(
            format!("{} is not there", gone.path),
            "It may have been moved or removed by another program; look again.",
        ));
    }
    let name = format!(
        "Replace “{}” with “{}”{}",
        short(&replacement.pattern().query().typed),
        short(replacement.typed()),
        in_notes(chosen.len())
    );
    let replacement = Arc::new(replacement);
    let edits = chosen.into_iter().map(|mut note| {
        note.except.sort_unstable();
        FileEdit {
            file: LibraryFile::Note(note.path),
            base: Some(note.hash),
            act: Act::Replace {
                replacement: Arc::clone(&replacement),
                except: note.except,
            },
        }
    });
    Ok(Change {
        name,
        edits: edits.collect(),
    })
}

fn short(text: &str) -> String {
    let line = text.replace(['\n', '\t'], " ");
    match line.char_indices().nth(NAMED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
