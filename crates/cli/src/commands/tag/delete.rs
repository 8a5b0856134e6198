//! `fieldnotes tag delete`

use app::Failure;
use clap::Args;
use domain::tags;

use crate::answer::Answer;
use crate::change::{self, Rehearsal};
use crate::library::Library;
use crate::names;

/// Take a tag off every note and out of the catalogue
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes tag delete legacy --dry-run")]
pub struct Delete {
    /// The tag, by slug or title
    tag: String,
    #[command(flatten)]
    rehearsal: Rehearsal,
}

/// Deletes a tag.
pub fn run(library: &Library, asked: &Delete) -> Result<Answer, Failure> {
    change::make(library, &asked.rehearsal, |library| {
        let tag = names::tag(library, &asked.tag)?;
        Ok(tags::delete(library, &[tag])?)
    })
}
