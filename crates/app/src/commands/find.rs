//! Finding a text in all notes, and writing another in its place. What is found is told a portion of the notes
//! after another: the window asks for the next one, or stops by asking no more.

use domain::NotePath;
use domain::find::{self, Chosen, Pattern, Room};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::arguments::NotePathArgument;
use crate::read_context::ReadContext;
use crate::session::Session;
use crate::session::operation::change;
use crate::{Failure, FindQuery, FoundNoteView, OperationView};

/// A portion to look through.
#[derive(Deserialize, TS)]
pub(crate) struct FindInNotes {
    query: FindQuery,
    /// What would be written in the place of hits, where that is to be shown.
    with: Option<String>,
    /// The last note that was looked through; nothing to begin.
    after: Option<NotePathArgument>,
    /// How many hits are told with their lines at most; the others are counted.
    room: u32,
}

/// What a portion of the notes holds.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FoundInNotes {
    notes: Vec<FoundNoteView>,
    /// Notes that could not be read, or are no text.
    unread: Vec<String>,
    /// How many notes were looked through.
    looked_at: u32,
    /// The last of them, to go on with; nothing when none is left.
    last: Option<String>,
}

pub(crate) fn find(context: &mut ReadContext, asked: FindInNotes) -> Result<FoundInNotes, Failure> {
    let shown = context.shown()?;
    let after = asked.after.map(|after| after.checked()).transpose()?;
    let room = Room(asked.room as usize);
    let portion = match asked.with {
        Some(with) => {
            let replacement = asked.query.replacement(&with)?;
            let hits = |text: &str, room| replacement.hits(text, room);
            shown.snapshot.find(hits, &[], after.as_ref(), room)
        }
        None => {
            let pattern = Pattern::new(asked.query.into())?;
            let hits = |text: &str, room| pattern.hits(text, room);
            shown.snapshot.find(hits, &[], after.as_ref(), room)
        }
    };
    let notes = portion.notes.into_iter().map(FoundNoteView::from);
    Ok(FoundInNotes {
        notes: notes.collect(),
        unread: portion.unread.iter().map(NotePath::to_string).collect(),
        looked_at: portion.looked_at as u32,
        last: portion.last.map(|last| last.to_string()),
    })
}

/// What is written for what, and in which notes.
#[derive(Deserialize, TS)]
pub(crate) struct ReplaceInNotes {
    query: FindQuery,
    with: String,
    notes: Vec<ChosenNote>,
}

/// A note in which hits are replaced.
#[derive(Deserialize, TS)]
pub(crate) struct ChosenNote {
    path: NotePathArgument,
    /// Of the file in which they were found.
    hash: String,
    /// The hits that stay, counted from 0.
    except: Vec<usize>,
}

impl ChosenNote {
    fn checked(self) -> Result<Chosen, Failure> {
        let hash = self.hash.parse();
        Ok(Chosen {
            path: self.path.checked()?,
            hash: hash.map_err(|_| Failure::bug(format!("“{}” is no hash", self.hash)))?,
            except: self.except,
        })
    }
}

pub(crate) fn replace(
    session: &mut Session,
    asked: ReplaceInNotes,
) -> Result<OperationView, Failure> {
    let replacement = asked.query.replacement(&asked.with)?;
    let chosen = asked.notes.into_iter().map(ChosenNote::checked);
    let chosen = chosen.collect::<Result<_, _>>()?;
    session.operate(change(|library| {
        find::replace(library, replacement, chosen)
    }))
}
