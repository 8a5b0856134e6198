//! The texts themselves, each once under its hash: what every note held when it was last looked
//! at, what its versions held, what the author's typing began from. An outside change is seen
//! only after it was made; what was there before it is here.

use std::cell::RefCell;

use domain::ContentHash;
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, params};
use zstd::bulk::Compressor;

use crate::StoreError;

/// For so long a text is kept that nothing references any more: another program may have begun
/// from it and not said so yet.
const GRACE: i64 = 5 * 60 * 1000;

/// Neither a note, a version, an unsaved text nor an operation references the text in this row of
/// `texts`. Since when that is so stands in the column `spare`.
const UNREFERENCED: &str = "NOT EXISTS (SELECT 1 FROM notes WHERE hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM versions WHERE hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM temp.bases WHERE hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE before_hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE after_hash = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE step_from = texts.hash)
     AND NOT EXISTS (SELECT 1 FROM operation_files WHERE step_to = texts.hash)";

/// What unsaved texts began from, as this connection was told last: those lie in files.
pub const BASES: &str = "CREATE TEMP TABLE bases (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID";

/// Tells what unsaved texts began from: it stays as long as they do.
pub fn set_bases(connection: &Connection, bases: &[ContentHash]) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM temp.bases")?
        .execute([])?;
    let mut put = connection.prepare_cached("INSERT OR IGNORE INTO temp.bases VALUES (?1)")?;
    for base in bases {
        put.execute([base.to_string()])?;
    }
    Ok(())
}

/// The bytes of a text as they are kept.
pub struct Packed {
    how: How,
    bytes: Vec<u8>,
}

/// How the bytes of a text are packed; the numbers stand in the database.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    AsTheyAre = 0,
    Zstd = 1,
}

thread_local! {
    /// What zstd works with is larger than a note, so it is made once.
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = RefCell::new(Compressor::new(LEVEL).ok());
}

/// Of the levels of zstd the first: the next ones take twice the time for a hundredth of the room.
const LEVEL: i32 = 1;

/// Packs bytes. Those that packing does not make shorter stay as they are.
pub fn pack(bytes: &[u8]) -> Packed {
    let packed = COMPRESSOR.with_borrow_mut(|compressor| compressor.as_mut()?.compress(bytes).ok());
    match packed {
        Some(packed) if packed.len() < bytes.len() => Packed {
            how: How::Zstd,
            bytes: packed,
        },
        _ => Packed {
            how: How::AsTheyAre,
            bytes: bytes.to_vec(),
        },
    }
}

impl Packed {
    /// The bytes; none when they are not those with this hash any more.
    pub fn checked(self, hash: ContentHash) -> Option<Vec<u8>> {
        let bytes = self.unpacked()?;
        (ContentHash::of(&bytes) == hash).then_some(bytes)
    }

    /// The bytes; none when they are damaged.
    pub fn unpacked(self) -> Option<Vec<u8>> {
        if self.how == How::AsTheyAre {
            return Some(self.bytes);
        }
        let length = zstd::zstd_safe::get_frame_content_size(&self.bytes).ok()??;
        // No file that is larger is read, so no text is; a damaged one may say that it is.
        let length = usize::try_from(length).ok();
        let length = length.filter(|length| *length as u64 <= files::LARGEST)?;
        zstd::bulk::decompress(&self.bytes, length).ok()
    }
}

/// Keeps these bytes. Those that are kept already, as most texts of an operation are, are not packed
/// again.
pub fn put(connection: &Connection, hash: ContentHash, bytes: &[u8]) -> Result<(), StoreError> {
    match is_packed(connection, hash)? {
        true => Ok(()),
        false => put_packed(connection, hash, &pack(bytes)),
    }
}

/// The same of many, which are packed by all processors.
pub fn put_all<'bytes>(
    connection: &Connection,
    texts: impl Iterator<Item = (ContentHash, &'bytes [u8])>,
) -> Result<(), StoreError> {
    let mut unpacked = Vec::new();
    for (hash, bytes) in texts {
        if !is_packed(connection, hash)? {
            unpacked.push((hash, bytes));
        }
    }
    let packed: Vec<(ContentHash, Packed)> = unpacked
        .into_par_iter()
        .map(|(hash, bytes)| (hash, pack(bytes)))
        .collect();
    for (hash, packed) in &packed {
        put_packed(connection, *hash, packed)?;
    }
    Ok(())
}

/// Whether the bytes with this hash are kept, as small as they get, and something references them.
pub fn is_packed(connection: &Connection, hash: ContentHash) -> Result<bool, StoreError> {
    let is_packed = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM texts WHERE hash = ?1 AND packed = ?2 AND spare IS NULL)",
        )?
        .query_row(params![hash.to_string(), How::Zstd as i64], |row| {
            row.get(0)
        })?;
    Ok(is_packed)
}

/// Keeps bytes that are packed already.
pub fn put_packed(
    connection: &Connection,
    hash: ContentHash,
    packed: &Packed,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO texts (hash, text, packed) VALUES (?1, ?2, ?3)
             ON CONFLICT (hash) DO UPDATE
             SET spare = NULL, text = excluded.text, packed = excluded.packed
             WHERE spare IS NOT NULL OR packed < excluded.packed",
        )?
        .execute(params![hash.to_string(), packed.bytes, packed.how as i64])?;
    Ok(())
}

/// The bytes with this hash, if they are kept and are still those.
pub fn get(connection: &Connection, hash: ContentHash) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(packed(connection, hash)?.and_then(|packed| packed.checked(hash)))
}

/// The same as they are kept, for whoever unpacks them elsewhere.
pub fn packed(connection: &Connection, hash: ContentHash) -> Result<Option<Packed>, StoreError> {
    let found = connection
        .prepare_cached("SELECT packed, text FROM texts WHERE hash = ?1")?
        .query_row([hash.to_string()], |row| {
            Ok(Packed {
                how: match row.get::<_, i64>(0)? {
                    0 => How::AsTheyAre,
                    _ => How::Zstd,
                },
                bytes: row.get(1)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// Whether the bytes with this hash are kept.
pub fn has(connection: &Connection, hash: ContentHash) -> Result<bool, StoreError> {
    let has = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM texts WHERE hash = ?1)")?
        .query_row([hash.to_string()], |row| row.get(0))?;
    Ok(has)
}

/// Something no longer references this text. If nothing else does, it is noted as unreferenced since
/// `now`, and forgotten after a while ([`forget_unreferenced`]).
pub fn mark_unreferenced(
    connection: &Connection,
    hash: ContentHash,
    now: i64,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(&format!(
            "UPDATE texts SET spare = ?2 WHERE hash = ?1 AND {UNREFERENCED}"
        ))?
        .execute(params![hash.to_string(), now])?;
    Ok(())
}

/// Forgets the texts that have been unreferenced for a while.
pub fn forget_unreferenced(connection: &Connection, now: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached(&format!(
            "DELETE FROM texts WHERE spare < ?1 AND {UNREFERENCED}"
        ))?
        .execute([now - GRACE])?;
    Ok(())
}

/// Forgets every text that nothing references.
pub fn forget_all_unreferenced(connection: &Connection) -> Result<(), StoreError> {
    connection.execute(&format!("DELETE FROM texts WHERE {UNREFERENCED}"), [])?;
    Ok(())
}
