//! Opening libraries, and what the window remembers of one.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::session::Session;
use crate::wire::REMOTE;
use crate::{Done, Failure, LibraryView, Nothing, Started, starter};

/// A folder of this machine.
#[derive(Deserialize, TS)]
pub(crate) struct InFolder {
    folder: PathBuf,
}

/// What a window needs to begin. Without an open library, the last one is opened; when that
/// fails, the window begins without one and hears why.
pub(crate) fn start(session: &mut Session, _: Nothing) -> Result<Started, Failure> {
    if !session.is_open()
        && let Some(last) = session.recent.libraries().first()
        && let Err(failure) = session.open(last.folder.as_ref())
    {
        session.trouble(failure);
    }
    Ok(Started {
        library: session.is_open().then(|| session.view()).transpose()?,
        recent: session.recent.libraries(),
        remembered: session.remembered()?,
        version: env!("CARGO_PKG_VERSION"),
    })
}

pub(crate) fn open(session: &mut Session, asked: InFolder) -> Result<LibraryView, Failure> {
    session.open(&asked.folder)
}

pub(crate) fn begin(session: &mut Session, asked: InFolder) -> Result<LibraryView, Failure> {
    starter::begin(&asked.folder)?;
    session.open(&asked.folder)
}

pub(crate) fn library(session: &mut Session, _: Nothing) -> Result<LibraryView, Failure> {
    session.view()
}

/// Something for the window to find again.
#[derive(Deserialize, TS)]
pub(crate) struct Remembered {
    key: String,
    #[ts(type = "unknown")]
    value: Value,
}

pub(crate) fn remember(session: &mut Session, asked: Remembered) -> Result<Done, Failure> {
    session.remember(&asked.key, &asked.value)?;
    Ok(Done {})
}

/// Whether pictures of other sites are to be shown.
#[derive(Deserialize, TS)]
pub(crate) struct RemoteShown {
    shown: bool,
}

/// Lets the preview ask other sites for the pictures that notes name there, or keeps it from it.
/// Remembered for the library on this machine; what is exported is the same either way.
pub(crate) fn show_remote(
    session: &mut Session,
    asked: RemoteShown,
) -> Result<LibraryView, Failure> {
    let open = session.library()?;
    open.store.remember(REMOTE, &Value::Bool(asked.shown))?;
    session.settle(&[], &[])?;
    session.view()
}
