//! Putting a note away.

use super::find;
use crate::{Act, Change, FileEdit, Library, LibraryFile, NotePath, Refused};

/// Moves the note at `path` to the trash. Links to it stay and become problems.
///
/// # Errors
/// When there is no such note.
pub fn trash(library: &Library, path: &NotePath) -> Result<Change, Refused> {
    let note = find(library, path)?;
    Ok(Change {
        name: format!("Move {} to the trash", note.title),
        edits: vec![FileEdit {
            file: LibraryFile::Note(path.clone()),
            base: Some(note.hash),
            act: Act::Trash,
        }],
    })
}
