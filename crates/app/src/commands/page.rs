//! What follows from a text and the library alone: its page, an edit of its head, the gate.

use std::collections::HashSet;

use domain::front_matter;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::arguments::NotePathArgument;
use crate::read_context::ReadContext;
use crate::{Failure, HeadEdit, HeadView, Nothing, PreviewView, ProblemView};

/// A text to show as its page, and what the window has of that page already.
#[derive(Deserialize, TS)]
pub(crate) struct Preview {
    path: NotePathArgument,
    text: String,
    /// Keys of blocks whose HTML the window has.
    known: HashSet<String>,
    /// The key of the shell the window has.
    shell: Option<String>,
}

pub(crate) fn preview(context: &mut ReadContext, asked: Preview) -> Result<PreviewView, Failure> {
    let path = asked.path.checked()?;
    let shown = context.shown()?;
    let today = (context.today)();
    let page = context
        .renderer
        .note_page(&shown.snapshot, &path, &asked.text, today);
    let (head, _) = front_matter::read(path.as_str(), &asked.text);
    Ok(PreviewView::of(
        page,
        &head,
        &asked.known,
        asked.shell.as_deref(),
    ))
}

/// One change of the facts in a text that need not be saved.
#[derive(Deserialize, TS)]
pub(crate) struct EditHead {
    text: String,
    edit: HeadEdit,
}

/// The text after the change, and what its head says now.
#[derive(Serialize, TS)]
pub(crate) struct EditedHead {
    text: String,
    head: HeadView,
}

pub(crate) fn edit_head(_: &mut ReadContext, asked: EditHead) -> Result<EditedHead, Failure> {
    let text = front_matter::edit(&asked.text, &asked.edit.try_into()?)?;
    let (head, _) = front_matter::read("", &text);
    Ok(EditedHead {
        head: (&head).into(),
        text,
    })
}

/// An address of the blog, as a link in a preview leads to it.
#[derive(Deserialize, TS)]
pub(crate) struct OfAddress {
    address: String,
}

/// The note whose page stands there, if there is one.
#[derive(Serialize, TS)]
pub(crate) struct NoteThere {
    path: Option<String>,
}

pub(crate) fn note_at(context: &mut ReadContext, asked: OfAddress) -> Result<NoteThere, Failure> {
    let shown = context.shown()?;
    let note = site::note_at(&shown.snapshot.library, &asked.address);
    Ok(NoteThere {
        path: note.map(|note| note.path.to_string()),
    })
}

/// The page that stands there and is no note's: home, archive, the lists of topics and tags.
#[derive(Serialize, TS)]
pub(crate) struct ListPage {
    html: Option<String>,
}

pub(crate) fn list_page(context: &mut ReadContext, asked: OfAddress) -> Result<ListPage, Failure> {
    let shown = context.shown()?;
    let today = (context.today)();
    let html = site::list_page(&shown.snapshot, &context.renderer, today, &asked.address)?;
    Ok(ListPage { html })
}

/// Everything that is to be mended before an export, or may be.
pub(crate) fn check(context: &mut ReadContext, _: Nothing) -> Result<Vec<ProblemView>, Failure> {
    let shown = context.shown()?;
    let found = site::check(&shown.snapshot, &context.renderer, (context.today)());
    Ok(ProblemView::all(shown.unread.iter().cloned().chain(found)))
}
