//! What the app thread owns: the open library, who hears of it, and what is awaited.
//!
//! Every change of the library, ours or another program's, ends in [`Session::tell_changed`]: the
//! snapshot is shown to readers, the window hears of the library and of its open note. What the
//! commands do stands in `commands/`.

pub(crate) mod change_hints;
mod damage;
mod editor;
mod open_library;
mod opening;
pub(crate) mod operation;
mod scan_under_way;
mod scanning;
mod unread;
mod unsaved;

use std::sync::mpsc::Sender;
use std::time::Instant;

use domain::NotePath;
use serde_json::Value;
use store::{ChangeHint, Moment, RemoveFn};

use crate::event::{
    EventSink, LIBRARY_CHANGED, LibraryChanged, MovedNote, NOTE_CHANGED, TROUBLE, Trouble,
};
use crate::inbox::message::Message;
use crate::read_context::ReadContext;
use crate::read_context::shown::REMEMBERED;
use crate::session::change_hints::ChangeHints;
use crate::session::open_library::Open;
use crate::{Failure, LibraryView};

/// What the app thread owns.
pub(crate) struct Session {
    /// When the command was asked for that is being run.
    pub asked: Moment,
    pub context: ReadContext,
    pub events: EventSink,
    trash: RemoveFn,
    pub open: Option<Open>,
    pub inbox: Sender<Message>,
    pub hints: ChangeHints,
}

impl Session {
    pub fn new(
        context: ReadContext,
        trash: RemoveFn,
        events: EventSink,
        inbox: Sender<Message>,
    ) -> Session {
        Session {
            asked: Moment::now(),
            context,
            events,
            trash,
            open: None,
            inbox,
            hints: ChangeHints::default(),
        }
    }

    /// The open library.
    pub fn library(&mut self) -> Result<&mut Open, Failure> {
        self.open.as_mut().ok_or_else(Failure::no_library)
    }

    /// The open library as the window shows it.
    pub fn view(&self) -> Result<LibraryView, Failure> {
        Ok(self.context.shown()?.view()?)
    }

    /// Notes a hint that files may have changed.
    pub fn files_changed(&mut self, hint: ChangeHint, now: Instant) {
        self.hints.add(hint, now);
    }

    /// When there is something to look at.
    pub fn deadline(&self) -> Option<Instant> {
        self.hints.deadline()
    }

    /// Tells of a changed library: readers, the window, and the editor where its note changed.
    pub fn tell_changed(
        &mut self,
        notes: &[NotePath],
        moved: &[(NotePath, NotePath)],
    ) -> Result<(), Failure> {
        self.forget_left_behind()?;
        if self.is_any_gone(notes) {
            self.find_left_behind()?;
        }
        self.show();
        let view = self.view()?;
        let notes = notes.iter().map(NotePath::to_string).collect();
        let changed = LibraryChanged {
            view,
            notes,
            moved: moved.iter().map(MovedNote::from).collect(),
        };
        self.events.emit(&LIBRARY_CHANGED, changed);
        self.tell_note(moved);
        Ok(())
    }

    /// Tells the editor where its note's file is not the one it has.
    pub fn tell_note(&mut self, moved: &[(NotePath, NotePath)]) {
        let Some(open) = &mut self.open else { return };
        open.moves.extend_from_slice(moved);
        if let Some(event) = open.note_changed(moved) {
            self.events.emit(&NOTE_CHANGED, event);
        }
    }

    /// Shows readers the open library as it is now.
    pub fn show(&self) {
        if let Some(open) = &self.open {
            self.context.show(open.shown());
        }
    }

    /// Tells of something that no command was asked for.
    pub fn trouble(&self, failure: Failure) {
        self.events.emit(&TROUBLE, Trouble { failure });
    }

    /// Remembers `value` for the window; without a library there is nothing to remember it in.
    pub fn remember(&self, key: &str, value: &Value) -> Result<(), Failure> {
        if let Some(open) = &self.open {
            open.store.remember(&format!("{REMEMBERED}{key}"), value)?;
        }
        Ok(())
    }
}
