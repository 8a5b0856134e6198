//! Putting files of the library away.

use super::MediaPath;
use crate::{Act, Change, ContentHash, FileEdit, LibraryFile, Refused};

/// Moves these files, which have these hashes, to the trash. Links to them stay and become problems.
///
/// # Errors
/// When none is named.
pub fn remove(files: Vec<(MediaPath, ContentHash)>) -> Result<Change, Refused> {
    let name = match files.as_slice() {
        [] => {
            return Err(Refused::new("no file was chosen", "Choose at least one."));
        }
        [(one, _)] => format!("Move {one} to the trash"),
        many => format!("Move {} files to the trash", many.len()),
    };
    let edits = files.into_iter().map(|(path, hash)| FileEdit {
        file: LibraryFile::Media(path),
        base: Some(hash),
        act: Act::Trash,
    });
    Ok(Change {
        name,
        edits: edits.collect(),
    })
}
