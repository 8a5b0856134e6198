//! The open library, and what the window knows of the note in its editor.

use domain::{ContentHash, NotePath};
use store::{Store, Watch};

use crate::LeftBehind;
use crate::event::{FileFate, NoteChanged};
use crate::read_context::shown::Shown;
use crate::session::scan_under_way::ScanUnderWay;
use crate::session::unread::Unread;

/// The open library.
pub(crate) struct Open {
    pub store: Store,
    /// The note in the window's editor.
    pub note: Option<InEditor>,
    /// Keeps the folder watched, from the first scan on.
    pub watch: Option<Watch>,
    /// Whether the whole folder has been looked at.
    pub is_scanned: bool,
    /// The scan of the whole folder that is under way.
    pub scan: Option<ScanUnderWay>,
    /// What could not be read of each file when that was last looked at.
    pub unread: Unread,
    /// Unsaved texts that were found to be of notes that are gone.
    pub left_behind: Vec<LeftBehind>,
    /// Notes that have got another path since the library was opened: from, to.
    pub moves: Vec<(NotePath, NotePath)>,
    /// How often the database was mended.
    pub mended: u64,
}

/// What the window knows of the note in its editor.
pub(crate) struct InEditor {
    pub path: NotePath,
    /// The file the window has; none when it was told that the file is gone.
    pub hash: Option<ContentHash>,
}

impl Open {
    /// A library of which nothing was scanned yet.
    pub fn new(store: Store) -> Open {
        Open {
            store,
            note: None,
            watch: None,
            is_scanned: false,
            scan: None,
            unread: Unread::default(),
            left_behind: Vec::new(),
            moves: Vec::new(),
            mended: 0,
        }
    }

    /// The library as readers see it.
    pub fn shown(&self) -> Shown {
        Shown {
            snapshot: self.store.snapshot(),
            reader: self.store.reader(),
            buffers: self.store.kept_texts(),
            unread: self.unread.all(),
            read_only: self.store.read_only().is_some(),
            is_first: !self.is_scanned,
            looking: self.scan.as_ref().map(ScanUnderWay::how_far),
            left_behind: self.left_behind.clone().into(),
            mended: self.mended,
        }
    }

    /// The window's editor, if `path` is its note, has the file with this hash.
    pub fn shows(&mut self, path: &NotePath, hash: Option<ContentHash>) {
        if let Some(note) = self.note.as_mut().filter(|note| note.path == *path) {
            note.hash = hash;
        }
    }

    /// Where the note that was at `path` is now, if it was moved and nothing took its place.
    pub fn went(&self, path: &NotePath) -> Vec<(NotePath, NotePath)> {
        let library = self.store.snapshot().library;
        let mut to = path.clone();
        // No chain is longer than the moves there were.
        for _ in &self.moves {
            let next = self.moves.iter().rfind(|(from, _)| *from == to);
            match next.filter(|_| library.note(&to).is_none()) {
                Some((_, next)) => to = next.clone(),
                None => break,
            }
        }
        let is_there = to != *path && library.note(&to).is_some();
        is_there.then(|| (path.clone(), to)).into_iter().collect()
    }

    /// What the editor has to hear, when its note's file is not the one it has.
    pub fn note_changed(&mut self, moved: &[(NotePath, NotePath)]) -> Option<NoteChanged> {
        let library = self.store.snapshot().library;
        let note = self.note.as_mut()?;
        let hash_of = |path: &NotePath| library.note(path).map(|note| note.hash);
        let mut event = NoteChanged {
            path: note.path.to_string(),
            change: FileFate::Changed,
            to: None,
            hash: None,
        };
        let now = hash_of(&note.path);
        if now.is_none() {
            if let Some((_, to)) = moved.iter().find(|(from, _)| *from == note.path) {
                note.path = to.clone();
                note.hash = hash_of(to);
                event.change = FileFate::Moved;
                event.to = Some(to.to_string());
                event.hash = note.hash.map(|hash| hash.to_string());
                return Some(event);
            }
            event.change = FileFate::Removed;
        }
        if now == note.hash {
            return None;
        }
        note.hash = now;
        event.hash = now.map(|hash| hash.to_string());
        Some(event)
    }
}
