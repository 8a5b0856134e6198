//! `fieldnotes topic create`

use app::Failure;
use clap::Args;
use domain::topics;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;

/// Add a topic as the last one
#[derive(Args)]
#[command(
    after_help = "Example:\n  fieldnotes topic create \"Data platforms\" --headline \"Trustworthy movement and shape\""
)]
pub struct Create {
    /// What readers see
    title: String,
    /// One line under the title
    #[arg(long, default_value = "")]
    headline: String,
    /// A sentence or two for its page
    #[arg(long, default_value = "")]
    description: String,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Creates a topic.
pub fn run(library: &Library, asked: &Create) -> Result<Answer, Failure> {
    let Create {
        title,
        headline,
        description,
        dry_run,
    } = asked;
    change::make(library, dry_run, |library| {
        Ok(topics::create(library, title, headline, description)?)
    })
}
