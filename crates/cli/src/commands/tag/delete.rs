//! `fieldnotes tag delete`

use app::Failure;
use clap::Args;
use domain::tags;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;
use crate::names;

/// Take tags off every note and out of the catalogue
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes tag delete legacy --dry-run")]
pub struct Delete {
    /// The tags, by slug or title
    #[arg(required = true, value_name = "TAG")]
    tags: Vec<String>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Deletes tags.
pub fn run(library: &Library, asked: &Delete) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        let tags = names::tags(library, &asked.tags)?;
        Ok(tags::delete(library, &tags)?)
    })
}
