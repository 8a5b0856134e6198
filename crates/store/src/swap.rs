//! One file of a change: its bytes before and after. It is swapped only while the disk holds
//! what the change was planned for, in either direction.

use std::path::{Path, PathBuf};

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
    /// Who may read and write the file, where it has to be made ([`files::mode`]).
    pub mode: Option<u32>,
}

/// How the file of a deleted note is taken away, so that the author finds it in the system's trash.
pub type TakeAway = fn(&Path) -> Result<(), FileError>;

/// What becomes of a file that no path holds any more.
#[derive(Clone, Copy)]
pub enum Removal {
    /// It is gone: its bytes stand elsewhere, or come back with a redo.
    ForGood,
    /// It can be fetched back.
    ToTrash(TakeAway),
}

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
            mode: None,
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

    /// Whether the disk holds `after`; not when it cannot be asked.
    pub fn is_made(&self, root: &Path) -> bool {
        current(root, &self.file).is_ok_and(|found| found == self.after)
    }

    fn prepare(&self, root: &Path) -> Result<Ready, ReplaceError> {
        let place = place(root, &self.file)?;
        match &self.after {
            Some(after) => {
                let prepared = files::prepare(&place, self.expected(), after, self.mode)?;
                Ok(Ready::Put(prepared))
            }
            None => self.expect(root).map(|()| Ready::Remove),
        }
    }

    fn make(&self, root: &Path, ready: Ready, removal: Removal) -> Result<(), ReplaceError> {
        let before = match (ready, self.expected()) {
            (Ready::Put(prepared), _) => return prepared.put().map(drop),
            (Ready::Remove, None) => return self.expect(root),
            (Ready::Remove, Some(before)) => before,
        };
        let place = place(root, &self.file)?;
        match (removal, &self.moved_to) {
            (Removal::ToTrash(take_away), None) => {
                self.expect(root)?;
                Ok(take_away(&place)?)
            }
            // A note that moves stands under its new path.
            _ => files::remove_if(&place, before),
        }
    }

    fn expected(&self) -> Option<ContentHash> {
        self.before.as_deref().map(ContentHash::of)
    }

    fn expect(&self, root: &Path) -> Result<(), ReplaceError> {
        let found = current(root, &self.file)?;
        if found == self.before {
            return Ok(());
        }
        Err(ReplaceError::Changed {
            found: found.as_deref().map(ContentHash::of),
            displaced: None,
        })
    }
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

/// Why swaps were not made.
pub struct Unmade {
    /// The file at which it failed.
    pub file: LibraryFile,
    /// The hash that it had to have.
    pub expected: Option<ContentHash>,
    /// Why.
    pub error: ReplaceError,
    /// Why not every file is as it was before: the disk refused even that, and the operation has
    /// to be settled later.
    pub left: Option<FileError>,
    /// Hidden files with texts of another program that stand nowhere else.
    pub displaced: Vec<PathBuf>,
}

/// Makes all swaps, or none: everything is written beside the files first, so that a full disk is
/// met before the first swap; when a swap fails all the same, those before it are taken back.
pub fn make_all(root: &Path, swaps: &[Swap], removal: Removal) -> Result<(), Box<Unmade>> {
    let mut ready = Vec::with_capacity(swaps.len());
    for swap in swaps {
        ready.push(swap.prepare(root).map_err(|error| {
            Box::new(Unmade {
                file: swap.file.clone(),
                expected: swap.expected(),
                displaced: displaced(&error).into_iter().collect(),
                error,
                left: None,
            })
        })?);
    }
    for (position, (swap, ready)) in swaps.iter().zip(ready).enumerate() {
        if let Err(error) = swap.make(root, ready, removal) {
            // The one that failed may be made: its last step is to flush the folder.
            let mut back = take_back(root, &swaps[..=position]);
            back.displaced.extend(displaced(&error));
            return Err(Box::new(Unmade {
                file: swap.file.clone(),
                expected: swap.expected(),
                error,
                left: back.refused,
                displaced: back.displaced,
            }));
        }
    }
    Ok(())
}

/// What came of taking swaps back.
#[derive(Default)]
pub struct TakenBack {
    /// The first refusal of the disk; the other files were taken back all the same.
    pub refused: Option<FileError>,
    /// Hidden files with texts of another program that stand nowhere else.
    pub displaced: Vec<PathBuf>,
}

/// Takes back those of `swaps` that were made; a file that another program has changed since
/// is left as that program wrote it.
pub fn take_back(root: &Path, swaps: &[Swap]) -> TakenBack {
    let mut back = TakenBack::default();
    for swap in swaps.iter().rev() {
        let swap = swap.clone().reversed();
        let made = swap
            .prepare(root)
            .and_then(|ready| swap.make(root, ready, Removal::ForGood));
        match made {
            Ok(()) => {}
            // The swap was not made, or the file is no longer ours.
            Err(error @ ReplaceError::Changed { .. }) => back.displaced.extend(displaced(&error)),
            Err(ReplaceError::File(error)) => {
                back.refused.get_or_insert(error);
            }
        }
    }
    back
}

fn displaced(error: &ReplaceError) -> Option<PathBuf> {
    match error {
        ReplaceError::Changed { displaced, .. } => displaced.clone(),
        ReplaceError::File(_) => None,
    }
}
