//! `fieldnotes topic delete`

use app::Failure;
use clap::Args;
use domain::topics;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;
use crate::names;

/// Remove a topic; its notes stay, under another topic or under none
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes topic delete ai-systems --into data-platforms")]
pub struct Delete {
    /// The topic, by slug or title
    topic: String,
    /// The topic its notes go under, by slug or title [default: none]
    #[arg(long, value_name = "TOPIC")]
    into: Option<String>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Deletes a topic.
pub fn run(library: &Library, asked: &Delete) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        let topic = names::topic(library, &asked.topic)?;
        let into = match &asked.into {
            Some(into) => Some(&names::topic(library, into)?.slug),
            None => None,
        };
        Ok(topics::delete(library, &topic.slug, into)?)
    })
}
