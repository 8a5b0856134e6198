//! Opening libraries, and what the window remembers of one.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use crate::read_context::ReadContext;
use crate::read_context::shown::{REMOTE, Shown};
use crate::session::Session;
use crate::{Done, Failure, LibraryView, Nothing, Started, starter};

/// A folder of this machine.
#[derive(Deserialize, TS)]
pub(crate) struct InFolder {
    folder: PathBuf,
}

/// What a window needs to begin. Without an open library, the last one is opened; when that
/// fails, the window begins without one and hears why.
pub(crate) fn start(context: &mut ReadContext, _: Nothing) -> Result<Started, Failure> {
    context.begin()?;
    let opened = |shown: &Shown| Ok((Some(shown.view()?), shown.remembered()?));
    let (library, remembered) = match context.shown() {
        Ok(_) => context.ask(opened)?,
        Err(_) => Default::default(),
    };
    Ok(Started {
        library,
        recent: context.recent.libraries(),
        remembered,
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

pub(crate) fn library(context: &mut ReadContext, _: Nothing) -> Result<LibraryView, Failure> {
    context.ask(|shown| Ok(shown.view()?))
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
    session.tell_changed(&[], &[])?;
    session.view()
}
