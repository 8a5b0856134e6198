//! Lists of notes for the window: filtered, sorted and cut into pages by SQLite.

use domain::{Note, NotePath, Slug, State};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::{Piece, Store, StoreError, search, words};

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
    /// Standing pages instead of notes.
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
        let query = words::query(&filter.query);
        let (condition, values) = condition(filter, query.as_deref());
        let source = match query {
            Some(_) => "notes JOIN note_text ON note_text.rowid = notes.id",
            None => "notes",
        };
        let total: u32 = self.connection.query_row(
            &format!("SELECT count(*) FROM {source} WHERE {condition}"),
            params_from_iter(&values),
            |row| row.get(0),
        )?;
        let order = match sort {
            _ if query.is_some() && words::worth_ranking(&filter.query) => search::BEST_FIRST,
            Sort::Date => "date IS NOT NULL, date DESC, notes.title COLLATE NOCASE, path",
            Sort::Title => "notes.title COLLATE NOCASE, path",
            Sort::Changed => "modified DESC, path",
        };
        let mut rows = self.connection.prepare_cached(&format!(
            "SELECT path, problems FROM {source} WHERE {condition} ORDER BY {order}
             LIMIT {limit} OFFSET {offset}"
        ))?;
        let found = rows.query_map(params_from_iter(&values), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
        })?;
        let mut page = Page {
            total,
            rows: Vec::new(),
        };
        for row in found {
            let (path, problems) = row?;
            let note = NotePath::new(&path)
                .ok()
                .and_then(|path| self.library.note(&path).cloned());
            let Some(note) = note else { continue };
            let snippet = match &query {
                Some(query) => search::snippet(&self.connection, query, &note.path)?,
                None => None,
            };
            page.rows.push(Row {
                note,
                problems,
                snippet,
            });
        }
        Ok(page)
    }
}

fn condition(filter: &Filter, query: Option<&str>) -> (String, Vec<Value>) {
    let mut parts = vec![if filter.pages { "page = 1" } else { "page = 0" }];
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
            "notes.id IN (SELECT note FROM note_tags WHERE tag = ?)",
            &tag.as_str(),
        );
    }
    if let Some(state) = filter.state {
        also("state = ?", &state.as_str());
    }
    if let Some(query) = query {
        also("note_text MATCH ?", &query);
    }
    match filter.problems {
        Some(true) => parts.push("problems > 0"),
        Some(false) => parts.push("problems = 0"),
        None => {}
    }
    (parts.join(" AND "), values)
}
