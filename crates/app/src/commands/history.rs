//! Earlier texts of a note: looked through, taken back, and kept when the author chooses another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::arguments::{NotePathArgument, OfNote};
use crate::read_context::ReadContext;
use crate::session::Session;
use crate::{Done, Failure, OperationView, VersionView};

/// The versions of a note, the newest first.
pub(crate) fn list(context: &mut ReadContext, asked: OfNote) -> Result<Vec<VersionView>, Failure> {
    let path = asked.path.checked()?;
    let versions = context.ask(|shown| Ok(shown.reader.history(&path)?))?;
    Ok(versions.into_iter().map(VersionView::from).collect())
}

/// One version of a note.
#[derive(Deserialize, TS)]
pub(crate) struct OfVersion {
    path: NotePathArgument,
    id: u32,
}

/// The text of a version, lines ended by `\n`.
#[derive(Serialize, TS)]
pub(crate) struct VersionText {
    text: String,
}

pub(crate) fn text(context: &mut ReadContext, asked: OfVersion) -> Result<VersionText, Failure> {
    asked.path.checked()?;
    match context.ask(|shown| Ok(shown.reader.version_text(asked.id.into())?))? {
        Some(text) => Ok(VersionText { text }),
        None => Err(Failure::new(
            "That version is no longer kept.",
            "Versions are thinned out as they age; look at the list again.",
        )),
    }
}

/// Puts a version back as an operation; what stands there now becomes a version too.
pub(crate) fn restore(session: &mut Session, asked: OfVersion) -> Result<OperationView, Failure> {
    let path = asked.path.checked()?;
    session.operate(|store| Ok(store.restore(&path, asked.id.into())?))
}

/// A text that the author did not choose.
#[derive(Deserialize, TS)]
pub(crate) struct KeepVersion {
    path: NotePathArgument,
    text: String,
}

pub(crate) fn keep(session: &mut Session, asked: KeepVersion) -> Result<Done, Failure> {
    let path = asked.path.checked()?;
    session.library()?.store.keep_version(&path, &asked.text)?;
    Ok(Done {})
}
