//! Making a change, or only telling what it would touch. Every verb over tags and topics ends
//! here, so all of them read alike and all can be taken back.

use app::Failure;
use clap::Args;
use domain::{Change, Library, LibraryFile};
use store::{Applied, Snapshot};

use crate::answer::Answer;
use crate::library;
use crate::{paint, terminal};

/// Whether a change is only shown.
#[derive(Args)]
pub struct DryRun {
    /// Show the files that would change, and change nothing
    #[arg(long = "dry-run")]
    is_asked: bool,
}

/// Makes the change that `plan` finds for the library as it is now.
pub fn make(
    library: &library::Library,
    dry_run: &DryRun,
    plan: impl FnOnce(&Library) -> Result<Change, Failure>,
) -> Result<Answer, Failure> {
    make_of(library, dry_run, |snapshot| plan(&snapshot.library))
}

/// The same for a change that follows from the files in `media/` as well.
pub fn make_of(
    library: &library::Library,
    dry_run: &DryRun,
    plan: impl FnOnce(&Snapshot) -> Result<Change, Failure>,
) -> Result<Answer, Failure> {
    let mut store = library.open_to_change()?;
    let change = plan(&store.snapshot())?;
    let files = store.would_touch(&change)?;
    if files.is_empty() {
        return Ok(Answer::said(format!(
            "{}: that is how it is already.\n",
            change.name
        )));
    }
    if dry_run.is_asked {
        return Ok(Answer::said(format!(
            "{} would change:\n{}",
            paint::strong(&change.name),
            listed(&files)
        )));
    }
    let applied = store.apply(change)?;
    Ok(done("", &applied, "`fieldnotes undo` takes it back."))
}

/// What an operation did, after `words` such as "Taken back: ", and which files it left alone. That
/// the index lags behind is complained of.
pub fn done(words: &str, applied: &Applied, next: &str) -> Answer {
    if let Some(behind) = &applied.behind {
        terminal::complain(&Failure::behind(&applied.name, behind));
    }
    let mut left = String::new();
    if !applied.skipped.is_empty() {
        left += "Left alone; `fieldnotes undo` tries them again once they fit:\n";
        left.extend(
            applied
                .skipped
                .iter()
                .map(|skipped| format!("  {skipped}\n")),
        );
    }
    if !applied.damaged.is_empty() {
        left += "Left alone, because what the database holds of them is damaged:\n";
        left += &listed(&applied.damaged);
    }
    Answer::said(format!(
        "{words}{}. {}\n{left}",
        paint::strong(&applied.name),
        paint::quiet(next),
    ))
}

fn listed(files: &[LibraryFile]) -> String {
    let lines = files.iter().map(|file| format!("  {}\n", file.path()));
    lines.collect()
}
