//! Rows of another catalogue are brought up to today's, some at a time.

use domain::{ContentHash, Note, NotePath};

use crate::database::{self, settings};
use crate::disk::sources::Sources;
use crate::index::full_text::Following;
use crate::index::rows;
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
        let mut following = Following::default();
        for note in &notes {
            rows::relabel(&transaction, &self.library, note, &mut following)?;
        }
        following.put(&transaction)?;
        let last = notes.last().filter(|_| notes.len() == most);
        let last = last.map(|note| note.path.clone());
        if last.is_none() {
            settings::put(&transaction, CATALOGUE_KEY, &mirrored(&self.sources))?;
        }
        database::commit(transaction)?;
        Ok(last.map_or(Relabelled::All, Relabelled::Until))
    }
}
