//! What made room for a swap, until it is known that the swap stays. Of an operation over many files
//! each keeps what stood there beside it, so that the way back writes nothing: it needs no room on
//! the disk and takes a moment.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::ContentHash;

use crate::compare::{ReplaceError, expect, hash};
use crate::exchange::{Exchanged, exchange_back, take_out};
use crate::folder::flush_folders;
use crate::{Cause, FileError, fault, kind, read, rename, staged};

/// A file that was swapped, and how it was before.
pub struct Displaced {
    path: PathBuf,
    before: Option<ContentHash>,
    stands: Option<ContentHash>,
    aside: Option<PathBuf>,
}

/// What came of putting back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutBack {
    /// The file is as it was before.
    Done,
    /// This disk could not keep what stood there: it has to be written anew.
    NotKept,
}

impl Displaced {
    pub(crate) fn new(
        path: PathBuf,
        before: Option<ContentHash>,
        stands: Option<ContentHash>,
        aside: Option<PathBuf>,
    ) -> Displaced {
        Displaced {
            path,
            before,
            stands,
            aside,
        }
    }

    /// Makes the file what it was before. The folder is not flushed.
    ///
    /// # Errors
    /// [`ReplaceError::Changed`] when another program has changed the file since; it is left so.
    pub fn put_back(self) -> Result<PutBack, ReplaceError> {
        match (self.before, self.stands, self.aside) {
            (None, Some(stands), _) => {
                set_aside(&self.path, stands)?.let_go();
                flush_folders([self.path.as_path()])?;
            }
            (Some(before), Some(stands), Some(aside)) => {
                match exchange_back(&aside, &self.path, before, stands)? {
                    Exchanged::Put(out) => take_out(&out),
                    Exchanged::Unable(_) => {
                        // What stands there is gone; that is another program's word.
                        take_out(&aside);
                        return Err(ReplaceError::Changed {
                            found: hash(&self.path)?,
                            displaced: None,
                        });
                    }
                    Exchanged::Kept(displaced) => {
                        let found = hash(&self.path)?;
                        return Err(ReplaceError::Changed { found, displaced });
                    }
                }
            }
            (Some(_), None, Some(aside)) => match rename(&aside, &self.path) {
                Ok(()) => {}
                Err(error) if kind(&error) == Cause::Gone => return Ok(PutBack::NotKept),
                Err(error) if is_taken(&error) => {
                    return Err(stood_again(&aside, &self.path)?);
                }
                Err(error) => return Err(error.into()),
            },
            (Some(_), _, None) => return Ok(PutBack::NotKept),
            (None, None, _) => {}
        }
        Ok(PutBack::Done)
    }

    /// Lets go of what stood there: the swap stays.
    pub fn let_go(self) {
        if let Some(aside) = self.aside {
            take_out(&aside);
        }
    }
}

/// Takes the file at `path` out of the way when it has the hash `expected`, so that it can be put
/// back. The folder is not flushed.
///
/// # Errors
/// Those of [`crate::remove_if`].
pub fn set_aside(path: &Path, expected: ContentHash) -> Result<Displaced, ReplaceError> {
    expect(path, Some(expected))?;
    let refused = |source| FileError::new("remove", path, source);
    let aside = staged::aside(path).map_err(refused)?;
    fault::point("remove").map_err(refused)?;
    fs::rename(path, &aside).map_err(refused)?;
    if read(&aside).is_ok_and(|out| ContentHash::of(&out) == expected) {
        let path = path.to_path_buf();
        return Ok(Displaced::new(path, Some(expected), None, Some(aside)));
    }
    Err(stood_again(&aside, path)?)
}

/// Gives the file `aside` its name back; what was written there meanwhile stands.
fn stood_again(aside: &Path, path: &Path) -> Result<ReplaceError, FileError> {
    let displaced = match rename(aside, path) {
        Ok(()) => None,
        Err(error) if is_taken(&error) => Some(aside.to_path_buf()),
        Err(error) => return Err(error),
    };
    let found = hash(path)?;
    Ok(ReplaceError::Changed { found, displaced })
}

fn is_taken(error: &FileError) -> bool {
    error.source.kind() == io::ErrorKind::AlreadyExists
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{prepare, write_new};

    fn swapped(path: &std::path::Path, before: &[u8], after: &[u8]) -> Displaced {
        write_new(path, before).unwrap();
        let prepared = prepare(path, Some(ContentHash::of(before)), after, None).unwrap();
        prepared.exchange().unwrap()
    }

    #[test]
    fn what_stood_there_comes_back_or_goes_and_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.md"), folder.path().join("b.md"));
        let back = swapped(&a, b"old", b"new").put_back().unwrap();
        assert_eq!(back, PutBack::Done);
        swapped(&b, b"old", b"new").let_go();
        assert_eq!(fs::read(&a).unwrap(), b"old");
        assert_eq!(fs::read(&b).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_another_program_wrote_since_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let displaced = swapped(&path, b"old", b"new");
        fs::write(&path, b"theirs").unwrap();
        assert!(matches!(
            displaced.put_back(),
            Err(ReplaceError::Changed { .. })
        ));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_was_set_aside_is_put_back_unless_another_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"old").unwrap();
        let old = ContentHash::of(b"old");
        let back = set_aside(&path, old).unwrap().put_back().unwrap();
        assert_eq!(
            (back, &*fs::read(&path).unwrap()),
            (PutBack::Done, &b"old"[..])
        );
        let aside = set_aside(&path, old).unwrap();
        write_new(&path, b"theirs").unwrap();
        let Err(ReplaceError::Changed { displaced, .. }) = aside.put_back() else {
            panic!("the other file is not told of");
        };
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(fs::read(displaced.unwrap()).unwrap(), b"old");
    }

    #[test]
    fn a_file_that_was_made_is_removed_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let made = prepare(&path, None, b"new", None)
            .unwrap()
            .exchange()
            .unwrap();
        assert_eq!(made.put_back().unwrap(), PutBack::Done);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
