//! `fieldnotes topic edit`

use app::Failure;
use clap::Args;
use domain::topics;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;
use crate::names;

/// Change what a topic is called and what it says
///
/// Another title makes another address: the notes follow, and the old address leads there.
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes topic edit ai-systems --headline \"Serving paths\"")]
#[group(required = true, multiple = true, id = "parts")]
pub struct Edit {
    /// The topic, by slug or title
    #[arg(group = "named")]
    topic: String,
    /// What readers see
    #[arg(long, group = "parts")]
    title: Option<String>,
    /// One line under the title
    #[arg(long, group = "parts")]
    headline: Option<String>,
    /// A sentence or two for its page
    #[arg(long, group = "parts")]
    description: Option<String>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Edits a topic; what is not named stays as it is.
pub fn run(library: &Library, asked: &Edit) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        let topic = names::topic(library, &asked.topic)?;
        Ok(topics::edit(
            library,
            &topic.slug,
            asked.title.as_ref().unwrap_or(&topic.title),
            asked.headline.as_ref().unwrap_or(&topic.headline),
            asked.description.as_ref().unwrap_or(&topic.description),
        )?)
    })
}
