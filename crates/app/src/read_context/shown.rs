//! The open library as readers see it, and as the window shows it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Problem;
use serde_json::Value;
use store::{Buffers, Counts, Reader, Snapshot, StoreError};

use crate::{LeftBehind, LibraryView, Looking, StateCounts, TagView, TopicView};

/// Under this key the library's settings on this machine say whether the preview may ask other sites.
pub(crate) const REMOTE: &str = "preview.remote";

/// What the window remembers stands in the library's settings under this prefix.
pub(crate) const REMEMBERED: &str = "window.";

/// A library as readers see it.
#[derive(Clone)]
pub(crate) struct Shown {
    pub snapshot: Snapshot,
    /// Its index.
    pub reader: Reader,
    /// Its unsaved texts.
    pub buffers: Buffers,
    /// The files in it that could not be read.
    pub unread: Arc<[Problem]>,
    pub read_only: bool,
    /// True until the folder has been looked at for the first time since the start.
    pub is_first: bool,
    /// How far a scan of the whole folder is.
    pub looking: Option<Looking>,
    /// Unsaved texts whose notes are gone.
    pub left_behind: Arc<[LeftBehind]>,
    /// How often its database was mended.
    pub mended: u64,
}

impl Shown {
    /// The library as its index knows it.
    ///
    /// # Errors
    /// When the index cannot be asked.
    pub fn view(&self) -> Result<LibraryView, StoreError> {
        let reader = &self.reader;
        let Counts {
            states,
            notes,
            pages,
            problems,
        } = reader.counts()?;
        let in_state = |state| states.get(&state).copied().unwrap_or_default();
        let topics = reader.topics()?.into_iter().zip(1..);
        let topics = topics.map(|(topic, at)| TopicView {
            slug: topic.slug.to_string(),
            title: topic.title,
            headline: topic.headline,
            description: topic.description,
            number: at,
            count: topic.count,
            known: topic.known,
        });
        let tags = reader.tags()?.into_iter().map(|tag| TagView {
            slug: tag.slug.to_string(),
            title: tag.title,
            description: tag.description,
            count: tag.count,
            known: tag.known,
        });
        let settings = self.snapshot.library.settings();
        Ok(LibraryView {
            folder: self.snapshot.root.display().to_string(),
            title: settings.title.clone(),
            description: settings.description.clone(),
            topics: topics.collect(),
            tags: tags.collect(),
            states: StateCounts {
                draft: in_state(domain::State::Draft),
                scheduled: in_state(domain::State::Scheduled),
                ready: in_state(domain::State::Ready),
            },
            notes,
            pages,
            problems,
            undo: reader.undoable()?,
            redo: reader.redoable()?,
            indexing: self.is_first,
            looking: self.looking,
            left_behind: self.left_behind.to_vec(),
            remote: reader.recall(REMOTE)? == Some(Value::Bool(true)),
        })
    }

    /// What the window asked to remember, by key.
    pub fn remembered(&self) -> Result<BTreeMap<String, Value>, StoreError> {
        self.reader.recall_all(REMEMBERED)
    }
}
