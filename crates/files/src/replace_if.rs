//! Compare and swap: a file is replaced only while it still is what the author saw.

use std::path::Path;

use domain::ContentHash;

use crate::replace::Staged;
use crate::{Cause, FileError, kind, read, write_new};

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
    let replaced = Replaced {
        hash: ContentHash::of(bytes),
    };
    let Some(expected) = expected else {
        return match write_new(path, bytes) {
            Ok(()) => Ok(replaced),
            Err(error) if error.source.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(ReplaceError::Changed { found: hash(path)? })
            }
            Err(error) => Err(error.into()),
        };
    };
    // Asked first so that a file that is gone gets no folder and no staged file, and again at the
    // last moment, because staging waits for the disk.
    let still = || match hash(path)? {
        Some(found) if found == expected => Ok(()),
        found => Err(ReplaceError::Changed { found }),
    };
    still()?;
    let staged = Staged::new(path, bytes)?;
    still()?;
    staged.replace()?;
    Ok(replaced)
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
    fn replace_if_creates_only_where_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write_new(&path, b"theirs").unwrap();
        let error = replace_if(&path, None, b"mine").unwrap_err();
        assert!(matches!(error, ReplaceError::Changed { found: Some(_) }));
        assert_eq!(read(&path).unwrap(), b"theirs");
    }
}
