//! Hidden files that an operation left when it was broken off. One that holds a whole text, which
//! another program wrote in the moment of a swap, is never removed unread.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::{ContentHash, LibraryFile};
use files::Lock;

use crate::operations::{journal, swap};
use crate::texts::buffer_file::Buffer;
use crate::texts::by_hash;
use crate::texts::versions::{self, Why};
use crate::{Store, StoreError, database};

impl Store {
    /// Removes staged files that a crash left, unless another program is writing just now. A text
    /// that stands nowhere else is kept first.
    pub(crate) fn take_in_leftovers(&mut self, staged: &[PathBuf]) {
        if staged.is_empty() || self.read_only().is_some() {
            return;
        }
        let lock = Lock::take(&database::lock_path(&self.root), Duration::ZERO);
        if matches!(lock, Ok(Some(_))) {
            self.take_in(staged);
        }
    }

    /// Lets hidden files go of which nothing is lost. A whole text of a note that stands nowhere else, which another
    /// program wrote in the moment of a swap, becomes a version first; of other files there are no versions, and
    /// theirs stays beside them. Refused, a file stays, and the next scan of the folder finds it. Nobody else may be
    /// writing.
    pub(crate) fn take_in(&mut self, hidden: &[PathBuf]) {
        for file in hidden {
            if matches!(self.taken_in(file), Ok(true)) {
                // One that stays disturbs nobody: it is hidden and no note.
                files::remove(file).ok();
            }
        }
    }

    /// Whether nothing is lost with this file.
    fn taken_in(&mut self, hidden: &Path) -> Result<bool, StoreError> {
        let Some(file) = self.file_of(hidden) else {
            return Ok(true);
        };
        let bytes = files::read(hidden)?;
        let stands = swap::current(&self.root, &file)?;
        if stands.as_ref() == Some(&bytes)
            || by_hash::has(&self.connection, ContentHash::of(&bytes))?
        {
            return Ok(true);
        }
        let LibraryFile::Note(note) = file else {
            return Ok(false);
        };
        let buffer = self.buffers.get(note.as_str())?;
        let typed = |buffer: Buffer| self.as_in_file(buffer.base, &buffer.text);
        if buffer.map(typed).transpose()?.as_ref() == Some(&bytes) {
            return Ok(true);
        }
        let now = self.now();
        let transaction = self.transaction()?;
        versions::keep_bytes(&transaction, note.as_str(), &bytes, &Why::Outside, now)?;
        database::commit(transaction)?;
        Ok(true)
    }

    /// The file of the library whose bytes stand whole in a hidden one.
    fn file_of(&self, hidden: &Path) -> Option<LibraryFile> {
        let target = files::staged_for(hidden)?;
        let relative = target.strip_prefix(&self.root).ok()?;
        journal::library_file(&relative.to_string_lossy())
    }
}
