//! The note in the window's editor.

use std::path::Path;
use std::time::Instant;

use domain::{ContentHash, NotePath, notes};
use store::{Applied, ChangeHint, Moment};

use crate::Failure;
use crate::session::Session;
use crate::session::open_library::InEditor;
use crate::session::operation::change;

impl Session {
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
        let now = InEditor {
            path: path.clone(),
            hash: Some(hash),
        };
        let before = open.note.replace(now).map(|note| note.path);
        let file = root.join(path.as_str());
        match file.exists() {
            true => self.scan(&[file])?,
            // Where it went is not known before that is looked at as well.
            false => self.files_changed(ChangeHint::Paths(vec![file]), Instant::now()),
        }
        let moved = self.library()?.went(path);
        self.tell_note(&moved);
        self.tell_damaged_texts();
        // The author left a note that is gone: what was typed in it is seen nowhere any more.
        if self.is_any_gone(before.as_slice()) && self.find_left_behind()? {
            self.tell_left_behind()?;
        }
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
        let put: Result<Applied, Failure> =
            self.operate(change(|library| notes::put_back(library, path, &in_file)));
        let open = self.library()?;
        if let Err(failure) = put {
            open.shows(path, None);
            return Err(failure);
        }
        open.store.let_go(path, text, since)?;
        Ok(hash)
    }
}
