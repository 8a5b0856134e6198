//! Earlier texts of a note: kept when something else takes their place, thinned out as they age.
//! Kept in one place, where every change is entered; what the author does with them stands in
//! `history`.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::ContentHash;
use rusqlite::{Connection, params};

use crate::{StoreError, texts};

/// What took the place of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The author saved another text.
    Saved,
    /// Another program changed or removed the file.
    Outside,
    /// An operation of this name changed, moved or removed the file.
    Operation(String),
    /// It was merged with what another program wrote; this is what the author had typed.
    Merged,
    /// It was the author's side of a conflict.
    Mine,
    /// It was the other program's side of a conflict.
    Theirs,
    /// The author dropped it: text that was never saved.
    Dropped,
}

impl Why {
    fn as_str(&self) -> &'static str {
        match self {
            Why::Saved => "saved",
            Why::Outside => "outside",
            Why::Operation(_) => "operation",
            Why::Merged => "merged",
            Why::Mine => "mine",
            Why::Theirs => "theirs",
            Why::Dropped => "dropped",
        }
    }

    /// The reason as it was written down.
    pub(crate) fn read(word: &str, operation: Option<String>) -> Why {
        match word {
            "outside" => Why::Outside,
            "operation" => Why::Operation(operation.unwrap_or_default()),
            "merged" => Why::Merged,
            "mine" => Why::Mine,
            "theirs" => Why::Theirs,
            "dropped" => Why::Dropped,
            _ => Why::Saved,
        }
    }
}

/// While the author writes, a text is kept at most once in this time.
const MINUTES_BETWEEN_SAVES: i64 = 5;
/// All versions together take at most this much; the oldest go first.
const BYTES: i64 = 256 * 1024 * 1024;

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;
/// Milliseconds of a day.
pub const DAY: i64 = 24 * HOUR;

/// Keeps the text with this hash, which has to be among the texts, as a version of the note at
/// `path`. That a text was dropped says less than any word it was kept with before.
pub fn keep(
    connection: &Connection,
    path: &str,
    hash: ContentHash,
    why: &Why,
) -> Result<(), StoreError> {
    let now = now();
    if *why == Why::Saved {
        let recent: bool = connection
            .prepare_cached(
                "SELECT EXISTS
                     (SELECT 1 FROM versions WHERE path = ?1 AND why = 'saved' AND at > ?2)",
            )?
            .query_row(params![path, now - MINUTES_BETWEEN_SAVES * MINUTE], |row| {
                row.get(0)
            })?;
        if recent {
            return Ok(());
        }
    }
    let operation = match why {
        Why::Operation(name) => Some(name),
        _ => None,
    };
    connection
        .prepare_cached(
            "INSERT INTO versions (path, hash, at, why, operation)
             SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM texts WHERE hash = ?2)
             ON CONFLICT (path, hash) DO UPDATE SET at = excluded.at,
                 why = iif(excluded.why = 'dropped', why, excluded.why),
                 operation = iif(excluded.why = 'dropped', operation, excluded.operation)",
        )?
        .execute(params![
            path,
            hash.to_string(),
            now,
            why.as_str(),
            operation
        ])?;
    Ok(())
}

/// Keeps bytes that no file holds.
pub fn keep_bytes(
    connection: &Connection,
    path: &str,
    bytes: &[u8],
    why: &Why,
) -> Result<(), StoreError> {
    let hash = ContentHash::of(bytes);
    texts::put(connection, hash, bytes)?;
    keep(connection, path, hash, why)
}

/// The versions of a note follow it to another path.
pub fn move_along(connection: &Connection, from: &str, to: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE OR REPLACE versions SET path = ?2 WHERE path = ?1")?
        .execute([from, to])?;
    Ok(())
}

/// Thins out what has aged: all of a day is kept, then one each hour for a week, one each day for
/// a quarter, one each month beyond. Then the oldest go, until the rest fits.
pub fn prune(connection: &Connection) -> Result<(), StoreError> {
    let now = now();
    connection.execute(
        "DELETE FROM versions WHERE id IN (
             SELECT id FROM (
                 SELECT id, row_number() OVER (PARTITION BY path, CASE
                     WHEN at > ?1 THEN id
                     WHEN at > ?2 THEN 'hour ' || at / ?4
                     WHEN at > ?3 THEN 'day ' || at / ?5
                     ELSE strftime('month %Y-%m', at / 1000, 'unixepoch')
                 END ORDER BY at DESC, id DESC) AS place
                 FROM versions)
             WHERE place > 1)",
        params![now - DAY, now - 7 * DAY, now - 91 * DAY, HOUR, DAY],
    )?;
    connection.execute(
        "DELETE FROM versions WHERE id IN (
             SELECT id FROM (
                 SELECT versions.id AS id, sum(length(texts.text))
                     OVER (ORDER BY at DESC, versions.id DESC) AS filled
                 FROM versions JOIN texts USING (hash))
             WHERE filled > ?1)",
        [BYTES],
    )?;
    texts::sweep(connection)
}

/// Milliseconds since 1970 (UTC).
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}
