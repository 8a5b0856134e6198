//! Lists of notes for the window: filtered, sorted and cut into pages by SQLite.

use std::ops::Range;

use domain::{ContentHash, Library, Note, NotePath, Slug, State};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::index::connections::Index;
use crate::index::orders::ids;
use crate::index::query::Query;
use crate::index::ranking::Found;
use crate::index::snippet::{self, Piece};
use crate::{Store, StoreError};

/// Which notes to list. Everything that is set must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Notes of this topic.
    pub topic: Option<Slug>,
    /// Notes with this tag.
    pub tag: Option<Slug>,
    /// Notes in this state.
    pub state: Option<State>,
    /// Notes with or without problems.
    pub problems: Option<bool>,
    /// Pages instead of notes.
    pub pages: bool,
    /// Notes that hold these words.
    pub query: String,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By date, newest first; undated notes first of all.
    #[default]
    Date,
    /// By title, from A to Z.
    Title,
    /// By last change of the file, newest first.
    Changed,
}

/// A part of a list.
#[derive(Debug, Clone)]
pub struct Page {
    /// How many notes the whole list has.
    pub total: u32,
    /// The notes of this part.
    pub rows: Vec<Row>,
}

/// A note in a list.
#[derive(Debug, Clone)]
pub struct Row {
    /// The note.
    pub note: Note,
    /// How many problems it has, those from the catalogue and from other notes included.
    pub problems: u32,
    /// Where it holds the words that were asked for; none when none were.
    pub snippet: Option<Vec<Piece>>,
}

impl Store {
    /// The notes that `filter` lets through, in the order of `sort`, from `offset` on, at most
    /// `limit`. Where words are asked for, the notes that fit best come first.
    pub fn list(
        &self,
        filter: &Filter,
        sort: Sort,
        offset: u32,
        limit: u32,
    ) -> Result<Page, StoreError> {
        list(&self.index(), filter, sort, offset, limit)
    }
}

/// [`Store::list`], on any connection.
pub(crate) fn list(
    index: &Index<'_>,
    filter: &Filter,
    sort: Sort,
    offset: u32,
    limit: u32,
) -> Result<Page, StoreError> {
    let kind = if filter.pages { "page = 1" } else { "page = 0" };
    let part = offset..offset.saturating_add(limit);
    paged(index, (kind, filter), sort, part)
}

/// The same of notes and pages together.
pub(crate) fn everywhere(
    index: &Index<'_>,
    filter: &Filter,
    sort: Sort,
    limit: u32,
) -> Result<Page, StoreError> {
    paged(index, ("true", filter), sort, 0..limit)
}

fn paged(
    index: &Index<'_>,
    (kind, filter): (&'static str, &Filter),
    sort: Sort,
    part: Range<u32>,
) -> Result<Page, StoreError> {
    let connection = index.connection;
    let (condition, values) = condition(kind, filter);
    let order = match sort {
        Sort::Date => "date IS NOT NULL, date DESC, title COLLATE NOCASE, path",
        Sort::Title => "title COLLATE NOCASE, path",
        Sort::Changed => "modified DESC, path",
    };
    let query = Query::of(&filter.query);
    let (total, ids) = match &query {
        Some(query) => {
            let found = Found::of(connection, query)?;
            let all = format!("SELECT id FROM notes WHERE {condition} ORDER BY {order}");
            let ranked = match index.orders {
                Some(orders) => found.ranked(&orders.ids(connection, &all, &values)?),
                None => found.ranked(&ids(connection, &all, &values)?),
            };
            let total = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
            let ids = ranked.into_iter().take(part.end as usize);
            (total, ids.skip(part.start as usize).collect())
        }
        None => {
            let all = format!("SELECT count(*) FROM notes WHERE {condition}");
            let total = connection
                .prepare_cached(&all)?
                .query_row(params_from_iter(&values), |row| row.get(0))?;
            let part = format!(
                "SELECT id FROM notes WHERE {condition} ORDER BY {order} LIMIT {} OFFSET {}",
                part.len(),
                part.start
            );
            (total, ids(connection, &part, &values)?)
        }
    };
    let mut rows = rows(connection, index.library, &ids)?;
    if let Some(query) = &query {
        let hashes: Vec<ContentHash> = rows.iter().map(|row| row.note.hash).collect();
        let snippets = snippet::snippets(index, query, &hashes)?;
        for (row, snippet) in rows.iter_mut().zip(snippets) {
            row.snippet = Some(snippet.unwrap_or_default());
        }
    }
    Ok(Page { total, rows })
}

/// The notes with these ids, as far as this program has read them.
fn rows(connection: &Connection, library: &Library, ids: &[i64]) -> Result<Vec<Row>, StoreError> {
    let mut one = connection.prepare_cached("SELECT path, problems FROM notes WHERE id = ?1")?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let row = one.query_row([id], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
        });
        // Another program may take it away in this moment.
        let Some((path, problems)) = row.optional()? else {
            continue;
        };
        let note = NotePath::new(&path).ok();
        if let Some(note) = note.and_then(|path| library.note(&path).cloned()) {
            rows.push(Row {
                note,
                problems,
                snippet: None,
            });
        }
    }
    Ok(rows)
}

fn condition(kind: &'static str, filter: &Filter) -> (String, Vec<Value>) {
    let mut parts = vec![kind];
    let mut values = Vec::new();
    let mut also = |part, value: &dyn ToString| {
        parts.push(part);
        values.push(Value::Text(value.to_string()));
    };
    if let Some(topic) = &filter.topic {
        also("topic = ?", &topic.as_str());
    }
    if let Some(tag) = &filter.tag {
        also(
            "id IN (SELECT note FROM note_tags WHERE tag = ?)",
            &tag.as_str(),
        );
    }
    if let Some(state) = filter.state {
        also("state = ?", &state.as_str());
    }
    match filter.problems {
        Some(true) => parts.push("problems > 0"),
        Some(false) => parts.push("problems = 0"),
        None => {}
    }
    (parts.join(" AND "), values)
}
