//! Pictures and other files: put into the library, renamed with the links to them, put away.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::{ContentHash, MediaPath, media};
use serde::{Deserialize, Serialize};
use store::Applied;
use ts_rs::TS;

use crate::session::Session;
use crate::{Failure, OperationView};

/// A file that the author gave.
#[derive(Deserialize, TS)]
pub(crate) struct AddFile {
    /// What it was called.
    name: String,
    /// What it holds, in base64.
    bytes: String,
}

/// A file of the library, and what was done to it.
#[derive(Serialize, TS)]
pub(crate) struct FileDone {
    path: String,
    operation: OperationView,
}

pub(crate) fn add(session: &mut Session, asked: AddFile) -> Result<FileDone, Failure> {
    let bytes = STANDARD.decode(asked.bytes);
    let bytes = bytes.map_err(|_| Failure::bug("a file came in another way than it is sent"))?;
    let made: Applied = session.operate(|store| {
        let there = store.snapshot().media_list()?;
        Ok(store.apply(media::add(&there, &asked.name, bytes)?)?)
    })?;
    done(made)
}

/// Another name for a file.
#[derive(Deserialize, TS)]
pub(crate) struct RenameFile {
    path: String,
    to: String,
}

pub(crate) fn rename(session: &mut Session, asked: RenameFile) -> Result<FileDone, Failure> {
    let path = MediaPath::new(&asked.path)?;
    let made: Applied = session.operate(|store| {
        let snapshot = store.snapshot();
        let file = (&path, snapshot.media_hash(&path)?);
        let there = snapshot.media_list()?;
        Ok(store.apply(media::rename(&snapshot.library, &there, file, &asked.to)?)?)
    })?;
    done(made)
}

/// Files to put away.
#[derive(Deserialize, TS)]
pub(crate) struct RemoveFiles {
    paths: Vec<String>,
}

pub(crate) fn remove(session: &mut Session, asked: RemoveFiles) -> Result<OperationView, Failure> {
    session.operate(|store| {
        let snapshot = store.snapshot();
        let mut files: Vec<(MediaPath, ContentHash)> = Vec::new();
        for path in &asked.paths {
            let path = MediaPath::new(path)?;
            let hash = snapshot.media_hash(&path)?;
            files.push((path, hash));
        }
        Ok(store.apply(media::remove(files)?)?)
    })
}

fn done(made: Applied) -> Result<FileDone, Failure> {
    match made.files.first() {
        Some(file) => Ok(FileDone {
            path: file.path().to_owned(),
            operation: made.into(),
        }),
        None => Err(Failure::bug("an operation on a file touched none")),
    }
}
