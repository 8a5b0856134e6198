//! One file of a change: its bytes before and after. It is swapped only while the disk holds
//! what the change was planned for, in either direction.

use std::path::Path;

use domain::{ContentHash, LibraryFile, NotePath};
use files::{Cause, FileError, Prepared, ReplaceError};

/// A file, before and after; none is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Which file.
    pub file: LibraryFile,
    /// Its bytes before.
    pub before: Option<Vec<u8>>,
    /// Its bytes after.
    pub after: Option<Vec<u8>>,
    /// The path that the note was given, in the swap of its old path.
    pub moved_to: Option<NotePath>,
}

/// How a file is taken away: for good, or so that the author finds it in the system's trash.
pub type TakeAway = fn(&Path) -> Result<(), FileError>;

/// A swap that needs nothing more but to be made.
enum Ready {
    Put(Prepared),
    Remove,
}

impl Swap {
    /// A file that stays where it is.
    pub fn new(file: LibraryFile, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> Swap {
        Swap {
            file,
            before,
            after,
            moved_to: None,
        }
    }

    /// The same swap, backwards.
    pub fn reversed(self) -> Swap {
        Swap {
            before: self.after,
            after: self.before,
            ..self
        }
    }

    /// Whether the disk holds `before`.
    pub fn fits(&self, root: &Path) -> Result<bool, FileError> {
        Ok(current(root, &self.file)? == self.before)
    }

    /// Swaps the file, if the disk holds `before`.
    fn make(&self, root: &Path) -> Result<(), ReplaceError> {
        self.made(root, self.prepare(root)?, files::remove)
    }

    fn prepare(&self, root: &Path) -> Result<Ready, ReplaceError> {
        let place = files::inside(root, self.file.path())?;
        let expected = self.before.as_deref().map(ContentHash::of);
        match &self.after {
            Some(after) => Ok(Ready::Put(files::prepare(&place, expected, after)?)),
            None => self.expect(root).map(|()| Ready::Remove),
        }
    }

    fn made(&self, root: &Path, ready: Ready, take_away: TakeAway) -> Result<(), ReplaceError> {
        match ready {
            Ready::Put(prepared) => {
                prepared.put()?;
            }
            Ready::Remove => {
                self.expect(root)?;
                if self.before.is_some() {
                    let place = files::inside(root, self.file.path())?;
                    // A note that moves stands under its new path.
                    match self.moved_to {
                        Some(_) => files::remove(&place)?,
                        None => take_away(&place)?,
                    }
                }
            }
        }
        Ok(())
    }

    fn expect(&self, root: &Path) -> Result<(), ReplaceError> {
        let found = current(root, &self.file)?;
        if found == self.before {
            return Ok(());
        }
        let found = found.as_deref().map(ContentHash::of);
        Err(ReplaceError::Changed { found })
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

/// Why swaps were not made.
pub struct Unmade {
    /// The file at which it failed.
    pub file: LibraryFile,
    /// Why.
    pub error: ReplaceError,
    /// Whether every file is as it was before. When not, the disk refused even that, and the next
    /// start has to try again.
    pub taken_back: bool,
}

/// Makes all swaps, or none: everything is written beside the files first, so that a full disk is
/// met before the first swap; when a swap fails all the same, those before it are taken back.
/// A file that no path holds any more goes by `take_away`.
pub fn make_all(root: &Path, swaps: &[Swap], take_away: TakeAway) -> Result<(), Unmade> {
    let mut ready = Vec::with_capacity(swaps.len());
    for swap in swaps {
        ready.push(swap.prepare(root).map_err(|error| Unmade {
            file: swap.file.clone(),
            error,
            taken_back: true,
        })?);
    }
    for (position, (swap, ready)) in swaps.iter().zip(ready).enumerate() {
        if let Err(error) = swap.made(root, ready, take_away) {
            // The one that failed may be made: its last step is to flush the folder.
            let taken_back = take_back(root, &swaps[..=position]).is_ok();
            return Err(Unmade {
                file: swap.file.clone(),
                error,
                taken_back,
            });
        }
    }
    Ok(())
}

/// Takes back those of `swaps` that were made; a file that another program has changed since
/// is left as that program wrote it.
///
/// # Errors
/// The first refusal of the disk; the other files are taken back all the same.
pub fn take_back(root: &Path, swaps: &[Swap]) -> Result<(), FileError> {
    let mut first = Ok(());
    for swap in swaps.iter().rev() {
        match swap.clone().reversed().make(root) {
            // Changed: the swap was not made, or the file is no longer ours.
            Ok(()) | Err(ReplaceError::Changed { .. }) => {}
            Err(ReplaceError::File(error)) => first = first.and(Err(error)),
        }
    }
    first
}
