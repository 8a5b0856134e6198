//! Saving the text of one note. The file is replaced only while it still is what the author
//! began from; what was there before goes to the note's history.

use domain::{ContentHash, NotePath, line_ends};
use files::{Cause, FileError, ReplaceError};
use rusqlite::params;

use crate::{NoteText, Store, StoreError, snapshot};

/// Minutes between two texts kept in a note's history.
const HISTORY_MINUTES: i64 = 5;

/// A saved note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The hash of the file now.
    pub hash: ContentHash,
    /// Its text as an editor holds it.
    pub text: String,
}

/// Why a note was not saved. The file is untouched.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Another program changed the file; this is what it holds now.
    #[error("the note was changed by another program")]
    ChangedOutside {
        /// The text on disk.
        theirs: Box<NoteText>,
    },
    /// The file was removed or moved.
    #[error("the note is gone from the folder")]
    Gone,
    /// The bytes of the file are not UTF-8; writing would lose them.
    #[error("the note is not UTF-8 text")]
    NotText,
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
    /// The note is saved, but the index failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for SaveError {
    fn from(error: rusqlite::Error) -> SaveError {
        SaveError::Store(error.into())
    }
}

impl Store {
    /// Writes `text` (lines ended by `\n`) as the note at `path`, whose file must still have the
    /// hash `base`. Lines that were not edited keep their own line ends.
    pub fn save(
        &mut self,
        path: &NotePath,
        base: ContentHash,
        text: &str,
    ) -> Result<Saved, SaveError> {
        let old = match snapshot::read(&self.root, path) {
            Ok(old) => old,
            Err(error) if files::kind(&error) == Cause::Gone => return Err(SaveError::Gone),
            Err(error) => return Err(error.into()),
        };
        let old_text = std::str::from_utf8(&old.raw).map_err(|_| SaveError::NotText)?;
        let bytes = line_ends::restore(old_text, text).into_bytes();
        let wanted = ContentHash::of(&bytes);
        if old.hash != base && old.hash != wanted {
            return Err(SaveError::ChangedOutside {
                theirs: Box::new(old),
            });
        }
        if old.hash != wanted {
            let place = files::inside(&self.root, path.as_str())?;
            match files::replace_if(&place, Some(base), &bytes) {
                Ok(_) => {}
                Err(ReplaceError::Changed { found: Some(_) }) => {
                    let theirs = Box::new(snapshot::read(&self.root, path)?);
                    return Err(SaveError::ChangedOutside { theirs });
                }
                Err(ReplaceError::Changed { found: None }) => return Err(SaveError::Gone),
                Err(ReplaceError::File(error)) => return Err(error.into()),
            }
            self.keep_history(path, &old)?;
            self.refresh(&[place])?;
        }
        self.drop_buffer(path.as_str())?;
        Ok(Saved {
            hash: wanted,
            text: text.to_owned(),
        })
    }

    fn keep_history(&self, path: &NotePath, old: &NoteText) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO history (path, hash, text, at)
             SELECT ?1, ?2, ?3, unixepoch()
             WHERE NOT EXISTS
                 (SELECT 1 FROM history WHERE path = ?1 AND at > unixepoch() - ?4 * 60)",
            params![
                path.as_str(),
                old.hash.to_string(),
                old.raw,
                HISTORY_MINUTES
            ],
        )?;
        Ok(())
    }
}
