//! Asking for words alone. It is a list of all notes and pages; which come first is decided in
//! `ranking`, and snippets are cut in `snippet`.

use domain::NotePath;

use crate::index::connections::Index;
use crate::index::list::{self, Filter, Sort};
use crate::index::query::Query;
use crate::index::snippet::Piece;
use crate::{Store, StoreError};

/// A note that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The note.
    pub path: NotePath,
    /// Its title.
    pub title: String,
    /// The place in its text that fits best.
    pub snippet: Vec<Piece>,
}

impl Store {
    /// The notes and pages that hold every word of `typed`, the best first, at most `limit`. The
    /// last word may be begun only.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        search(&self.index(), typed, limit)
    }
}

/// [`Store::search`], on any connection.
pub(crate) fn search(index: &Index<'_>, typed: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
    if Query::of(typed).is_none() {
        return Ok(Vec::new());
    }
    let filter = Filter {
        query: typed.to_owned(),
        ..Filter::default()
    };
    let page = list::everywhere(index, &filter, Sort::Date, limit)?;
    let hits = page.rows.into_iter().map(|row| Hit {
        path: row.note.path,
        title: row.note.title,
        snippet: row.snippet.unwrap_or_default(),
    });
    Ok(hits.collect())
}
