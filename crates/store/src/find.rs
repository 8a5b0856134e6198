//! Looking through the texts of all notes as they are on the disk, a portion after another: whoever shows what
//! is found need not wait for the end, and stops by asking no further. What is a hit, `domain::find` says. The
//! index is not asked: it knows words, and here every letter counts.

use domain::find::{Found, Room};
use domain::{ContentHash, Note, NotePath};
use rayon::prelude::*;

use crate::Snapshot;

/// So many notes are looked through at once; some milliseconds.
const PORTION: usize = 256;

/// Of a single note so many hits are told with their lines.
const OF_ONE: usize = 200;

/// What a portion of the notes holds.
#[derive(Debug, Clone, Default)]
pub struct FoundPortion {
    /// The notes with hits, by path.
    pub notes: Vec<FoundNote>,
    /// Notes that could not be read, or are no text.
    pub unread: Vec<NotePath>,
    /// How many notes were looked through.
    pub looked_at: usize,
    /// The last of them; none when no note is left.
    pub last: Option<NotePath>,
}

/// A note with hits.
#[derive(Debug, Clone)]
pub struct FoundNote {
    /// Which.
    pub path: NotePath,
    /// Its title.
    pub title: String,
    /// The hash of the file that was looked through.
    pub hash: ContentHash,
    /// Its hits.
    pub found: Found,
}

impl Snapshot {
    /// What `hits` finds in some notes, those with paths after `after`, and of these alone if `only` names any. No more
    /// hits than there is `room` for are told with their lines.
    pub fn find(
        &self,
        hits: impl Fn(&str, Room) -> Found + Sync,
        only: &[NotePath],
        after: Option<&NotePath>,
        room: Room,
    ) -> FoundPortion {
        let left = |note: &&Note| {
            after.is_none_or(|after| note.path > *after)
                && (only.is_empty() || only.contains(&note.path))
        };
        let mut left = self.library.all().filter(left);
        let notes: Vec<&Note> = left.by_ref().take(PORTION).collect();
        let last = left.next().and_then(|_| notes.last());
        let mut portion = FoundPortion {
            looked_at: notes.len(),
            last: last.map(|note| note.path.clone()),
            ..FoundPortion::default()
        };
        let in_note = |note: &&Note| self.find_in(note, &hits, Room(room.0.min(OF_ONE)));
        let found: Vec<Option<FoundNote>> = notes.par_iter().map(in_note).collect();
        let mut room = room.0;
        for (note, found) in notes.into_iter().zip(found) {
            let Some(mut note) = found else {
                portion.unread.push(note.path.clone());
                continue;
            };
            note.found.hits.truncate(room);
            room -= note.found.hits.len();
            if note.found.count > 0 {
                portion.notes.push(note);
            }
        }
        portion
    }

    fn find_in(
        &self,
        note: &Note,
        hits: impl Fn(&str, Room) -> Found,
        room: Room,
    ) -> Option<FoundNote> {
        let found = self.read(&note.path).ok()?;
        std::str::from_utf8(&found.raw).ok()?;
        Some(FoundNote {
            path: note.path.clone(),
            title: note.title.clone(),
            hash: found.hash,
            found: hits(&found.text, room),
        })
    }
}
