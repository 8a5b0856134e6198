//! What the window wants to find again the next time: layout, last note, export target.
//! Values are JSON because the window owns their shape; nothing of the author's work is here.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Store, StoreError};

impl Store {
    /// Keeps `value` under `key` in this library's database.
    pub fn remember(&self, key: &str, value: &serde_json::Value) -> Result<(), StoreError> {
        put(&self.connection, key, value)
    }

    /// What was last remembered under `key`; unreadable values count as none.
    pub fn recall(&self, key: &str) -> Result<Option<serde_json::Value>, StoreError> {
        get(&self.connection, key)
    }

    /// All that is remembered under keys that begin with `prefix`, by the rest of the key.
    pub fn recall_all(
        &self,
        prefix: &str,
    ) -> Result<BTreeMap<String, serde_json::Value>, StoreError> {
        all(&self.connection, prefix)
    }
}

/// What was last kept under `key`; unreadable values count as none.
pub(crate) fn get(
    connection: &Connection,
    key: &str,
) -> Result<Option<serde_json::Value>, StoreError> {
    let text: Option<String> = connection
        .query_row("SELECT value FROM settings WHERE key = ?1", [key], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps `value` under `key`.
pub(crate) fn put(
    connection: &Connection,
    key: &str,
    value: &serde_json::Value,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO settings (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        params![key, value.to_string()],
    )?;
    Ok(())
}

/// All that is kept under keys that begin with `prefix`, by the rest of the key.
pub(crate) fn all(
    connection: &Connection,
    prefix: &str,
) -> Result<BTreeMap<String, serde_json::Value>, StoreError> {
    let mut rows = connection.prepare_cached(
        "SELECT substr(key, length(?1) + 1), value FROM settings
         WHERE substr(key, 1, length(?1)) = ?1",
    )?;
    let found = rows.query_map([prefix], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut remembered = BTreeMap::new();
    for entry in found {
        let (key, text) = entry?;
        if let Ok(value) = serde_json::from_str(&text) {
            remembered.insert(key, value);
        }
    }
    Ok(remembered)
}
