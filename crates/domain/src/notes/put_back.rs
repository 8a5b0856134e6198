//! Writing a note anew whose file another program removed.

use super::is_taken;
use crate::{Act, Change, FileEdit, Library, LibraryFile, NotePath, Refused};

/// Writes `text` as the note at `path`, where no file is now.
///
/// # Errors
/// When there is a note at `path` again.
pub fn put_back(library: &Library, path: &NotePath, text: &str) -> Result<Change, Refused> {
    if is_taken(library, path) {
        return Err(Refused::new(
            format!("{path} is there again"),
            "Look at what it holds; your text is kept.",
        ));
    }
    Ok(Change {
        name: format!("Put {path} back"),
        edits: vec![FileEdit {
            file: LibraryFile::Note(path.clone()),
            base: None,
            act: Act::Create(text.to_owned()),
        }],
    })
}
