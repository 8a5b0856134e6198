//! What the author does with earlier texts of a note: look through them, compare, take one back.

use std::slice;

use domain::{ContentHash, LibraryFile, NotePath, difference, line_ends};
use rusqlite::{OptionalExtension, params};

use crate::index::connections::Index;
use crate::index::rows;
use crate::operations::journal::Writing;
use crate::operations::plan::FileOutcome;
use crate::operations::swap;
use crate::texts::by_hash;
use crate::texts::versions::{self, Why};
use crate::{Applied, ApplyError, Store, StoreError};

/// An earlier text of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub id: i64,
    /// When something else took its place, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// What took its place.
    pub why: Why,
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// How many words it has.
    pub words: u32,
    /// How many words it has that the version before it had not.
    pub added: u32,
    /// How many words the version before it had that are gone.
    pub removed: u32,
}

impl Index<'_> {
    /// The versions of the note at `path`, the newest first. The note need not be there any more.
    pub fn history(&self, path: &NotePath) -> Result<Vec<Version>, StoreError> {
        let mut rows = self.connection.prepare_cached(
            "SELECT id, at, why, operation, hash FROM versions WHERE path = ?1 ORDER BY number",
        )?;
        let found = rows.query_map([path.as_str()], |row| {
            let hash: String = row.get(4)?;
            let version = Version {
                id: row.get(0)?,
                at: row.get(1)?,
                why: Why::read(&row.get::<_, String>(2)?, row.get(3)?),
                hash: hash.parse().unwrap_or_else(|_| ContentHash::of(b"")),
                words: 0,
                added: 0,
                removed: 0,
            };
            Ok(version)
        })?;
        let mut history = Vec::new();
        let mut before = String::new();
        for entry in found {
            let mut version = entry?;
            let Some(bytes) = by_hash::get(self.connection, version.hash)? else {
                continue;
            };
            let text = line_ends::normalise(&String::from_utf8_lossy(&bytes));
            let became = difference(&before, &text);
            version.added = became.added;
            version.removed = became.removed;
            version.words = difference("", &text).added;
            history.push(version);
            before = text;
        }
        history.reverse();
        Ok(history)
    }

    /// The text of a version as an editor holds it; none when it was pruned meanwhile.
    pub fn version_text(&self, id: i64) -> Result<Option<String>, StoreError> {
        let bytes = self.version_bytes(None, id)?;
        Ok(bytes.map(|bytes| line_ends::normalise(&String::from_utf8_lossy(&bytes))))
    }

    fn version_bytes(
        &self,
        path: Option<&NotePath>,
        id: i64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let hash: Option<String> = self
            .connection
            .query_row(
                "SELECT hash FROM versions WHERE id = ?1 AND path = coalesce(?2, path)",
                params![id, path.map(NotePath::as_str)],
                |row| row.get(0),
            )
            .optional()?;
        match hash.and_then(|hash| hash.parse().ok()) {
            Some(hash) => by_hash::get(self.connection, hash),
            None => Ok(None),
        }
    }
}

impl Store {
    /// Puts the version `id` of the note at `path` back, byte for byte, as an operation that can be
    /// undone. What stands there now becomes a version too. A note that is gone comes back.
    ///
    /// # Errors
    /// [`ApplyError::Nothing`] when that version was pruned meanwhile.
    pub fn restore(&mut self, path: &NotePath, id: i64) -> Result<Applied, ApplyError> {
        self.ensure_writable()?;
        let turn = self.lock()?;
        self.settle()?;
        let after = self.index().version_bytes(Some(path), id)?;
        let after = after.ok_or(ApplyError::Nothing)?;
        // What no scan has seen yet would be replaced without having been kept.
        self.scan_file(path)?;
        let file = LibraryFile::Note(path.clone());
        let before = swap::current(&self.root, &file)?;
        let mut writing = Writing::new(format!("Restore an earlier text of {path}"));
        let outcome = FileOutcome::new(file, before, Some(after));
        let changed = !outcome.swap.is_nothing();
        if changed {
            writing.add(&mut self.connection, slice::from_ref(&outcome))?;
        }
        let operation = writing.written(&mut self.connection)?;
        let swaps = changed.then_some(outcome.swap).into_iter().collect();
        self.carry_out(&turn, operation, swaps)
    }

    /// Keeps `text`, which no file holds, as a version of the note at `path`, with the line ends of
    /// its file: the side of a choice that the author did not take.
    pub fn keep_version(&mut self, path: &NotePath, text: &str) -> Result<(), StoreError> {
        self.ensure_writable()?;
        let bytes = self.as_it_was(path, text)?;
        let now = self.now();
        let transaction = self.transaction()?;
        versions::keep_bytes(&transaction, path.as_str(), &bytes, &Why::Dropped, now)?;
        crate::database::commit(transaction)
    }

    /// `text` as the file of the note at `path` would hold it, with its byte order mark and its ends
    /// of lines; as it held it last, where the file is gone.
    pub fn as_it_was(&self, path: &NotePath, text: &str) -> Result<Vec<u8>, StoreError> {
        let stands = rows::hash(&self.connection, path)?;
        let last = match stands {
            None => versions::last_in_file(&self.connection, path.as_str())?,
            stands => stands,
        };
        self.as_in_file(last, text)
    }

    /// `text` as the file would hold it that the author's typing began from.
    pub(crate) fn as_in_file(
        &self,
        base: Option<ContentHash>,
        text: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let base = match base {
            Some(base) => by_hash::get(&self.connection, base)?,
            None => None,
        };
        let base = base.and_then(|bytes| String::from_utf8(bytes).ok());
        Ok(line_ends::restore(&base.unwrap_or_default(), text).into_bytes())
    }

    /// Thins out old versions, once a day.
    pub(crate) fn thin_out(&mut self) -> Result<(), StoreError> {
        let now = self.now();
        // Most scans find nothing to write, and then wait for nobody who does.
        if versions::is_thinned_out(&self.connection, now)? {
            return Ok(());
        }
        self.tell_bases()?;
        let transaction = self.transaction()?;
        versions::thin_out(&transaction, now)?;
        crate::database::commit(transaction)
    }
}
