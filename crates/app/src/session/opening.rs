//! Opening a library, and having its folder watched.

use std::path::Path;
use std::sync::Arc;

use store::{Opened, Store, Watch};

use crate::inbox::message::Message;
use crate::session::Session;
use crate::session::change_hints::ChangeHints;
use crate::session::open_library::Open;
use crate::{Failure, LibraryView, RecentLibrary};

impl Session {
    /// Opens the library in `folder` in place of the one before. The folder itself is looked at
    /// afterwards, so that the window shows what the index knows at once.
    pub fn open(&mut self, folder: &Path) -> Result<LibraryView, Failure> {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let Opened { store, rebuilt } = Store::open(&folder)?;
        if let Some(aside) = rebuilt {
            self.trouble(Failure::put_aside(&aside));
        }
        self.hints = ChangeHints::default();
        let running = Arc::clone(&self.context.running);
        let store = store.with_trash(self.trash).watched_by(running);
        self.open = Some(Open::new(store));
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
}
