//! `fieldnotes tag rename`

use app::Failure;
use clap::Args;
use domain::tags;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;
use crate::names;

/// Give a tag another title in every note; its old address leads to the new one
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes tag rename ml \"Machine learning\"")]
pub struct Rename {
    /// The tag, by slug or title
    tag: String,
    /// Its new title
    title: String,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Renames a tag.
pub fn run(library: &Library, asked: &Rename) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        let tag = names::tag(library, &asked.tag)?;
        Ok(tags::rename(library, &tag, &asked.title)?)
    })
}
