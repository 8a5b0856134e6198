//! One file of a change: its bytes before and after. It is swapped only while the disk holds
//! what the change was planned for, in either direction.

use std::path::Path;

use domain::{ContentHash, LibraryFile};
use files::{Cause, FileError, ReplaceError};

/// A file, before and after; none is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Which file.
    pub file: LibraryFile,
    /// Its bytes before.
    pub before: Option<Vec<u8>>,
    /// Its bytes after.
    pub after: Option<Vec<u8>>,
}

impl Swap {
    /// The same swap, backwards.
    pub fn reversed(self) -> Swap {
        Swap {
            file: self.file,
            before: self.after,
            after: self.before,
        }
    }

    /// Whether the disk holds `before`.
    pub fn fits(&self, root: &Path) -> Result<bool, FileError> {
        Ok(current(root, &self.file)? == self.before)
    }

    /// Swaps the file, if the disk holds `before`.
    pub fn make(&self, root: &Path) -> Result<(), ReplaceError> {
        let place = files::inside(root, self.file.path())?;
        let expected = self.before.as_deref().map(ContentHash::of);
        if let Some(after) = &self.after {
            files::replace_if(&place, expected, after)?;
            return Ok(());
        }
        let found = current(root, &self.file)?;
        if found != self.before {
            let found = found.as_deref().map(ContentHash::of);
            return Err(ReplaceError::Changed { found });
        }
        if found.is_some() {
            files::remove(&place)?;
        }
        Ok(())
    }
}

/// The bytes of the file now; none when it is not there.
pub fn current(root: &Path, file: &LibraryFile) -> Result<Option<Vec<u8>>, FileError> {
    match files::inside(root, file.path()).and_then(|place| files::read(&place)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if files::kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes all swaps, or none: when one fails, those before it are taken back.
pub fn make_all(root: &Path, swaps: &[Swap]) -> Result<(), (LibraryFile, ReplaceError)> {
    for (position, swap) in swaps.iter().enumerate() {
        if let Err(error) = swap.make(root) {
            take_back(root, &swaps[..position]);
            return Err((swap.file.clone(), error));
        }
    }
    Ok(())
}

/// Takes back those of `swaps` that were made; a file that another program has changed since
/// is left as that program wrote it.
pub fn take_back(root: &Path, swaps: &[Swap]) {
    for swap in swaps.iter().rev() {
        // A refusal means that the swap was not made, or that the file is no longer ours.
        swap.clone().reversed().make(root).ok();
    }
}
