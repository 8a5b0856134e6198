//! Unsaved texts whose notes are gone, as a start finds them: written where the note was, on the
//! author's word. One that the author does not want is dropped like any other unsaved text.

use domain::NotePath;
use serde::Deserialize;
use ts_rs::TS;

use super::arguments::AtPath;
use crate::Failure;
use crate::session::Session;

/// Whose text it is: a path, or the name of a note that never had a file.
#[derive(Deserialize, TS)]
pub(crate) struct OfUnsaved {
    path: String,
}

/// Writes the text as a note: where it was, or, of a note that never had a file, at a free path.
pub(crate) fn restore(session: &mut Session, asked: OfUnsaved) -> Result<AtPath, Failure> {
    let since = session.asked;
    let store = &session.library()?.store;
    let Some(buffer) = store.buffer(&asked.path)? else {
        return Err(Failure::new(
            format!("There is no unsaved text of {} any more.", asked.path),
            "It may have been restored already; look into the list.",
        ));
    };
    let library = store.snapshot().library;
    let is_free = |path: &NotePath| library.note(path).is_none();
    let path = match NotePath::new(&buffer.path) {
        Ok(path) => path,
        Err(_) => (1..)
            .filter_map(|number| NotePath::new(&format!("notes/recovered-{number}.md")).ok())
            .find(is_free)
            .expect("the numbers do not end"),
    };
    session.write_anew(&path, &buffer.text, since)?;
    session.library()?.store.drop_buffer(&asked.path)?;
    session.tell_left_behind()?;
    Ok(AtPath {
        path: path.to_string(),
    })
}
