//! Listing notes, and what can be done with whole ones.

use domain::notes;
use serde::Deserialize;
use store::Applied;
use ts_rs::TS;

use super::arguments::{AtPath, NotePathArgument, OfNote, slug};
use crate::read_context::ReadContext;
use crate::session::Session;
use crate::session::operation::change;
use crate::{Failure, Filter, NoteList, NoteRow, OperationView, Renamed, Sort};

/// Which part of which list.
#[derive(Deserialize, TS)]
pub(crate) struct ListNotes {
    filter: Filter,
    query: String,
    sort: Sort,
    offset: u32,
    limit: u32,
}

pub(crate) fn list(context: &mut ReadContext, asked: ListNotes) -> Result<NoteList, Failure> {
    let Filter {
        topic,
        tag,
        state,
        problems,
        pages,
    } = asked.filter;
    let filter = store::Filter {
        topic: topic.as_deref().map(slug).transpose()?,
        tag: tag.as_deref().map(slug).transpose()?,
        state: state.map(domain::State::from),
        problems,
        pages: pages.unwrap_or_default(),
        query: asked.query,
    };
    let (sort, offset, limit) = (asked.sort.into(), asked.offset, asked.limit);
    context.ask(|shown| {
        let page = shown.reader.list(&filter, sort, offset, limit)?;
        let row = |row| NoteRow::of(&shown.snapshot.library, row);
        Ok(NoteList {
            total: page.total,
            rows: page.rows.into_iter().map(row).collect(),
        })
    })
}

/// A note to begin.
#[derive(Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct CreateNote {
    title: String,
    topic: Option<String>,
}

pub(crate) fn create(session: &mut Session, asked: CreateNote) -> Result<AtPath, Failure> {
    let topic = asked.topic.as_deref().map(slug).transpose()?;
    let today = (session.context.today)();
    let made: Applied = session.operate(change(|library| {
        notes::create(library, &asked.title, topic.as_ref(), today)
    }))?;
    match made.files.first() {
        Some(file) => Ok(AtPath {
            path: file.path().to_owned(),
        }),
        None => Err(Failure::bug("a new note has no file")),
    }
}

/// A new name for a note's file.
#[derive(Deserialize, TS)]
pub(crate) struct RenameNote {
    path: NotePathArgument,
    to: String,
}

pub(crate) fn rename(session: &mut Session, asked: RenameNote) -> Result<Renamed, Failure> {
    let path = asked.path.checked()?;
    let made: Applied =
        session.operate(change(|library| notes::rename(library, &path, &asked.to)))?;
    let to = made.moves.iter().find(|(from, _)| *from == path);
    Ok(Renamed {
        path: to.map_or(&path, |(_, to)| to).to_string(),
        operation: made.into(),
    })
}

pub(crate) fn trash(session: &mut Session, asked: OfNote) -> Result<OperationView, Failure> {
    let path = asked.path.checked()?;
    session.operate(change(|library| notes::trash(library, &path)))
}
