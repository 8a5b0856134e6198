//! Compare and swap: a file is replaced only while it still is what the author saw.

use std::io;
use std::path::{Path, PathBuf};

use domain::ContentHash;

use crate::replace::Staged;
use crate::{Cause, FileError, kind, read};

/// The file now holds the new bytes, whose hash this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The hash of what was written.
    pub hash: ContentHash,
}

/// Why the file was left alone.
#[derive(Debug, thiserror::Error)]
pub enum ReplaceError {
    /// Another program changed, created or removed it.
    #[error("the file was changed by another program")]
    Changed {
        /// The hash of what is there now; `None` when nothing is.
        found: Option<ContentHash>,
    },
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
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
    prepare(path, expected, bytes)?.put()
}

/// Writes `bytes` beside the file at `path`, for a swap that needs no more room on the disk. Of
/// several files all are prepared before the first is put.
///
/// # Errors
/// Those of [`replace_if`]; nothing is different then.
pub fn prepare(
    path: &Path,
    expected: Option<ContentHash>,
    bytes: &[u8],
) -> Result<Prepared, ReplaceError> {
    // Asked before anything is staged, so that a file that is gone gets no folder.
    expect(path, expected)?;
    let staged = match expected {
        Some(_) => Staged::new(path, bytes)?,
        None => Staged::anew(path, bytes)?,
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
        // Asked again at the last moment, because staging waits for the disk.
        expect(&self.path, self.expected)?;
        let put = match self.expected {
            Some(_) => self.staged.replace(),
            None => self.staged.create(),
        };
        match put {
            Ok(()) => Ok(Replaced { hash: self.hash }),
            Err(error) if error.source.kind() == io::ErrorKind::AlreadyExists => {
                Err(ReplaceError::Changed {
                    found: hash(&self.path)?,
                })
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Refuses when the file at `path` is not the expected one.
fn expect(path: &Path, expected: Option<ContentHash>) -> Result<(), ReplaceError> {
    match hash(path)? {
        found if found == expected => Ok(()),
        found => Err(ReplaceError::Changed { found }),
    }
}

fn hash(path: &Path) -> Result<Option<ContentHash>, FileError> {
    match read(path) {
        Ok(bytes) => Ok(Some(ContentHash::of(&bytes))),
        Err(error) if kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write_new;

    #[test]
    fn replace_if_leaves_the_file_alone_when_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"theirs").unwrap();
        let seen = ContentHash::of(b"what I saw");
        let error = replace_if(&path, Some(seen), b"mine").unwrap_err();
        assert!(matches!(
            error,
            ReplaceError::Changed { found: Some(found) } if found == ContentHash::of(b"theirs")
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
        assert!(matches!(error, ReplaceError::Changed { found: None }));
        assert!(!folder.path().join("gone").exists());
    }

    #[test]
    fn what_was_prepared_is_not_put_over_a_later_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"seen").unwrap();
        let prepared = prepare(&path, Some(ContentHash::of(b"seen")), b"mine").unwrap();
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
        assert!(matches!(error, ReplaceError::Changed { found: Some(_) }));
        assert_eq!(read(&path).unwrap(), b"theirs");
    }
}
