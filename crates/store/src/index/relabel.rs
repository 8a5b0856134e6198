//! What of a row depends on the catalogue and on other notes, and how it is brought up to them: for
//! single notes, and for all rows of another catalogue, some at a time.

use domain::{ContentHash, Library, Note, NotePath, Slug};
use rusqlite::{Connection, OptionalExtension, params};

use crate::database::{self, settings};
use crate::disk::sources::Sources;
use crate::index::full_text::{self, PendingWords};
use crate::index::rows::{self, COLUMNS, NoteRow, put_tags};
use crate::{Store, StoreError};

/// Under this key the database remembers for which catalogue its rows were written.
const CATALOGUE_KEY: &str = "index.catalogue";

/// How far the rows are of the catalogue of the library.
pub enum Relabelled {
    /// All of them.
    All,
    /// Those up to this path.
    Until(NotePath),
    /// The catalogue has become another.
    Overtaken,
}

/// How the database says for which catalogue its rows were written.
fn mirrored(sources: &Sources) -> serde_json::Value {
    let catalogue = sources.catalogue.as_deref();
    serde_json::json!(catalogue.map(|text| ContentHash::of(text.as_bytes())))
}

impl Store {
    /// Whether rows are of another catalogue than the library is.
    pub(crate) fn is_relabelled(&self) -> Result<bool, StoreError> {
        let indexed = self.recall(CATALOGUE_KEY)?.unwrap_or_default();
        Ok(indexed == mirrored(&self.sources))
    }

    /// Brings the rows of at most `most` notes up to the catalogue, those after the path `after`.
    pub(crate) fn relabel_some(
        &mut self,
        after: Option<&NotePath>,
        most: usize,
    ) -> Result<Relabelled, StoreError> {
        let transaction = database::begin(&mut self.connection)?;
        if Sources::read(&self.root)? != self.sources {
            return Ok(Relabelled::Overtaken);
        }
        let is_after = |note: &&Note| after.is_none_or(|after| note.path > *after);
        let notes: Vec<&Note> = self.library.all().filter(is_after).take(most).collect();
        if after.is_none() {
            rows::put_catalogue(&transaction, self.library.catalogue())?;
        }
        let mut pending = PendingWords::default();
        for note in &notes {
            relabel(&transaction, &self.library, note, &mut pending)?;
        }
        pending.put(&transaction)?;
        let last = notes.last().filter(|_| notes.len() == most);
        let last = last.map(|note| note.path.clone());
        if last.is_none() {
            settings::put(&transaction, CATALOGUE_KEY, &mirrored(&self.sources))?;
        }
        database::commit(transaction)?;
        Ok(last.map_or(Relabelled::All, Relabelled::Until))
    }
}

/// What of a row depends on the catalogue and on other notes.
#[derive(PartialEq, Eq)]
struct Labelled {
    topic: Option<String>,
    tags: Vec<String>,
    labels: String,
    problems: i64,
}

impl Labelled {
    fn of(library: &Library, note: &Note) -> Labelled {
        let mut tags: Vec<String> = note.tags.iter().map(Slug::to_string).collect();
        tags.sort_unstable();
        Labelled {
            topic: note.topic.as_ref().map(Slug::to_string),
            tags,
            labels: full_text::labels(library, note),
            problems: library.problems_of(note).len() as i64,
        }
    }
}

/// Writes again what depends on the catalogue and on other notes, where it is another. A row that
/// another program has written since keeps its text, one that it took away stays away. Labels are to
/// follow.
pub fn relabel(
    connection: &Connection,
    library: &Library,
    note: &Note,
    pending: &mut PendingWords<'_>,
) -> Result<(), StoreError> {
    let row = connection
        .prepare_cached(
            "SELECT id, hash, topic, labels, problems,
                 (SELECT group_concat(tag, ' ') FROM note_tags WHERE note = notes.id) AS tags
             FROM notes WHERE path = ?1",
        )?
        .query_row([note.path.as_str()], |row| {
            let tags: Option<String> = row.get("tags")?;
            let mut tags: Vec<String> = tags
                .as_deref()
                .unwrap_or_default()
                .split_whitespace()
                .map(str::to_owned)
                .collect();
            tags.sort_unstable();
            let labelled = Labelled {
                topic: row.get("topic")?,
                tags,
                labels: row.get("labels")?,
                problems: row.get("problems")?,
            };
            Ok((
                row.get::<_, i64>("id")?,
                row.get::<_, String>("hash")?,
                labelled,
            ))
        })
        .optional()?;
    let Some((id, hash, labelled)) = row else {
        return Ok(());
    };
    if hash == note.hash.to_string() {
        return relabel_row(connection, library, note, (id, &labelled), pending);
    }
    // What this program does not understand, it reads from the file soon.
    let newer = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM notes WHERE id = ?1"))?
        .query_row([id], NoteRow::of)?;
    let Ok((newer, _)) = newer.note() else {
        return Ok(());
    };
    let library = library.with(vec![newer], &[]);
    match library.note(&note.path) {
        Some(newer) => relabel_row(connection, &library, newer, (id, &labelled), pending),
        None => Ok(()),
    }
}

fn relabel_row(
    connection: &Connection,
    library: &Library,
    note: &Note,
    (id, was): (i64, &Labelled),
    pending: &mut PendingWords<'_>,
) -> Result<(), StoreError> {
    let now = Labelled::of(library, note);
    if now == *was {
        return Ok(());
    }
    connection
        .prepare_cached("UPDATE notes SET topic = ?2, labels = ?3, problems = ?4 WHERE id = ?1")?
        .execute(params![id, now.topic, now.labels, now.problems])?;
    if now.tags != was.tags {
        put_tags(connection, id, note)?;
    }
    if now.labels != was.labels {
        pending.head(id, &note.title, now.labels);
    }
    Ok(())
}
