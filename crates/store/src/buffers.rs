//! Text the author typed and has not saved yet, kept so that a crash or a power cut takes
//! nothing. A buffer is not a version of the note: it goes away when the note is saved.

use domain::ContentHash;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::versions::{self, Why};
use crate::{Store, StoreError, database};

/// Unsaved text of one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buffer {
    /// The note's path, or the name the window gave a note that has no file yet.
    pub path: String,
    /// The file the typing began from; none when the note was not on disk.
    pub base: Option<ContentHash>,
    /// The text as the editor held it, lines ended by `\n`.
    pub text: String,
    /// When it was kept, in milliseconds since 1970 (UTC).
    pub at: i64,
}

impl Store {
    /// Keeps the editor's text of `path`, replacing what was kept before. When this returns, the
    /// text is on the disk: not even a power cut takes it.
    ///
    /// A note that has no file yet is kept under any name that is no note's path.
    pub fn keep_buffer(
        &mut self,
        path: &str,
        base: Option<ContentHash>,
        text: &str,
    ) -> Result<(), StoreError> {
        self.ensure_writable()?;
        database::committed(|| put(&self.connection, path, base, text))
    }

    /// The text kept for `path`, if any.
    pub fn buffer(&self, path: &str) -> Result<Option<Buffer>, StoreError> {
        get(&self.connection, path)
    }

    /// Every text that is kept, the newest first: what a start finds after a crash.
    pub fn buffers(&self) -> Result<Vec<Buffer>, StoreError> {
        let mut rows = self
            .connection
            .prepare("SELECT path, base, text, at FROM buffers ORDER BY at DESC, path")?;
        let buffers = rows.query_map([], read)?;
        Ok(buffers.collect::<rusqlite::Result<_>>()?)
    }

    /// Forgets the text kept for `path`.
    pub fn drop_buffer(&self, path: &str) -> Result<(), StoreError> {
        database::committed(|| remove(&self.connection, path))
    }
}

/// The text kept for `path`, if any.
pub(crate) fn get(connection: &Connection, path: &str) -> Result<Option<Buffer>, StoreError> {
    let buffer = connection
        .prepare_cached("SELECT path, base, text, at FROM buffers WHERE path = ?1")?
        .query_row([path], read)
        .optional()?;
    Ok(buffer)
}

/// Keeps a text.
pub(crate) fn put(
    connection: &Connection,
    path: &str,
    base: Option<ContentHash>,
    text: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO buffers (path, base, text, at)
             VALUES (?1, ?2, ?3, CAST(unixepoch('subsec') * 1000 AS INTEGER))
             ON CONFLICT (path) DO UPDATE
             SET base = excluded.base, text = excluded.text, at = excluded.at",
        )?
        .execute(params![path, base.map(|hash| hash.to_string()), text])?;
    Ok(())
}

/// Forgets a text.
pub(crate) fn remove(connection: &Connection, path: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM buffers WHERE path = ?1")?
        .execute([path])?;
    Ok(())
}

/// Forgets the text kept for `path` when the file holds the same: it was saved, and the program
/// died before it could say so.
pub(crate) fn drop_same(
    connection: &Connection,
    path: &str,
    file: impl FnOnce() -> String,
) -> Result<(), StoreError> {
    let kept: Option<String> = connection
        .prepare_cached("SELECT text FROM buffers WHERE path = ?1")?
        .query_row([path], |row| row.get(0))
        .optional()?;
    if kept.is_some_and(|kept| kept == file()) {
        remove(connection, path)?;
    }
    Ok(())
}

/// Unsaved text goes along when a note gets another path. One that is kept there already, of a note
/// that is gone, makes room as a version.
pub(crate) fn move_along(
    connection: &Connection,
    from: &str,
    to: &str,
    now: i64,
) -> Result<(), StoreError> {
    if get(connection, from)?.is_some()
        && let Some(there) = get(connection, to)?
    {
        versions::keep_bytes(connection, to, there.text.as_bytes(), &Why::Dropped, now)?;
    }
    connection
        .prepare_cached("UPDATE OR REPLACE buffers SET path = ?2 WHERE path = ?1")?
        .execute([from, to])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Buffer> {
    let base: Option<String> = row.get(1)?;
    Ok(Buffer {
        path: row.get(0)?,
        base: base.and_then(|hex| hex.parse().ok()),
        text: row.get(2)?,
        at: row.get(3)?,
    })
}
