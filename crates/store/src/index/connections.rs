//! Connections to the database that only read, and the index as one of them sees it. In its WAL mode
//! they wait for no writer.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Library;
use rusqlite::Connection;

use crate::index::orders::Orders;
use crate::index::plain_texts::PlainTexts;
use crate::{StoreError, database};

/// So many connections wait for the next question.
const IDLE: usize = 4;

/// The index as one connection sees it.
pub(crate) struct Index<'asked> {
    pub connection: &'asked Connection,
    pub library: &'asked Library,
    /// What this connection was asked before, where it only reads.
    pub orders: Option<&'asked Orders>,
    /// Texts that were read as Markdown lately.
    pub plain: &'asked PlainTexts,
}

/// Connections that read.
pub(crate) struct Connections {
    database: PathBuf,
    idle: Mutex<Idle>,
    pub plain: PlainTexts,
}

#[derive(Default)]
struct Idle {
    /// How often the database was begun anew.
    generation: u64,
    free: Vec<(Connection, Orders)>,
}

impl Connections {
    /// Those to this database, none of them open yet.
    pub fn to(database: PathBuf) -> Arc<Connections> {
        Arc::new(Connections {
            database,
            idle: Mutex::default(),
            plain: PlainTexts::default(),
        })
    }

    /// Another database stands in the place of the one before.
    pub fn renew(&self) {
        let mut idle = self.idle();
        idle.generation += 1;
        idle.free.clear();
    }

    /// Asks on one of them, which is opened where none is idle.
    pub fn with<Answer>(
        &self,
        ask: impl FnOnce(&Connection, &Orders) -> Result<Answer, StoreError>,
    ) -> Result<Answer, StoreError> {
        let (generation, free) = {
            let mut idle = self.idle();
            // What was removed is still open here, and would answer for ever.
            if !self.database.exists() {
                idle.free.clear();
                return Err(StoreError::DatabaseGone);
            }
            (idle.generation, idle.free.pop())
        };
        let (connection, orders) = match free {
            Some(free) => free,
            None => (database::open_to_read(&self.database)?, Orders::default()),
        };
        let answer = ask(&connection, &orders)?;
        let mut idle = self.idle();
        if idle.generation == generation && idle.free.len() < IDLE {
            idle.free.push((connection, orders));
        }
        Ok(answer)
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
