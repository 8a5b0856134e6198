//! What an author can do with whole notes; each verb gives a [`Change`](crate::Change) and
//! touches nothing. The text of a note is saved by the store alone.

mod create;
mod put_back;
mod rename;
mod trash;

pub use create::create;
pub use put_back::put_back;
pub use rename::rename;
pub use trash::trash;

use crate::{Library, Note, NotePath, Refused};

/// The note or page at `path`.
fn find<'library>(library: &'library Library, path: &NotePath) -> Result<&'library Note, Refused> {
    library.note(path).ok_or_else(|| {
        Refused::new(
            format!("{path} is not there"),
            "It may have been moved or removed by another program; look again.",
        )
    })
}

/// True when a file stands at `path`, also on a disk that ignores case.
fn is_taken(library: &Library, path: &NotePath) -> bool {
    let lower = path.as_str().to_lowercase();
    library
        .all()
        .any(|note| note.path.as_str().to_lowercase() == lower)
}

#[cfg(test)]
mod tests;
