//! Hidden files that an operation left when it was broken off. One that holds a whole text, which
//! another program wrote in the moment of a swap, is never removed unread.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::{ContentHash, LibraryFile, MediaPath, NotePath};
use files::Lock;

use crate::operations::swap;
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

    /// Takes in hidden files that hold a whole text of a note, where it stands nowhere else: another
    /// program wrote it in the moment of a swap. It becomes a version; then the file goes. Refused,
    /// the file stays, and the next scan of the folder finds it. Nobody else may be writing.
    pub(crate) fn take_in(&mut self, hidden: &[PathBuf]) {
        for file in hidden {
            // A picture has no versions: what another program wrote stays beside it.
            if self.is_of_media(file) {
                continue;
            }
            if self.taken_in(file).is_ok() {
                // One that stays disturbs nobody: it is hidden and no note.
                files::remove(file).ok();
            }
        }
    }

    fn taken_in(&mut self, hidden: &Path) -> Result<(), StoreError> {
        let Some(note) = self.note_of(hidden) else {
            return Ok(());
        };
        let bytes = files::read(hidden)?;
        let hash = ContentHash::of(&bytes);
        let stands = swap::current(&self.root, &LibraryFile::Note(note.clone()))?;
        let is_typed = || -> Result<bool, StoreError> {
            let buffer = self.buffers.get(note.as_str())?;
            let typed = |buffer: Buffer| self.as_in_file(buffer.base, &buffer.text);
            Ok(buffer.map(typed).transpose()?.as_ref() == Some(&bytes))
        };
        if stands.as_ref() == Some(&bytes) || by_hash::has(&self.connection, hash)? || is_typed()? {
            return Ok(());
        }
        let now = self.now();
        let transaction = self.transaction()?;
        versions::keep_bytes(&transaction, note.as_str(), &bytes, &Why::Outside, now)?;
        database::commit(transaction)
    }

    fn is_of_media(&self, hidden: &Path) -> bool {
        let target = files::staged_for(hidden);
        let below = target
            .as_deref()
            .and_then(|target| target.strip_prefix(&self.root).ok());
        below.is_some_and(|below| MediaPath::new(&below.to_string_lossy()).is_ok())
    }

    fn note_of(&self, hidden: &Path) -> Option<NotePath> {
        let target = files::staged_for(hidden)?;
        let relative = target.strip_prefix(&self.root).ok()?;
        NotePath::new(&relative.to_string_lossy()).ok()
    }
}
