//! Earlier texts of a note: kept when something else takes their place, thinned out as they age.
//! Kept in one place, where every change is ingested; what the author does with them stands in
//! `history`.

use domain::ContentHash;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::database::settings;
use crate::texts::by_hash;

/// What took the place of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The author saved another text.
    Saved,
    /// Another program changed or removed the file.
    Outside,
    /// An operation of this name changed, moved or removed the file.
    Operation(String),
    /// The undo of an operation of this name changed, moved or removed the file.
    Undone(String),
    /// An operation of this name was made again, and changed, moved or removed the file.
    Redone(String),
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
            Why::Undone(_) => "undone",
            Why::Redone(_) => "redone",
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
            "undone" => Why::Undone(operation.unwrap_or_default()),
            "redone" => Why::Redone(operation.unwrap_or_default()),
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
/// All versions together take at most this much; those kept first go first.
const BYTES: i64 = 256 * 1024 * 1024;
/// So many of the newest versions of each note stay, however old the clock says they are.
const NEWEST: i64 = 50;

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;
/// Milliseconds of a day.
const DAY: i64 = 24 * HOUR;

/// A clock that is back, or ahead by more days than this, was set or was not looked at for long.
const JUMP: i64 = 31;

/// Under this key stands which day of use it is, and which day the clock showed then.
const DAY_KEY: &str = "history.day";

/// Keeps a text that the author saved and has now saved another over, unless one was kept so a few
/// minutes ago.
pub fn keep_between_saves(
    connection: &Connection,
    path: &str,
    hash: ContentHash,
    now: i64,
) -> Result<(), StoreError> {
    // One that was kept later than now was kept by a clock that has been set back since.
    let recent: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM versions
                 WHERE path = ?1 AND why = 'saved' AND at > ?2 AND at <= ?3)",
        )?
        .query_row(
            params![path, now - MINUTES_BETWEEN_SAVES * MINUTE, now],
            |row| row.get(0),
        )?;
    match recent {
        true => Ok(()),
        false => keep(connection, path, hash, &Why::Saved, now),
    }
}

/// Keeps the text with this hash, which has to be among the texts, as a version of the note at
/// `path`. That a text was dropped says less than any word it was kept with before.
pub fn keep(
    connection: &Connection,
    path: &str,
    hash: ContentHash,
    why: &Why,
    now: i64,
) -> Result<(), StoreError> {
    let operation = match why {
        Why::Operation(name) | Why::Undone(name) | Why::Redone(name) => Some(name),
        _ => None,
    };
    let day = match day_of_use(connection)? {
        Some(today) => today.number,
        None => last_day(connection)?.unwrap_or(now.div_euclid(DAY)),
    };
    connection
        .prepare_cached(
            "INSERT INTO versions (path, hash, at, why, operation, day, number)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, (SELECT ifnull(max(number), 0) + 1 FROM versions)
                 WHERE EXISTS (SELECT 1 FROM texts WHERE hash = ?2)
             ON CONFLICT (path, hash) DO UPDATE SET at = excluded.at,
                 day = excluded.day, number = excluded.number,
                 why = iif(excluded.why = 'dropped', why, excluded.why),
                 operation = iif(excluded.why = 'dropped', operation, excluded.operation)",
        )?
        .execute(params![
            path,
            hash.to_string(),
            now,
            why.as_str(),
            operation,
            day
        ])?;
    Ok(())
}

/// The last text of the note at `path` that stood in its file.
pub fn last_in_file(
    connection: &Connection,
    path: &str,
) -> Result<Option<ContentHash>, StoreError> {
    let hash: Option<String> = connection
        .prepare_cached(
            "SELECT hash FROM versions WHERE path = ?1
                 AND why NOT IN ('merged', 'mine', 'dropped') ORDER BY number DESC LIMIT 1",
        )?
        .query_row([path], |row| row.get(0))
        .optional()?;
    Ok(hash.and_then(|hash| hash.parse().ok()))
}

/// Keeps bytes that no file holds.
pub fn keep_bytes(
    connection: &Connection,
    path: &str,
    bytes: &[u8],
    why: &Why,
    now: i64,
) -> Result<(), StoreError> {
    let hash = ContentHash::of(bytes);
    by_hash::put(connection, hash, bytes)?;
    keep(connection, path, hash, why, now)
}

/// The versions of a note follow it to another path.
pub fn move_along(connection: &Connection, from: &str, to: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE OR REPLACE versions SET path = ?2 WHERE path = ?1")?
        .execute([from, to])?;
    Ok(())
}

/// Thins out what has aged, unless that was done on this day: all of a day is kept, then one each
/// hour for a week, one each day for a quarter, one each month beyond. Then those kept first go,
/// until the rest fits.
///
/// A version is as old as the clock says or as the days of use are that went by since, whichever is
/// less. A clock that jumps counts no day, and what was kept later than now is new.
pub fn thin_out(connection: &Connection, now: i64) -> Result<(), StoreError> {
    if is_thinned_out(connection, now)? {
        return Ok(());
    }
    let clock = now.div_euclid(DAY);
    let today = match day_of_use(connection)? {
        Some(last) => DayOfUse {
            number: last.number + i64::from((1..=JUMP).contains(&(clock - last.clock))),
            clock,
        },
        None => DayOfUse {
            number: last_day(connection)?.map_or(clock, |day| day + 1),
            clock,
        },
    };
    settings::put(connection, DAY_KEY, &serde_json::json!(today))?;
    connection.execute(
        "DELETE FROM versions WHERE id IN (
             SELECT id FROM (
                 SELECT id, row_number() OVER (PARTITION BY path ORDER BY number DESC) AS newest,
                     row_number() OVER (PARTITION BY path, CASE
                         WHEN at > ?1 OR day > ?2 THEN id
                         WHEN at > ?3 OR day > ?4 THEN 'hour ' || (at / ?7)
                         WHEN at > ?5 OR day > ?6 THEN 'day ' || (at / ?8)
                         ELSE strftime('month %Y-%m', at / 1000, 'unixepoch')
                     END ORDER BY number DESC) AS place
                 FROM versions)
             WHERE place > 1 AND newest > ?9)",
        params![
            now - DAY,
            today.number - 1,
            now - 7 * DAY,
            today.number - 7,
            now - 91 * DAY,
            today.number - 91,
            HOUR,
            DAY,
            NEWEST
        ],
    )?;
    connection.execute(
        "DELETE FROM versions WHERE id IN (
             SELECT id FROM (
                 SELECT versions.id AS id, sum(length(texts.text))
                     OVER (ORDER BY number DESC) AS filled
                 FROM versions JOIN texts USING (hash))
             WHERE filled > ?1)",
        [BYTES],
    )?;
    by_hash::forget_all_unreferenced(connection)
}

/// Whether [`thin_out`] has nothing to do on this day.
pub fn is_thinned_out(connection: &Connection, now: i64) -> Result<bool, StoreError> {
    let last = day_of_use(connection)?;
    Ok(last.is_some_and(|last| last.clock == now.div_euclid(DAY)))
}

/// A day on which the program was used.
#[derive(Serialize, Deserialize)]
struct DayOfUse {
    /// Days of use are counted from the day that the clock showed on the first.
    number: i64,
    /// The day that the clock showed, since 1970.
    clock: i64,
}

fn day_of_use(connection: &Connection) -> Result<Option<DayOfUse>, StoreError> {
    let kept = settings::get(connection, DAY_KEY)?;
    Ok(kept.and_then(|value| serde_json::from_value(value).ok()))
}

/// The newest day of use on which a version was kept.
fn last_day(connection: &Connection) -> Result<Option<i64>, StoreError> {
    Ok(connection.query_row("SELECT max(day) FROM versions", [], |row| row.get(0))?)
}
