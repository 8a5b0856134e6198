//! What went wrong with which file, in words an author understands.

use std::io;
use std::path::{Path, PathBuf};

/// An act on a file or folder that failed.
#[derive(Debug, thiserror::Error)]
#[error("could not {act} {path}: {cause}", path = path.display(), cause = plain(source))]
pub struct FileError {
    /// The act as a verb: "read", "replace", "create".
    pub act: &'static str,
    /// The file or folder it was about.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl FileError {
    /// Ties what the system said to the act and the path.
    pub fn new(act: &'static str, path: &Path, source: io::Error) -> Self {
        Self {
            act,
            path: path.to_path_buf(),
            source,
        }
    }
}

/// The causes that the application answers differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No room is left on the disk, or the quota is used up.
    Full,
    /// The file or its disk is read-only.
    ReadOnly,
    /// The system denies access.
    Denied,
    /// The file or folder is not there.
    Gone,
    /// A link stands there, and is not followed.
    Link,
    /// A folder, a pipe or a device stands there, or more than a text can be.
    NotAFile,
    /// Anything else.
    Other,
}

/// The cause of `error`.
pub fn kind(error: &FileError) -> Cause {
    if error
        .source
        .get_ref()
        .is_some_and(|inner| inner.is::<IsALink>())
    {
        return Cause::Link;
    }
    match error.source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Cause::Full,
        io::ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
        io::ErrorKind::PermissionDenied => Cause::Denied,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Cause::Gone,
        io::ErrorKind::InvalidInput | io::ErrorKind::FileTooLarge => Cause::NotAFile,
        _ => Cause::Other,
    }
}

/// What stands inside the error of a link that is not followed.
#[derive(Debug, thiserror::Error)]
#[error("it is a link; put the file or folder itself there")]
struct IsALink;

/// Why a link is refused.
pub(crate) fn is_a_link() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, IsALink)
}

fn plain(source: &io::Error) -> String {
    if source.get_ref().is_some() {
        return source.to_string();
    }
    match source.kind() {
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::PermissionDenied => "permission was denied".into(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "it is not there".into(),
        io::ErrorKind::AlreadyExists => "something of that name is already there".into(),
        _ => source.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_act_path_and_cause() {
        let error = FileError::new(
            "read",
            Path::new("/library/a.md"),
            io::ErrorKind::NotFound.into(),
        );
        assert_eq!(
            error.to_string(),
            "could not read /library/a.md: it is not there"
        );
        assert_eq!(kind(&error), Cause::Gone);
    }

    #[test]
    fn a_full_disk_is_told_from_a_denied_one() {
        let path = Path::new("a");
        let full = FileError::new("replace", path, io::ErrorKind::StorageFull.into());
        let denied = FileError::new("replace", path, io::ErrorKind::PermissionDenied.into());
        assert_eq!(kind(&full), Cause::Full);
        assert_eq!(kind(&denied), Cause::Denied);
    }
}
