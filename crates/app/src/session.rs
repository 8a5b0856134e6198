//! What the app thread owns: the open library, who hears of it, and what is awaited.
//!
//! Every change of the library, ours or another program's, ends in [`Session::settle`]: the
//! snapshot is shown to readers, the window hears of the library and of its open note. What the
//! commands do stands in `commands/`.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use domain::{Change, ContentHash, Library, NotePath, Refused, notes};
use serde_json::Value;
use store::{Applied, ChangeHint, Moment, Opened, RemoveFn, Store, Watch};

use crate::change_hints::ChangeHints;
use crate::event::{
    EventSink, FileFate, LIBRARY_CHANGED, LibraryChanged, NOTE_CHANGED, NoteChanged, TROUBLE,
    Trouble,
};
use crate::inbox::message::Message;
use crate::read_context::ReadContext;
use crate::read_context::shown::{REMEMBERED, Shown};
use crate::scanning::{ScanUnderWay, Unread};
use crate::{Failure, LeftBehind, LibraryView, OperationView, RecentLibrary};

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

/// The open library.
pub(crate) struct Open {
    pub store: Store,
    /// The note in the window's editor.
    pub note: Option<InEditor>,
    /// Keeps the folder watched, from the first scan on.
    watch: Option<Watch>,
    /// Whether the whole folder has been looked at.
    pub is_scanned: bool,
    /// The scan of the whole folder that is under way.
    pub scan: Option<ScanUnderWay>,
    /// What could not be read of each file when that was last looked at.
    pub unread: Unread,
    /// Unsaved texts that were found to be of notes that are gone.
    pub left_behind: Vec<LeftBehind>,
    /// Notes that have got another path since the library was opened: from, to.
    moves: Vec<(NotePath, NotePath)>,
    /// How often the database was mended.
    pub mended: u64,
}

/// What the window knows of the note in its editor.
pub(crate) struct InEditor {
    pub path: NotePath,
    /// The file the window has; none when it was told that the file is gone.
    pub hash: Option<ContentHash>,
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

    /// Opens the library in `folder` in place of the one before. The folder itself is looked at
    /// afterwards, so that the window shows what the index knows at once.
    pub fn open(&mut self, folder: &Path) -> Result<LibraryView, Failure> {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let Opened { store, rebuilt } = Store::open(&folder)?;
        if let Some(aside) = rebuilt {
            self.trouble(Failure::put_aside(&aside));
        }
        self.hints = ChangeHints::default();
        let operating = Arc::clone(&self.context.operating);
        self.open = Some(Open {
            store: store.with_trash(self.trash).watched_by(operating),
            note: None,
            watch: None,
            is_scanned: false,
            scan: None,
            unread: Unread::default(),
            left_behind: Vec::new(),
            moves: Vec::new(),
            mended: 0,
        });
        self.tell_settled();
        self.tell_read_only();
        self.tell_damaged_texts();
        self.show();
        self.inbox.send(Message::Scan).ok();
        let view = self.view()?;
        self.context.recent.opened(RecentLibrary {
            folder: view.folder.clone(),
            title: view.title.clone(),
        });
        Ok(view)
    }

    /// Opens the library that was open last, unless one is. The author hears why that fails.
    pub fn begin(&mut self) -> Result<(), Failure> {
        if self.open.is_none()
            && let Some(last) = self.context.recent.libraries().first()
        {
            self.open(last.folder.as_ref())?;
        }
        Ok(())
    }

    /// The open library.
    pub fn library(&mut self) -> Result<&mut Open, Failure> {
        self.open.as_mut().ok_or_else(Failure::no_library)
    }

    /// The open library as the window shows it.
    pub fn view(&self) -> Result<LibraryView, Failure> {
        Ok(self.context.shown()?.view()?)
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
            if notes.len() > MANY {
                session.inbox.send(Message::Tidy).ok();
            }
            Ok(applied)
        })
    }

    /// Keeps the database small after a large operation. Where another program reads just now, that
    /// is for the next time.
    pub fn tidy(&mut self) -> Result<(), Failure> {
        match self.library()?.store.keep_small() {
            Err(error) if error.is_damage() => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// The same for commands whose reply is the operation.
    pub fn operation(
        &mut self,
        plan: impl FnOnce(&Library) -> Result<Change, Refused>,
    ) -> Result<OperationView, Failure> {
        self.operate(plan).map(OperationView::from)
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
    pub fn settle(
        &mut self,
        notes: &[NotePath],
        moved: &[(NotePath, NotePath)],
    ) -> Result<(), Failure> {
        self.forget_left_behind()?;
        self.show();
        let view = self.view()?;
        let notes = notes.iter().map(NotePath::to_string).collect();
        self.events
            .emit(&LIBRARY_CHANGED, LibraryChanged { view, notes });
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

    /// The editor shows the note at `path` of the library at `root`, whose file had this hash when it
    /// was read. Whether it still has is looked at; meanwhile the note may have got another path.
    pub fn shows(
        &mut self,
        root: &Path,
        path: &NotePath,
        hash: ContentHash,
    ) -> Result<(), Failure> {
        let Some(open) = self.open.as_mut().filter(|open| open.store.root() == root) else {
            return Ok(());
        };
        open.note = Some(InEditor {
            path: path.clone(),
            hash: Some(hash),
        });
        let file = root.join(path.as_str());
        match file.exists() {
            true => self.scan(&[file])?,
            // Where it went is not known before that is looked at as well.
            false => self.files_changed(ChangeHint::Paths(vec![file]), Instant::now()),
        }
        let moved = self.library()?.went(path);
        self.tell_note(&moved);
        self.tell_damaged_texts();
        Ok(())
    }

    /// Writes a text, that had no file any more, where the note at `path` was, as its file was.
    /// What was kept of it before `since` is let go of. Returns the hash of the file.
    pub fn write_anew(
        &mut self,
        path: &NotePath,
        text: &str,
        since: Moment,
    ) -> Result<ContentHash, Failure> {
        let open = self.library()?;
        let bytes = open.store.as_it_was(path, text)?;
        let hash = ContentHash::of(&bytes);
        let in_file = String::from_utf8(bytes).map_err(Failure::bug)?;
        // The window has this file before it is told that there is one.
        open.shows(path, Some(hash));
        let put = self.operate(|library| notes::put_back(library, path, &in_file));
        let open = self.library()?;
        if let Err(failure) = put {
            open.shows(path, None);
            return Err(failure);
        }
        open.store.let_go(path, text, since)?;
        Ok(hash)
    }

    /// Has every change of the folder told from now on.
    pub fn watch(&mut self) {
        let Some(open) = self.open.as_mut().filter(|open| open.watch.is_none()) else {
            return;
        };
        let (of_hint, of_gap) = (self.inbox.clone(), self.inbox.clone());
        let hint = move |hint| drop(of_hint.send(Message::FilesChanged(hint)));
        let gap = move |gap| drop(of_gap.send(Message::Unwatched(gap)));
        match Watch::start(open.store.root(), hint, gap) {
            Ok(watch) => open.watch = Some(watch),
            Err(error) => self.trouble(error.into()),
        }
    }

    pub fn show(&self) {
        if let Some(open) = &self.open {
            self.context.show(Shown {
                snapshot: open.store.snapshot(),
                reader: open.store.reader(),
                buffers: open.store.kept_texts(),
                unread: open.unread.all(),
                read_only: open.store.read_only().is_some(),
                is_first: !open.is_scanned,
                looking: open.scan.as_ref().map(ScanUnderWay::how_far),
                left_behind: open.left_behind.clone().into(),
                mended: open.mended,
            });
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

/// An operation over more notes than this leaves a large log behind.
const MANY: usize = 300;

impl Open {
    /// The window's editor, if `path` is its note, has the file with this hash.
    pub fn shows(&mut self, path: &NotePath, hash: Option<ContentHash>) {
        if let Some(note) = self.note.as_mut().filter(|note| note.path == *path) {
            note.hash = hash;
        }
    }

    /// Where the note that was at `path` is now, if it was moved and nothing took its place.
    fn went(&self, path: &NotePath) -> Vec<(NotePath, NotePath)> {
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
