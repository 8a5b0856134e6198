//! `fieldnotes tag describe`

use app::Failure;
use clap::Args;
use domain::tags;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;
use crate::names;

/// Say what a tag is about, for its page on the site
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes tag describe kafka \"Logs as a way of life.\"")]
pub struct Describe {
    /// The tag, by slug or title
    tag: String,
    /// A sentence or two
    description: String,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Describes a tag.
pub fn run(library: &Library, asked: &Describe) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        let tag = names::tag(library, &asked.tag)?;
        Ok(tags::describe(library, &tag, &asked.description)?)
    })
}
