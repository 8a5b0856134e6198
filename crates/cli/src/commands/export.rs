//! `fieldnotes export`: the finished site, written to a folder.

mod dry_run;
mod summary;

use std::path::{Path, PathBuf};
use std::time::Instant;

use app::{Failure, ProblemView, ReportView};
use clap::Args;
use domain::{Drafts, Problem};
use site::{ExportError, ExportOptions, Mode, Renderer, Report};
use store::{DiskState, FolderRead};

use crate::answer::Answer;
use crate::findings::Findings;
use crate::interrupt::Interrupt;
use crate::library::{self, Library, today};
use crate::progress::{Bar, Drawn};
use dry_run::Wanted;
use summary::summary;

/// Export the blog as a static site
///
/// Only files that changed are written, and only files of an earlier export are removed. Until the
/// last file is ready the old site stands as it was: an error, Ctrl+C or a full disk costs nothing.
#[derive(Args)]
#[command(after_help = "\
Examples:
  fieldnotes export --to ../public
  fieldnotes export --to ../public --dry-run
  fieldnotes export --to ../public --dry-run --diff index.html
  fieldnotes export blog --to public --json | jq .changed")]
pub struct Export {
    #[command(flatten)]
    library: Library,
    /// The folder for the site: new, empty, or one of an earlier export
    #[arg(long = "to", value_name = "FOLDER")]
    target: PathBuf,
    /// Put drafts and notes of a later day on the site as well
    #[arg(long)]
    drafts: bool,
    /// Make every page anew, not only what changed; the bytes are the same
    #[arg(long)]
    full: bool,
    /// Tell what would be added, changed and removed, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Show how the page at this address would change; may be given again
    #[arg(long, value_name = "ADDRESS", requires = "dry_run")]
    diff: Vec<String>,
    /// Print one JSON object: what was added, changed and removed, problems, seconds, sizes
    #[arg(long)]
    json: bool,
}

/// Exports a library.
pub fn run(asked: Export) -> Result<Answer, Failure> {
    let begun = Instant::now();
    let folder = asked.library.folder()?;
    let disk_state = DiskState::of(&folder)?;
    let mut options = ExportOptions {
        target: asked.target,
        drafts: match asked.drafts {
            true => Drafts::Include,
            false => Drafts::Leave,
        },
        today: today(),
        mode: match asked.full {
            true => Mode::Full,
            false => Mode::Incremental,
        },
        library: disk_state.fingerprint(),
        unread: Vec::new(),
    };
    if !asked.dry_run
        && let Some(report) = site::unchanged(&folder, &options)
    {
        return told(&folder, report, Vec::new(), None, asked.json);
    }
    let FolderRead { snapshot, unread } = library::look(&folder, &disk_state)?;
    if !unread.is_empty() {
        // Said again each time, until it can be read.
        options.library = None;
        options.unread.clone_from(&unread);
    }
    // Until here there is nothing to leave in order, and the system ends the program at once.
    let interrupt = Interrupt::listen()?;
    if asked.dry_run {
        let wanted = Wanted {
            differences: asked.diff,
            json: asked.json,
        };
        return dry_run::run(
            &FolderRead { snapshot, unread },
            &options,
            &wanted,
            interrupt,
        );
    }
    let bar = Bar::new(Drawn::unless(asked.json), interrupt);
    let outcome = site::export(&snapshot, &Renderer::new(), &options, &bar);
    drop(bar);
    match outcome {
        Ok(report) => told(&folder, report, unread, None, asked.json),
        Err(ExportError::Blocked(problems)) => {
            let nothing = Report {
                seconds: begun.elapsed().as_secs_f64(),
                target: options.target,
                problems: problems.clone(),
                ..Report::default()
            };
            let refusal = Failure::from(ExportError::Blocked(problems));
            told(&folder, nothing, unread, Some(refusal), asked.json)
        }
        Err(error) => Err(error.into()),
    }
}

/// The report, as the author asked for it.
fn told(
    folder: &Path,
    mut report: Report,
    mut unread: Vec<Problem>,
    refusal: Option<Failure>,
    json: bool,
) -> Result<Answer, Failure> {
    unread.retain(|problem| !report.problems.contains(problem));
    if json {
        let mut view = ReportView::from(report);
        view.problems.extend(ProblemView::all(unread));
        let text = serde_json::to_string(&view).map_err(Failure::bug)? + "\n";
        return Ok(Answer { text, refusal });
    }
    let problems: Vec<Problem> = std::mem::take(&mut report.problems);
    let listed = Findings::of_export(problems, unread).text(folder);
    let text = match refusal {
        Some(_) => listed,
        None if listed.is_empty() => summary(&report),
        None => format!("{listed}\n{}", summary(&report)),
    };
    Ok(Answer { text, refusal })
}
