//! The bodies that stand both on a page and in feeds, in the blog's and in those of a topic and tags:
//! each is rendered once, for its page, and from that follows what feeds show.

use super::made::{MadeBody, Trace, make};
use crate::addresses::{self, address_of};
use crate::plan::Plan;
use crate::renderer::Renderer;
use domain::{ContentHash, Note, NotePath};
use files::FileError;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A body as feeds show it.
pub(crate) struct InFeeds {
    pub html: String,
    pub trace: Trace,
    /// What [`super::made::fingerprint`] says of the body. The address of the site, which feeds have besides, stands
    /// in every feed.
    pub fingerprint: ContentHash,
}

/// The bodies of the notes of feeds; whoever needs one first makes it, others wait.
#[derive(Default)]
pub(crate) struct Bodies {
    made: HashMap<NotePath, Mutex<Kept>>,
}

/// What is kept of one body until the export ends.
#[derive(Default)]
struct Kept {
    in_feeds: Option<Arc<InFeeds>>,
    /// For the page of the note, where a feed was first.
    on_page: Option<MadeBody>,
}

impl Bodies {
    /// These notes stand in a feed.
    pub fn expect(&mut self, notes: &[&Note]) {
        for note in notes {
            self.made.entry(note.path.clone()).or_default();
        }
    }

    /// The body of a note for its page, which asks once.
    pub fn on_page(
        &self,
        renderer: &Renderer,
        plan: &Plan<'_>,
        note: &Note,
    ) -> Result<MadeBody, FileError> {
        let Some(kept) = self.made.get(&note.path) else {
            return make(renderer, plan, note);
        };
        let mut kept = unpoisoned(kept);
        if let Some(made) = kept.on_page.take() {
            return Ok(made);
        }
        let made = make(renderer, plan, note)?;
        if kept.in_feeds.is_none() {
            kept.in_feeds = Some(Arc::new(in_feeds(plan, note, &made)));
        }
        Ok(made)
    }

    /// The body of a note as feeds show it.
    ///
    /// # Panics
    /// When the note was not expected.
    pub fn in_feeds(
        &self,
        renderer: &Renderer,
        plan: &Plan<'_>,
        note: &Note,
    ) -> Result<Arc<InFeeds>, FileError> {
        let mut kept = unpoisoned(&self.made[&note.path]);
        if let Some(made) = &kept.in_feeds {
            return Ok(Arc::clone(made));
        }
        let made = make(renderer, plan, note)?;
        let in_feeds = Arc::new(in_feeds(plan, note, &made));
        *kept = Kept {
            in_feeds: Some(Arc::clone(&in_feeds)),
            on_page: Some(made),
        };
        Ok(in_feeds)
    }
}

fn in_feeds(plan: &Plan<'_>, note: &Note, made: &MadeBody) -> InFeeds {
    let base_url = &plan.library.settings().base_url;
    let page = address_of(note);
    let whole = |address: &str| addresses::whole(base_url, &page, address);
    let blocks = made.rendered.blocks.iter();
    let blocks: Vec<String> = blocks
        .map(|block| render::elsewhere(&block.html, whole))
        .collect();
    InFeeds {
        html: blocks.join("\n"),
        trace: made.trace.clone(),
        fingerprint: made.fingerprint,
    }
}

/// A rendering that panicked left its place empty, and so as good as new.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
