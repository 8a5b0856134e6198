//! What the tabs of the window say of their notes. Which notes have one, the window alone decides.

use domain::{Note, NotePath};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;
use crate::read_context::ReadContext;
use crate::read_context::shown::Shown;

/// The notes that have a tab.
#[derive(Deserialize, TS)]
pub(crate) struct InTabs {
    paths: Vec<String>,
}

/// How words that were typed in a note and are not in its file stand to that file.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Unsaved {
    /// The file is the one they were typed over.
    Kept,
    /// The file has become another one meanwhile.
    Conflict,
}

/// A note as its tab names it.
#[derive(Serialize, TS)]
pub(crate) struct TabNote {
    path: String,
    title: String,
    /// The title of its topic.
    topic: Option<String>,
    /// What was typed in it and is not saved, if anything is.
    unsaved: Option<Unsaved>,
}

/// Those of the notes that are there, in the order in which they were asked for.
pub(crate) fn notes(context: &mut ReadContext, asked: InTabs) -> Result<Vec<TabNote>, Failure> {
    context.ask(|shown| {
        let paths = asked
            .paths
            .iter()
            .filter_map(|path| NotePath::new(path).ok());
        paths
            .filter_map(|path| note(shown, path).transpose())
            .collect()
    })
}

/// A note of which the library does not know yet is asked of the disk.
fn note(shown: &Shown, path: NotePath) -> Result<Option<TabNote>, Failure> {
    let library = &shown.snapshot.library;
    let read;
    let note = match library.note(&path) {
        Some(known) => known,
        None => match shown.snapshot.read(&path) {
            Ok(file) => {
                read = Note::read(path.clone(), &file.raw);
                &read
            }
            Err(_) => return Ok(None),
        },
    };
    let topic = note.topic.as_ref().map(|slug| {
        let entry = library.catalogue().topic(slug);
        entry.map_or_else(|| slug.to_string(), |topic| topic.title.clone())
    });
    Ok(Some(TabNote {
        path: path.to_string(),
        title: note.title.clone(),
        topic,
        unsaved: unsaved(shown, &path)?,
    }))
}

fn unsaved(shown: &Shown, path: &NotePath) -> Result<Option<Unsaved>, Failure> {
    let Some(kept) = shown.buffers.get(path.as_str())? else {
        return Ok(None);
    };
    Ok(match shown.snapshot.read(path) {
        Ok(file) if file.text == kept.text => None,
        Ok(file) if kept.base.is_none_or(|base| base == file.hash) => Some(Unsaved::Kept),
        Ok(_) => Some(Unsaved::Conflict),
        Err(_) => Some(Unsaved::Kept),
    })
}
