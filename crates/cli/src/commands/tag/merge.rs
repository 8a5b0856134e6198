//! `fieldnotes tag merge`

use app::Failure;
use clap::Args;
use domain::tags;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::Library;
use crate::names;

/// Make one tag of several: notes with FROM get INTO, and addresses of FROM lead there
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes tag merge k8s kube kubernetes")]
pub struct Merge {
    /// The tags that go, by slug or title
    #[arg(required = true)]
    from: Vec<String>,
    /// The tag that stays, by slug or title
    into: String,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Merges tags.
pub fn run(library: &Library, asked: &Merge) -> Result<Answer, Failure> {
    change::make(library, &asked.dry_run, |library| {
        let from = names::tags(library, &asked.from)?;
        let into = names::tag(library, &asked.into)?;
        Ok(tags::merge(library, &from, &into)?)
    })
}
