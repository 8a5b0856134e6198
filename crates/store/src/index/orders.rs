//! The order of a list, kept by the connection that asked for it: while words are typed, the same notes
//! are put in the same order with every letter.

use std::cell::RefCell;
use std::sync::Arc;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::StoreError;

/// What a connection was asked last. It is of use to nobody who writes on the same connection.
#[derive(Default)]
pub struct Orders(RefCell<Option<LastOrder>>);

struct LastOrder {
    /// What SQLite says of all that others have written.
    version: i64,
    query: String,
    values: Vec<Value>,
    ids: Arc<[i64]>,
}

impl Orders {
    /// The ids that this query lists, in its order.
    pub fn ids(
        &self,
        connection: &Connection,
        query: &str,
        values: &[Value],
    ) -> Result<Arc<[i64]>, StoreError> {
        let version = connection
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))?;
        if let Some(kept) = &*self.0.borrow()
            && kept.version == version
            && kept.query == query
            && kept.values == values
        {
            return Ok(Arc::clone(&kept.ids));
        }
        let ids: Arc<[i64]> = ids(connection, query, values)?.into();
        *self.0.borrow_mut() = Some(LastOrder {
            version,
            query: query.to_owned(),
            values: values.to_vec(),
            ids: Arc::clone(&ids),
        });
        Ok(ids)
    }
}

/// The ids that a query lists.
pub fn ids(connection: &Connection, query: &str, values: &[Value]) -> Result<Vec<i64>, StoreError> {
    let mut rows = connection.prepare_cached(query)?;
    let ids = rows.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
