//! Why a library cannot be opened or its database asked, in words for the author.

use std::io;
use std::path::{Path, PathBuf};

use files::{Cause, FileError};
use rusqlite::ErrorCode;

/// Why a library cannot be opened, or its index not be asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder is not there.
    #[error("there is no folder {}", .0.display())]
    NoSuchFolder(PathBuf),
    /// The folder holds no `site.toml`.
    #[error("{} is not a library: it has no site.toml", .0.display())]
    NotALibrary(PathBuf),
    /// Another program holds the database.
    #[error("the library is in use by another program")]
    Locked,
    /// Another program is in the midst of something in the library.
    #[error("another program is at work in the library ({0})")]
    Busy(String),
    /// A newer Fieldnotes wrote this database.
    #[error(
        "the library's database was written by a newer Fieldnotes (format {found}, this one knows {known})"
    )]
    NewerDatabase {
        /// The number in the database.
        found: u32,
        /// The newest number this program knows.
        known: u32,
    },
    /// What lies in the place of the database is another program's.
    #[error("{} is another program's database", .0.display())]
    NotOurs(PathBuf),
    /// Another program removed the database under an open library.
    #[error("the library's database (.fieldnotes/library.db) is gone")]
    DatabaseGone,
    /// The library was opened for reading, because it cannot be written.
    #[error("the library is open for reading only: {0}")]
    ReadOnly(String),
    /// A file of the library could not be used.
    #[error(transparent)]
    File(#[from] FileError),
    /// The database no longer holds a text that it spoke of.
    #[error("the library's database lost a text that it had kept")]
    TextLost,
    /// SQLite refused.
    #[error("the library's database (.fieldnotes/library.db) failed: {}", plain(.0))]
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// What the author can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            StoreError::NoSuchFolder(_) => "It may have been moved; open it where it is now.",
            StoreError::NotALibrary(_) => {
                "Open the folder that holds site.toml, or start a new library."
            }
            StoreError::Locked => "Close the other window of this library and try again.",
            StoreError::Busy(_) => "Wait until it is done, then try again.",
            StoreError::NewerDatabase { .. } => {
                "Update Fieldnotes. Or move .fieldnotes/library.db away: it is rebuilt from your files."
            }
            StoreError::NotOurs(_) => {
                "Move it away: the library's own database is built again from your files."
            }
            StoreError::DatabaseGone => "It is built again from your files: try again.",
            StoreError::ReadOnly(_) => {
                "Make the disk and the folder writable, then open the library again."
            }
            StoreError::File(error) if files::kind(error) == Cause::Link => {
                "The library may come from a stranger: look where the link leads, and remove it."
            }
            StoreError::File(error) if files::kind(error) == Cause::NotAFile => {
                "Move it out of the library, then try again."
            }
            StoreError::File(_) => {
                "Check that the disk is not full and that you may write in the library's folder."
            }
            StoreError::TextLost => "Nothing was changed; look at the note's history.",
            StoreError::Sqlite(error) if is_full(error) => {
                "Make room on the disk; your text is kept and saved then."
            }
            StoreError::Sqlite(error) if is_read_only(error) => {
                "Make the library's folder writable; your text is kept and saved then."
            }
            StoreError::Sqlite(_) => {
                "Try again; if it stays, move .fieldnotes/library.db away: it is rebuilt from your files."
            }
        }
    }

    /// Whether the file of the database itself is damaged: [`crate::Store::rebuild`] helps.
    pub fn is_damage(&self) -> bool {
        let StoreError::Sqlite(error) = self else {
            return false;
        };
        matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        )
    }

    /// Whether it was refused to write, by the disk or by the permissions of a file.
    pub(crate) fn is_refused_writing(&self) -> bool {
        let StoreError::File(error) = self else {
            return false;
        };
        matches!(files::kind(error), Cause::ReadOnly | Cause::Denied)
    }

    pub(crate) fn folder(act: &'static str, path: &Path, source: io::Error) -> StoreError {
        StoreError::File(FileError::new(act, path, source))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Locked,
            _ => StoreError::Sqlite(error),
        }
    }
}

fn is_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DiskFull)
}

fn is_read_only(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied)
    )
}

fn plain(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full".into(),
        Some(ErrorCode::ReadOnly) => "it is read-only".into(),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => "it cannot be opened".into(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => "it is damaged".into(),
        _ => error.to_string(),
    }
}
