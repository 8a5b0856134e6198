//! One file of a change: the hashes of its text before and after. It is swapped only while the disk
//! holds what the change was planned for, in either direction. Where the texts are kept is not
//! known here.

pub mod make_all;
pub mod take_back;

use std::path::{Path, PathBuf};

use domain::{ContentHash, LibraryFile};
use files::{Cause, Displaced, FileError, Prepared, ReplaceError};

use crate::StoreError;
use crate::texts::by_hash::Packed;

/// A file, before and after; none is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Which file.
    pub file: LibraryFile,
    /// The hash of its bytes before.
    pub before: Option<ContentHash>,
    /// The hash of its bytes after.
    pub after: Option<ContentHash>,
    /// The place that the file was given, in the swap of its old place.
    pub moved_to: Option<LibraryFile>,
    /// Who may read and write the file, where it has to be made ([`files::mode`]).
    pub mode: Option<u32>,
}

/// How the file of a deleted note is taken away, so that the author finds it in the system's trash.
pub type RemoveFn = fn(&Path) -> Result<(), FileError>;

/// What becomes of a file that no path holds any more.
#[derive(Clone, Copy)]
pub enum Removal {
    /// It is gone: its bytes stand elsewhere, or come back with a redo.
    ForGood,
    /// It can be fetched back.
    ToTrash(RemoveFn),
}

/// Gives the bytes with a hash as they are kept, wherever that is.
pub type Text<'texts> = dyn Fn(ContentHash) -> Result<Packed, StoreError> + 'texts;

impl Swap {
    /// The same swap, backwards.
    pub fn reversed(self) -> Swap {
        Swap {
            before: self.after,
            after: self.before,
            ..self
        }
    }

    /// Whether it leaves the file as it is.
    pub fn is_nothing(&self) -> bool {
        self.before == self.after
    }

    /// Whether the disk holds `after`; not when it cannot be asked.
    pub fn is_made(&self, root: &Path) -> bool {
        current_hash(root, &self.file).is_ok_and(|found| found == self.after)
    }

    /// The bytes after it, as they were kept.
    fn unpacked(&self, after: Option<Packed>) -> Result<Option<Vec<u8>>, StoreError> {
        let Some((hash, packed)) = self.after.zip(after) else {
            return Ok(None);
        };
        let bytes = packed.checked(hash).ok_or(StoreError::TextLost)?;
        Ok(Some(bytes))
    }

    fn prepare(&self, root: &Path, after: Option<&[u8]>) -> Result<Ready, ReplaceError> {
        let place = place(root, &self.file)?;
        match after {
            Some(after) => {
                let prepared = files::prepare(&place, self.before, after, self.mode)?;
                Ok(Ready::Put(prepared))
            }
            None => self.expect(root).map(|()| Ready::Remove),
        }
    }

    fn make(&self, root: &Path, ready: Ready, removal: Removal) -> Result<WayBack, ReplaceError> {
        let before = match (ready, self.before) {
            (Ready::Put(prepared), _) => return prepared.exchange().map(WayBack::Kept),
            (Ready::Remove, None) => return self.expect(root).map(|()| WayBack::None),
            (Ready::Remove, Some(before)) => before,
        };
        let place = place(root, &self.file)?;
        match (removal, &self.moved_to) {
            (Removal::ToTrash(remove), None) => {
                self.expect(root)?;
                remove(&place)?;
                Ok(WayBack::Written)
            }
            // A file that moves stands under its new path.
            _ => files::set_aside(&place, before).map(WayBack::Kept),
        }
    }

    fn expect(&self, root: &Path) -> Result<(), ReplaceError> {
        let found = current_hash(root, &self.file)?;
        if found == self.before {
            return Ok(());
        }
        Err(ReplaceError::Changed {
            found,
            displaced: None,
        })
    }
}

/// A swap that needs nothing more but to be made.
enum Ready {
    Put(Prepared),
    Remove,
}

/// How a swap that was made is taken back.
enum WayBack {
    /// What stood there is beside the file.
    Kept(Displaced),
    /// It has to be written anew.
    Written,
    /// There is nothing to take back.
    None,
}

/// Where the file lies. No link is followed on the way: what it led to would be another file.
pub fn place(root: &Path, file: &LibraryFile) -> Result<PathBuf, FileError> {
    files::unlinked(root, file.path())
}

/// The bytes of the file now; none when it is not there.
pub fn current(root: &Path, file: &LibraryFile) -> Result<Option<Vec<u8>>, FileError> {
    match place(root, file).and_then(|place| files::read(&place)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if files::kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error),
    }
}

fn current_hash(root: &Path, file: &LibraryFile) -> Result<Option<ContentHash>, FileError> {
    let bytes = current(root, file)?;
    Ok(bytes.as_deref().map(ContentHash::of))
}
