//! The note in the editor on its way between the disk and the window.

use std::sync::Arc;

use domain::Note;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::arguments::{NotePathArgument, OfNote, TypedNote};
use crate::inbox::message::Message;
use crate::read_context::ReadContext;
use crate::session::Session;
use crate::wire::moment;
use crate::{Code, Done, Failure, OpenNote, ProblemView, Recovered};

/// Opens a note in the editor: from now on the window hears what becomes of its file. It is what is
/// on the disk; whether the library knows that already is looked at afterwards.
pub(crate) fn open(context: &mut ReadContext, asked: OfNote) -> Result<OpenNote, Failure> {
    let path = asked.path.checked()?;
    let shown = context.shown()?;
    let library = &shown.snapshot.library;
    let read = shown.snapshot.read(&path)?;
    let fresh = Note::read(path.clone(), &read.raw);
    let note = match library.note(&path) {
        Some(known) if known.hash == read.hash => known,
        _ => &fresh,
    };
    let recovered = shown.buffers.get(path.as_str())?;
    let recovered = recovered.filter(|buffer| buffer.text != read.text);
    context.send(Message::Shows {
        root: Arc::clone(&shown.snapshot.root),
        path: path.clone(),
        hash: read.hash,
    });
    Ok(OpenNote {
        path: path.to_string(),
        hash: read.hash.to_string(),
        read_only: read.read_only || shown.read_only,
        head: (&note.head).into(),
        problems: ProblemView::all(library.problems_in(note, &read.text)),
        recovered: recovered.map(|buffer| Recovered {
            text: buffer.text,
            at: moment(buffer.at),
            base: buffer.base.map(|hash| hash.to_string()),
        }),
        text: read.text,
    })
}

/// The file as it was saved.
#[derive(Serialize, TS)]
pub(crate) struct SavedNote {
    hash: String,
}

pub(crate) fn save(session: &mut Session, asked: TypedNote) -> Result<SavedNote, Failure> {
    let path = asked.path.checked()?;
    let base = asked.base()?;
    let since = session.asked;
    let open = session.library()?;
    let saved = open.store.save_asked(since, &path, base, &asked.text)?;
    open.shows(&path, Some(saved.hash));
    session.tell_settled();
    session.tell_behind(&format!("Save {path}"), saved.behind)?;
    if saved.hash != base {
        session.tell_changed(&[path], &[])?;
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

/// Writes the text where no file is now, with the byte order mark and the ends of lines that the file
/// had last; the editor holds that file from then on.
pub(crate) fn put_back(session: &mut Session, asked: PutBack) -> Result<SavedNote, Failure> {
    let path = asked.path.checked()?;
    let file = session.library()?.store.root().join(path.as_str());
    session.scan(&[file])?;
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
    let since = session.asked;
    let hash = session.write_anew(&path, &asked.text, since)?;
    Ok(SavedNote {
        hash: hash.to_string(),
    })
}

/// Keeps what was typed, whatever the thread that owns the library is at.
pub(crate) fn keep(context: &mut ReadContext, asked: TypedNote) -> Result<Done, Failure> {
    let path = asked.path.checked()?;
    let buffers = context.shown()?.buffers;
    buffers.keep(path.as_str(), asked.base.parse().ok(), &asked.text)?;
    Ok(Done {})
}

/// Forgets typed text that was never saved; it stays in the note's history.
pub(crate) fn drop(context: &mut ReadContext, asked: OfNote) -> Result<Done, Failure> {
    let path = asked.path.checked()?;
    context.shown()?.buffers.put_down(path.as_str())?;
    context.send(Message::Dropped);
    Ok(Done {})
}
