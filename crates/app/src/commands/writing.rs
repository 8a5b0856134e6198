//! The note in the editor on its way between the disk and the window.

use domain::{ContentHash, Note, notes};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NotePathArgument, OfNote};
use crate::session::{InEditor, Session};
use crate::wire::moment;
use crate::{Code, Done, Failure, OpenNote, ProblemView, Recovered};

/// Opens a note in the editor: from now on the window hears what becomes of its file.
pub(crate) fn open(session: &mut Session, asked: OfNote) -> Result<OpenNote, Failure> {
    let path = asked.path.checked()?;
    let file = session.library()?.store.root().join(path.as_str());
    // The watcher may not have spoken yet; what is opened is what is on the disk.
    session.look_at(&[file])?;
    let open = session.library()?;
    let snapshot = open.store.snapshot();
    let read = snapshot.read(&path)?;
    let fresh = Note::read(path.clone(), &read.raw);
    let note = match snapshot.library.note(&path) {
        Some(known) if known.hash == read.hash => known,
        _ => &fresh,
    };
    let recovered = open
        .store
        .buffer(path.as_str())?
        .filter(|buffer| buffer.text != read.text);
    open.note = Some(InEditor {
        path: path.clone(),
        hash: Some(read.hash),
    });
    Ok(OpenNote {
        path: path.to_string(),
        hash: read.hash.to_string(),
        read_only: read.read_only || open.store.read_only().is_some(),
        head: (&note.head).into(),
        problems: ProblemView::all(snapshot.library.problems_in(note, &read.text)),
        recovered: recovered.map(|buffer| Recovered {
            text: buffer.text,
            at: moment(buffer.at),
            base: buffer.base.map(|hash| hash.to_string()),
        }),
        text: read.text,
    })
}

/// The editor's text of a note. `base` is the hash of the file that the typing began from, as
/// [`OpenNote`] or a save gave it; it may be empty for a text that has no file yet.
#[derive(Deserialize, TS)]
pub(crate) struct TypedNote {
    pub(crate) path: NotePathArgument,
    base: String,
    pub(crate) text: String,
}

impl TypedNote {
    /// The file that the typing began from, where there has to be one.
    pub(crate) fn base(&self) -> Result<ContentHash, Failure> {
        let base = self.base.parse();
        base.map_err(|_| Failure::bug(format!("“{}” is not the hash of a file", self.base)))
    }
}

/// The file as it was saved.
#[derive(Serialize, TS)]
pub(crate) struct SavedNote {
    hash: String,
}

pub(crate) fn save(session: &mut Session, asked: TypedNote) -> Result<SavedNote, Failure> {
    let path = asked.path.checked()?;
    let base = asked.base()?;
    let open = session.library()?;
    let saved = open.store.save(&path, base, &asked.text)?;
    open.shows(&path, Some(saved.hash));
    session.tell_settled();
    session.lags(&format!("Save {path}"), saved.behind)?;
    if saved.hash != base {
        session.settle(&[path], &[])?;
    }
    Ok(SavedNote {
        hash: saved.hash.to_string(),
    })
}

/// A text whose file another program removed.
#[derive(Deserialize, TS)]
pub(crate) struct PutBack {
    path: NotePathArgument,
    text: String,
}

/// Writes the text where no file is now; the editor holds that file from then on.
pub(crate) fn put_back(session: &mut Session, asked: PutBack) -> Result<SavedNote, Failure> {
    let path = asked.path.checked()?;
    let hash = ContentHash::of(asked.text.as_bytes());
    let file = session.library()?.store.root().join(path.as_str());
    session.look_at(&[file])?;
    if session
        .library()?
        .store
        .snapshot()
        .library
        .note(&path)
        .is_some()
    {
        return Err(Failure::new(
            format!("{path} is there again."),
            "Nothing was overwritten: keep yours, take theirs, or compare.",
        )
        .code(Code::ChangedOutside));
    }
    // The window has this file before it is told that there is one.
    session.library()?.shows(&path, Some(hash));
    let put = session.operate(|library| notes::put_back(library, &path, &asked.text));
    if let Err(failure) = put {
        session.library()?.shows(&path, None);
        return Err(failure);
    }
    session.library()?.store.drop_buffer(path.as_str())?;
    Ok(SavedNote {
        hash: hash.to_string(),
    })
}

pub(crate) fn keep(session: &mut Session, asked: TypedNote) -> Result<Done, Failure> {
    let path = asked.path.checked()?;
    let store = &mut session.library()?.store;
    store.keep_buffer(path.as_str(), asked.base.parse().ok(), &asked.text)?;
    Ok(Done {})
}

/// Forgets typed text that was never saved; it stays in the note's history.
pub(crate) fn drop(session: &mut Session, asked: OfNote) -> Result<Done, Failure> {
    let path = asked.path.checked()?;
    session.library()?.store.discard_buffer(&path)?;
    Ok(Done {})
}
