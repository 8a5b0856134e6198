//! Saving the text of one note. The file is replaced only while it still is what the author
//! began from; what was there before becomes a version of it.

use domain::{ContentHash, NotePath, line_ends};
use files::{FileError, ReplaceError};

use crate::disk::change_origin::ChangeOrigin;
use crate::disk::seen::Seen;
use crate::texts::versions::{self, Why};
use crate::{Behind, Moment, NoteText, Store, StoreError, database, snapshot};

/// A saved note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The hash of the file now.
    pub hash: ContentHash,
    /// Its text as an editor holds it.
    pub text: String,
    /// Why the index does not know of it yet.
    pub behind: Option<Behind>,
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
    /// The journal or the index failed before anything was written.
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
        self.save_asked(Moment::now(), path, base, text)
    }

    /// The same for who asked at that moment, and may have typed on since: what was kept later stays
    /// kept.
    pub fn save_asked(
        &mut self,
        asked: Moment,
        path: &NotePath,
        base: ContentHash,
        text: &str,
    ) -> Result<Saved, SaveError> {
        self.ensure_writable()?;
        let _lock = self.lock()?;
        self.settle_beside(path)?;
        let old = self.current_text(path)?;
        let old_text =
            std::str::from_utf8(&old.raw).map_err(|_| SaveError::NotText(path.clone()))?;
        let bytes = line_ends::restore(old_text, text).into_bytes();
        let wanted = ContentHash::of(&bytes);
        if old.hash != base && old.hash != wanted {
            return Err(SaveError::ChangedOutside {
                theirs: Box::new(old),
            });
        }
        // A text that no scan has seen yet would be replaced without having been kept. A database
        // that refuses is no reason to refuse the author's words: they are saved, then it is told.
        let known = self.library.note(path).map(|note| note.hash) == Some(old.hash);
        let looked = match known {
            true => Ok(Seen::default()),
            false => self.scan_file(path),
        };
        if old.hash != wanted {
            self.put(path, base, &bytes)?;
        }
        // The file has it now, whatever becomes of the index.
        let let_go = self.buffers.let_go(path.as_str(), text, asked);
        let ingested = match old.hash == wanted {
            true => looked.map(drop),
            false => looked.and_then(|_| self.ingest_saved(path, &bytes)),
        };
        Ok(Saved {
            hash: wanted,
            text: text.to_owned(),
            behind: ingested.and(let_go).err().map(Behind::from),
        })
    }

    /// Writes the bytes where the file with the hash `base` stands.
    fn put(&mut self, path: &NotePath, base: ContentHash, bytes: &[u8]) -> Result<(), SaveError> {
        let place = files::unlinked(&self.root, path.as_str())?;
        let (found, displaced) = match files::replace_if(&place, Some(base), bytes) {
            Ok(_) => return Ok(()),
            Err(ReplaceError::File(error)) => return Err(error.into()),
            Err(ReplaceError::Changed { found, displaced }) => (found, displaced),
        };
        // Of two programs that wrote in that moment, the text of one stands.
        self.take_in(displaced.as_slice());
        match found {
            Some(_) => Err(SaveError::ChangedOutside {
                theirs: Box::new(self.current_text(path)?),
            }),
            None => Err(SaveError::Gone(path.clone())),
        }
    }

    /// Ingests a text that was saved. Where another program has written over it by now, it becomes a
    /// version: nobody else has it.
    fn ingest_saved(&mut self, path: &NotePath, bytes: &[u8]) -> Result<(), StoreError> {
        let saved = ContentHash::of(bytes);
        let place = self.root.join(path.as_str());
        let own = self.own.insert(path.clone(), saved);
        self.scan_files(&[place], ChangeOrigin::saved(own))?;
        if self.library.note(path).map(|note| note.hash) != Some(saved) {
            let now = self.now();
            let transaction = self.transaction()?;
            versions::keep_bytes(&transaction, path.as_str(), bytes, &Why::Outside, now)?;
            database::commit(transaction)?;
        }
        Ok(())
    }

    /// The text of the note at `path` as its file holds it now.
    pub(crate) fn current_text(&self, path: &NotePath) -> Result<NoteText, SaveError> {
        snapshot::read(&self.root, path).map_err(|error| match files::kind(&error) {
            files::Cause::Gone => SaveError::Gone(path.clone()),
            _ => error.into(),
        })
    }
}
