//! `fieldnotes topic move`

use std::num::NonZeroUsize;

use app::Failure;
use clap::Args;
use domain::topics;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;
use crate::names;

/// Move a topic to another place in the order
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes topic move data-platforms 1")]
pub struct Move {
    /// The topic, by slug or title
    topic: String,
    /// Its new place, from 1; past the end means last
    place: NonZeroUsize,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Moves a topic.
pub fn run(library: &Library, asked: &Move) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        let topic = names::topic(library, &asked.topic)?;
        Ok(topics::reorder(
            library,
            &topic.slug,
            asked.place.get() - 1,
        )?)
    })
}
