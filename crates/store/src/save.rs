//! Saving the text of one note. The file is replaced only while it still is what the author
//! began from; what was there before becomes a version of it.

use domain::{ContentHash, NotePath, line_ends};
use files::{FileError, ReplaceError};

use crate::enter::Cause;
use crate::versions::Why;
use crate::{NoteText, Seen, Store, StoreError, snapshot};

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
    #[error("the note {0} is gone from the folder")]
    Gone(NotePath),
    /// The bytes of the file are not UTF-8; writing would lose them.
    #[error("the file {0} is no longer UTF-8 text")]
    NotText(NotePath),
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
        self.ensure_database()?;
        let _lock = self.lock()?;
        let old = self.standing(path)?;
        let old_text =
            std::str::from_utf8(&old.raw).map_err(|_| SaveError::NotText(path.clone()))?;
        let bytes = line_ends::restore(old_text, text).into_bytes();
        let wanted = ContentHash::of(&bytes);
        if old.hash != base && old.hash != wanted {
            return Err(SaveError::ChangedOutside {
                theirs: Box::new(old),
            });
        }
        // A text that no look has seen yet would be replaced without having been kept. A database
        // that refuses is no reason to refuse the author's words: they are saved, then it is told.
        let known = self.library.note(path).map(|note| note.hash) == Some(old.hash);
        let looked = match known {
            true => Ok(Seen::default()),
            false => self.look_at_file(path),
        };
        if old.hash == wanted {
            looked?;
            self.drop_buffer(path.as_str())?;
        } else {
            let place = files::inside(&self.root, path.as_str())?;
            match files::replace_if(&place, Some(base), &bytes) {
                Ok(_) => {}
                Err(ReplaceError::Changed { found: Some(_) }) => {
                    let theirs = Box::new(self.standing(path)?);
                    return Err(SaveError::ChangedOutside { theirs });
                }
                Err(ReplaceError::Changed { found: None }) => {
                    return Err(SaveError::Gone(path.clone()));
                }
                Err(ReplaceError::File(error)) => return Err(error.into()),
            }
            looked?;
            self.look_again(&[place], &Cause::of(Why::Saved))?;
        }
        Ok(Saved {
            hash: wanted,
            text: text.to_owned(),
        })
    }

    /// The file of the note at `path` as it stands now.
    pub(crate) fn standing(&self, path: &NotePath) -> Result<NoteText, SaveError> {
        snapshot::read(&self.root, path).map_err(|error| match files::kind(&error) {
            files::Cause::Gone => SaveError::Gone(path.clone()),
            _ => error.into(),
        })
    }
}
