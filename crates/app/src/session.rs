//! What the app thread owns: the open library, who hears of it, and what is awaited.
//!
//! Every change of the library, ours or another program's, ends in [`Session::settle`]: the
//! snapshot is shown to readers, the window hears of the library and of its open note. What the
//! commands do stands in `commands/`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use domain::{Change, ContentHash, Library, NotePath, Problem, Refused};
use serde_json::Value;
use store::{Applied, Opened, Seen, Store, TakeAway, Touched, Watch};

use crate::event::{
    FileFate, LIBRARY_CHANGED, LibraryChanged, NOTE_CHANGED, NoteChanged, TROUBLE, Tell, Trouble,
};
use crate::inbox::Message;
use crate::reading::{Reading, Shown};
use crate::recent::Recent;
use crate::touches::Touches;
use crate::{Failure, LibraryView, OperationView, RecentLibrary, damage};

/// What the app thread owns.
pub(crate) struct Session {
    pub recent: Recent,
    pub reading: Reading,
    pub tell: Tell,
    trash: TakeAway,
    open: Option<Open>,
    inbox: Sender<Message>,
    touches: Touches,
}

/// The open library.
pub(crate) struct Open {
    pub store: Store,
    /// The note in the window's editor.
    pub note: Option<InEditor>,
    /// Keeps the folder watched.
    _watch: Option<Watch>,
    /// Whether the whole folder has been looked at.
    looked: bool,
    /// The files that could not be read when they were last looked at.
    unread: Arc<[Problem]>,
}

/// What the window knows of the note in its editor.
pub(crate) struct InEditor {
    pub path: NotePath,
    /// The file the window has; none when it was told that the file is gone.
    pub hash: Option<ContentHash>,
}

impl Session {
    pub fn new(
        recent: Recent,
        reading: Reading,
        trash: TakeAway,
        tell: Tell,
        inbox: Sender<Message>,
    ) -> Session {
        Session {
            recent,
            reading,
            tell,
            trash,
            open: None,
            inbox,
            touches: Touches::default(),
        }
    }

    /// Opens the library in `folder` in place of the one before. The folder itself is looked at
    /// afterwards, so that the window shows what the index knows at once.
    pub fn open(&mut self, folder: &Path) -> Result<LibraryView, Failure> {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let Opened { store, rebuilt } = Store::open(&folder)?;
        let (of_touched, of_gap) = (self.inbox.clone(), self.inbox.clone());
        let touched = move |touched| drop(of_touched.send(Message::Touched(touched)));
        let gap = move |gap| drop(of_gap.send(Message::Unwatched(gap)));
        let watch = Watch::start(store.root(), touched, gap);
        let watch = watch.map_err(|error| self.trouble(error.into())).ok();
        if let Some(aside) = rebuilt {
            self.trouble(damage::put_aside(&aside));
        }
        self.touches = Touches::default();
        self.open = Some(Open {
            store: store.with_trash(self.trash),
            note: None,
            _watch: watch,
            looked: false,
            unread: Arc::default(),
        });
        self.tell_settled();
        self.tell_read_only();
        self.show();
        self.inbox.send(Message::Look).ok();
        let view = self.view()?;
        self.recent.opened(RecentLibrary {
            folder: view.folder.clone(),
            title: view.title.clone(),
        });
        Ok(view)
    }

    /// Whether a library is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The open library.
    pub fn library(&mut self) -> Result<&mut Open, Failure> {
        self.open.as_mut().ok_or_else(Failure::no_library)
    }

    /// The open library as the window shows it.
    pub fn view(&self) -> Result<LibraryView, Failure> {
        let open = self.open.as_ref().ok_or_else(Failure::no_library)?;
        Ok(LibraryView::of(&open.store, !open.looked)?)
    }

    /// Makes the change that `plan` finds for the library as it is now.
    pub fn operate(
        &mut self,
        plan: impl FnOnce(&Library) -> Result<Change, Refused>,
    ) -> Result<Applied, Failure> {
        self.applied(|store| {
            let change = plan(&store.snapshot().library)?;
            Ok(store.apply(change)?)
        })
    }

    /// Lets `act` change files of the library under a name, and tells of it.
    pub fn applied(
        &mut self,
        act: impl FnOnce(&mut Store) -> Result<Applied, Failure>,
    ) -> Result<Applied, Failure> {
        self.unrepeated(|session| {
            let applied = act(&mut session.library()?.store);
            session.tell_settled();
            let applied = applied?;
            session.lags(&applied.name, applied.behind.clone())?;
            let notes: Vec<NotePath> = applied
                .files
                .iter()
                .filter_map(|file| NotePath::new(file.path()).ok())
                .collect();
            session.settle(&notes, &applied.moves)?;
            Ok(applied)
        })
    }

    /// The same for commands whose reply is the operation.
    pub fn operation(
        &mut self,
        plan: impl FnOnce(&Library) -> Result<Change, Refused>,
    ) -> Result<OperationView, Failure> {
        self.operate(plan).map(OperationView::from)
    }

    /// Takes in a hint that files changed.
    pub fn touched(&mut self, touched: Touched, now: Instant) {
        self.touches.add(touched, now);
    }

    /// When there is something to look at.
    pub fn deadline(&self) -> Option<Instant> {
        self.touches.deadline()
    }

    /// Looks at what was touched, once it is quiet.
    pub fn look(&mut self) -> Result<(), Failure> {
        match self.touches.due(Instant::now()) {
            None => Ok(()),
            Some(Touched::Everything) => self.look_at_everything(),
            Some(Touched::Paths(paths)) => self.look_at(&paths),
        }
    }

    /// Looks at the whole folder.
    pub fn look_at_everything(&mut self) -> Result<(), Failure> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let seen = open.store.reconcile()?;
        open.unread = seen.problems.clone().into();
        let first = !std::mem::replace(&mut open.looked, true);
        self.seen(seen, first)
    }

    /// Looks at these files.
    pub fn look_at(&mut self, paths: &[PathBuf]) -> Result<(), Failure> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let seen = open.store.refresh(paths)?;
        self.seen(seen, false)
    }

    fn seen(&mut self, seen: Seen, always_tell: bool) -> Result<(), Failure> {
        if seen.is_empty() && !always_tell {
            return Ok(());
        }
        let notes: Vec<NotePath> = seen.changed.into_iter().chain(seen.removed).collect();
        self.settle(&notes, &seen.moved)
    }

    /// Tells of a changed library: readers, the window, and the editor where its note changed.
    pub fn settle(
        &mut self,
        notes: &[NotePath],
        moved: &[(NotePath, NotePath)],
    ) -> Result<(), Failure> {
        self.show();
        let view = self.view()?;
        let notes = notes.iter().map(NotePath::to_string).collect();
        self.tell
            .tell(&LIBRARY_CHANGED, LibraryChanged { view, notes });
        if let Some(event) = self.open.as_mut().and_then(|open| open.note_changed(moved)) {
            self.tell.tell(&NOTE_CHANGED, event);
        }
        Ok(())
    }

    fn show(&self) {
        if let Some(open) = &self.open {
            self.reading.show(Shown {
                snapshot: open.store.snapshot(),
                unread: Arc::clone(&open.unread),
            });
        }
    }

    /// Tells of something that no command was asked for.
    pub fn trouble(&self, failure: Failure) {
        self.tell.tell(&TROUBLE, Trouble { failure });
    }

    /// What the window asked to remember of this library.
    pub fn remembered(&self) -> Result<std::collections::BTreeMap<String, Value>, Failure> {
        match &self.open {
            Some(open) => Ok(open.store.recall_all(REMEMBERED)?),
            None => Ok(Default::default()),
        }
    }

    /// Remembers `value` for the window; without a library there is nothing to remember it in.
    pub fn remember(&self, key: &str, value: &Value) -> Result<(), Failure> {
        if let Some(open) = &self.open {
            open.store.remember(&format!("{REMEMBERED}{key}"), value)?;
        }
        Ok(())
    }
}

/// What the window remembers stands in the library's settings under this prefix.
const REMEMBERED: &str = "window.";

impl Open {
    /// The window's editor, if `path` is its note, has the file with this hash.
    pub fn shows(&mut self, path: &NotePath, hash: Option<ContentHash>) {
        if let Some(note) = self.note.as_mut().filter(|note| note.path == *path) {
            note.hash = hash;
        }
    }

    /// What the editor has to hear, when its note's file is not the one it has.
    fn note_changed(&mut self, moved: &[(NotePath, NotePath)]) -> Option<NoteChanged> {
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
