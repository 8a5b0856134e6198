//! `fieldnotes tag create`

use app::Failure;
use clap::Args;
use domain::tags;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;

/// Put a tag into the catalogue; notes that write it already then have a known tag
#[derive(Args)]
#[command(
    after_help = "Example:\n  fieldnotes tag create Kafka --description \"Logs as a way of life.\""
)]
pub struct Create {
    /// What readers see
    title: String,
    /// A sentence or two for its page
    #[arg(long, default_value = "")]
    description: String,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Creates a tag.
pub fn run(library: &Library, asked: &Create) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        Ok(tags::create(library, &asked.title, &asked.description)?)
    })
}
