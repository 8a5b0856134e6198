//! Compare and swap: a file is replaced or removed only while it still is what the author saw.
//!
//! Between a look and a rename another program may write. So the new file is exchanged for the old
//! one, which is looked at once it is out of the way, and put back when it is another. Where a disk
//! cannot exchange files, the look comes a moment before the rename.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::ContentHash;

use crate::FileError;
use crate::compare::{ReplaceError, changed, expect, hash};
use crate::displaced::{Displaced, set_aside};
use crate::exchange::{Exchanged, exchange, take_out};
use crate::folder::flush_folders;
use crate::staging::Staged;

/// The file now holds the new bytes, whose hash this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The hash of what was written.
    pub hash: ContentHash,
}

/// New bytes of a file, on the disk beside it. Dropped, they leave no trace.
pub struct Prepared {
    path: PathBuf,
    expected: Option<ContentHash>,
    hash: ContentHash,
    staged: Staged,
}

/// Puts `bytes` at `path` when the file there has the hash `expected`, or, for `None`, when there
/// is no file.
///
/// # Errors
/// [`ReplaceError::Changed`] when the file is another one; it is then untouched.
pub fn replace_if(
    path: &Path,
    expected: Option<ContentHash>,
    bytes: &[u8],
) -> Result<Replaced, ReplaceError> {
    prepare(path, expected, bytes, None)?.put()
}

/// Writes `bytes` beside the file at `path`, for a swap that needs no more room on the disk. Of
/// several files all are prepared before the first is put. A file that is there keeps its
/// permissions; one that is not gets those of [`crate::mode`], or those of any new file.
///
/// # Errors
/// Those of [`replace_if`]; nothing is different then.
pub fn prepare(
    path: &Path,
    expected: Option<ContentHash>,
    bytes: &[u8],
    mode: Option<u32>,
) -> Result<Prepared, ReplaceError> {
    // Asked before anything is staged, so that a file that is gone gets no folder.
    expect(path, expected)?;
    let staged = match expected {
        Some(_) => Staged::new(path, bytes)?,
        None => Staged::anew(path, bytes, mode)?,
    };
    Ok(Prepared {
        path: path.to_path_buf(),
        expected,
        hash: ContentHash::of(bytes),
        staged,
    })
}

impl Prepared {
    /// Swaps the bytes in.
    ///
    /// # Errors
    /// [`ReplaceError::Changed`] when the file was changed meanwhile; it is then untouched.
    pub fn put(self) -> Result<Replaced, ReplaceError> {
        let (path, hash) = (self.path.clone(), self.hash);
        let put = self.exchange().map(Displaced::let_go);
        let flushed = flush_folders([path.as_path()]);
        put?;
        flushed?;
        Ok(Replaced { hash })
    }

    /// Swaps the bytes in and keeps what stood there beside them, so that going back needs no room
    /// on the disk. The folder is not flushed: of several files that is done once, by
    /// [`flush_folders`].
    ///
    /// # Errors
    /// Those of [`Prepared::put`].
    pub fn exchange(self) -> Result<Displaced, ReplaceError> {
        // Asked again, because staging waits for the disk.
        expect(&self.path, self.expected)?;
        let stands = Some(self.hash);
        let Some(expected) = self.expected else {
            return match self.staged.create() {
                Ok(()) => Ok(Displaced::new(self.path, None, stands, None)),
                Err(error) if error.source.kind() == io::ErrorKind::AlreadyExists => {
                    Err(changed(hash(&self.path)?))
                }
                Err(error) => Err(error.into()),
            };
        };
        let aside = match exchange(self.staged, self.hash, expected)? {
            Exchanged::Put(aside) => Some(aside),
            Exchanged::Unable(staged) => {
                renamed(&staged, &self.path, expected)?;
                None
            }
            Exchanged::Kept(displaced) => {
                let found = hash(&self.path)?;
                return Err(ReplaceError::Changed { found, displaced });
            }
        };
        Ok(Displaced::new(self.path, Some(expected), stands, aside))
    }
}

/// Removes the file at `path` for good when it has the hash `expected`.
///
/// # Errors
/// [`ReplaceError::Changed`] when the file is another one; it is then where it was.
pub fn remove_if(path: &Path, expected: ContentHash) -> Result<(), ReplaceError> {
    set_aside(path, expected)?.let_go();
    Ok(flush_folders([path])?)
}

/// The way of a disk that cannot exchange files.
fn renamed(aside: &Path, path: &Path, expected: ContentHash) -> Result<(), ReplaceError> {
    let refused = |source| FileError::new("replace", path, source);
    let put =
        expect(path, Some(expected)).and_then(|()| Ok(fs::rename(aside, path).map_err(refused)?));
    if put.is_err() {
        take_out(aside);
    }
    put
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{read, write_new};

    #[test]
    fn replace_if_leaves_the_file_alone_when_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"theirs").unwrap();
        let seen = ContentHash::of(b"what I saw");
        let error = replace_if(&path, Some(seen), b"mine").unwrap_err();
        assert!(matches!(
            error,
            ReplaceError::Changed { found: Some(found), .. } if found == ContentHash::of(b"theirs")
        ));
        assert_eq!(read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn replace_if_writes_when_nobody_else_did() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let first = replace_if(&path, None, b"one").unwrap();
        let second = replace_if(&path, Some(first.hash), b"two").unwrap();
        assert_eq!(second.hash, ContentHash::of(b"two"));
        assert_eq!(read(&path).unwrap(), b"two");
    }

    #[test]
    fn replace_if_does_not_bring_a_removed_file_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone/a.md");
        let error = replace_if(&path, Some(ContentHash::of(b"x")), b"y").unwrap_err();
        assert!(matches!(error, ReplaceError::Changed { found: None, .. }));
        assert!(!folder.path().join("gone").exists());
    }

    #[test]
    fn what_was_prepared_is_not_put_over_a_later_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"seen").unwrap();
        let prepared = prepare(&path, Some(ContentHash::of(b"seen")), b"mine", None).unwrap();
        std::fs::write(&path, b"theirs").unwrap();
        assert!(matches!(prepared.put(), Err(ReplaceError::Changed { .. })));
        assert_eq!(read(&path).unwrap(), b"theirs");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn replace_if_creates_only_where_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"theirs").unwrap();
        let error = replace_if(&path, None, b"mine").unwrap_err();
        assert!(matches!(
            error,
            ReplaceError::Changed { found: Some(_), .. }
        ));
        assert_eq!(read(&path).unwrap(), b"theirs");
    }
}
