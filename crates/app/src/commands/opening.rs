//! Files of the library that are no notes, and that the author opens in another program.

use serde::{Deserialize, Serialize};
use site::media_type;
use ts_rs::TS;

use crate::Failure;
use crate::read_context::ReadContext;

/// A file of the library, as a problem names it.
#[derive(Deserialize, TS)]
pub(crate) struct OfFile {
    file: String,
}

/// Where it lies on the disk.
#[derive(Serialize, TS)]
pub(crate) struct FileThere {
    path: String,
}

/// Only what is read or looked at when it is opened, and lies in the library, has a place: the
/// settings, the catalogue and pictures.
pub(crate) fn there(context: &mut ReadContext, asked: OfFile) -> Result<FileThere, Failure> {
    let snapshot = context.shown()?.snapshot;
    let path = match asked.file.as_str() {
        file @ ("site.toml" | "catalogue.toml") => files::inside(&snapshot.root, file)
            .ok()
            .filter(|path| path.is_file()),
        file if media_type(file).starts_with("image/") => {
            snapshot.media(file).map(|media| media.path)
        }
        _ => None,
    };
    let Some(path) = path else {
        return Err(Failure::new(
            format!("The library has no {} that can be opened.", asked.file),
            "It may have been moved since the library was checked; check again.",
        ));
    };
    Ok(FileThere {
        path: path.display().to_string(),
    })
}
