//! Text the author typed and has not saved yet, kept so that a crash or a power cut takes
//! nothing. A buffer is not a version of the note: it goes away when the note is saved.

use domain::ContentHash;
use rusqlite::{OptionalExtension, params};

use crate::{Store, StoreError};

/// Unsaved text of one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buffer {
    /// The file the typing began from; none when the note was not on disk.
    pub base: Option<ContentHash>,
    /// The text as the editor held it, lines ended by `\n`.
    pub text: String,
    /// When it was kept, in milliseconds since 1970 (UTC).
    pub at: i64,
}

impl Store {
    /// Keeps the editor's text of `path`, replacing what was kept before.
    pub fn keep_buffer(
        &self,
        path: &str,
        base: Option<ContentHash>,
        text: &str,
    ) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO buffers (path, base, text, at)
             VALUES (?1, ?2, ?3, CAST(unixepoch('subsec') * 1000 AS INTEGER))
             ON CONFLICT (path) DO UPDATE
             SET base = excluded.base, text = excluded.text, at = excluded.at",
            params![path, base.map(|hash| hash.to_string()), text],
        )?;
        Ok(())
    }

    /// The text kept for `path`, if any.
    pub fn buffer(&self, path: &str) -> Result<Option<Buffer>, StoreError> {
        let buffer = self
            .connection
            .query_row(
                "SELECT base, text, at FROM buffers WHERE path = ?1",
                [path],
                |row| {
                    let base: Option<String> = row.get(0)?;
                    Ok(Buffer {
                        base: base.and_then(|hex| hex.parse().ok()),
                        text: row.get(1)?,
                        at: row.get(2)?,
                    })
                },
            )
            .optional()?;
        Ok(buffer)
    }

    /// Forgets the text kept for `path`.
    pub fn drop_buffer(&self, path: &str) -> Result<(), StoreError> {
        self.connection
            .execute("DELETE FROM buffers WHERE path = ?1", [path])?;
        Ok(())
    }
}
