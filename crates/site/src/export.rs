//! Export: the site of a library written to a folder, whole or not at all.
//!
//! Three steps. [`survey`] finds which pieces of the site have to be made anew, makes them and
//! stages what differs; the problems of all notes then have the word; [`swap`] puts the new site in
//! place. Nothing in the target is touched before the last step. What is remembered between two
//! exports is in [`memory`], what the target says of itself in [`manifest`].

mod dry_run;
mod fingerprint;
mod ground;
mod make;
mod manifest;
mod memory;
mod reach;
mod refusal;
mod report;
mod seal;
mod staging;
mod stamp;
mod survey;
mod swap;

use crate::build;
use crate::check::{self, taken_away::LastSite};
use crate::plan::{Plan, Roster};
use crate::progress::{Cancelled, Phase, Progress};
use crate::renderer::Renderer;
use crate::source::Source;
use domain::{ContentHash, Date, Drafts, Problem, Severity};
use files::FileError;
use manifest::Manifest;
use memory::Memory;
use report::Clock;
use seal::Seal;
use staging::Staging;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use survey::Surveyed;
use swap::Next;

pub use dry_run::{DryRun, dry_run, page_difference};
pub use reach::Reach;
pub use report::{Report, TemplateTime};
pub use seal::unchanged;

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder must not be written over.
    #[error("{} was not chosen for the site: {why}; {hint}", target.display())]
    Refused {
        /// The folder.
        target: PathBuf,
        /// What speaks against it.
        why: &'static str,
        /// What to do instead.
        hint: &'static str,
    },
    /// A link stands where the export would read, write or remove something.
    #[error("{} is a link, and an export goes through none", .0.display())]
    Linked(PathBuf),
    /// A file stands where a page should go, and no export wrote it.
    #[error("{} is in the way and was not exported from here; move it away and export again", .0.display())]
    NotOurs(PathBuf),
    /// The notes have errors that readers would see.
    #[error("{} errors stand in the way of the export", .0.len())]
    Blocked(Vec<Problem>),
    /// The author stopped it.
    #[error("the export was stopped; the old site stands as it was")]
    Cancelled(#[from] Cancelled),
    /// Another program exports into the same folder at this moment.
    #[error("another export is writing to {}; wait until it is done", .0.display())]
    Busy(PathBuf),
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
}

/// What to export, and where to.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// The folder the site goes to.
    pub target: PathBuf,
    /// Whether notes that are not ready are in it.
    pub drafts: Drafts,
    /// The day the site is of.
    pub today: Date,
    /// How much is made anew; the bytes are the same either way.
    pub mode: Mode,
    /// How the library stood before it was read, as [`store::DiskState::fingerprint`] tells it; nothing
    /// where that is not known. With it, the next export can be told to be [`unchanged`].
    pub library: Option<ContentHash>,
    /// What of the library could not be read.
    pub unread: Vec<Problem>,
}

/// How much of a site is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// What follows from something that changed since the last export.
    #[default]
    Incremental,
    /// Everything.
    Full,
}

/// Builds the site of a library and writes it to the target.
///
/// # Errors
/// A refused target, a link or a file in the way, a stop or a disk that refuses, when the old site stands as it
/// was; and `Blocked` when a settings file has an error, or a note that would be on the site, or one of which nobody
/// can tell whether it would.
pub fn export(
    source: &dyn Source,
    renderer: &Renderer,
    options: &ExportOptions,
    progress: &dyn Progress,
) -> Result<Report, ExportError> {
    let mut clock = Clock::start();
    let home = std::env::home_dir();
    let target = refusal::checked(&options.target, source.root(), home.as_deref())?;
    let _lock = locked(&target)?;
    let left = swap::left(&target)?;
    let (roster, mut before, memory) = begun(source, renderer, &target, options, progress)?;
    let plan = Plan::new(source, &roster);
    let site = build::pieces(&plan)?;
    ground::of_site(&target, &site)?;
    // From here on something is changed.
    if let Some(left) = left {
        left.settle(&target)?;
        before = Manifest::read(&target)?;
    }
    let staging = Staging::choose(&target);
    let surveyed = survey::Survey {
        renderer,
        plan: &plan,
        target: &target,
        before: &before,
        memory: &memory,
        staging: Some(&staging),
        mode: options.mode,
    }
    .run(&site, progress, &mut clock)
    .map_err(|error| unread_first(error, source, options));
    let stood = surveyed.and_then(|surveyed| {
        let problems = problems(
            &plan,
            &site,
            &surveyed,
            Last {
                site: &before,
                memory: &memory,
            },
            options,
        );
        if problems.iter().any(is_error) {
            let errors = problems.into_iter().filter(is_error).collect();
            return Err(ExportError::Blocked(errors));
        }
        let old = swapped(&target, &staging, &before, &surveyed, progress)?;
        Ok((surveyed, problems, old))
    });
    let (surveyed, problems, old) = match stood {
        Ok(stood) => stood,
        Err(error) => {
            // Nothing stays staged; a failure to clear is less than the first.
            let _ = staging.clear();
            return Err(error);
        }
    };
    let clear = || {
        let Some(old) = old else {
            return staging.clear();
        };
        // The new site stands. What cannot be taken away now, the next export takes away.
        let _ = swap::retire(old, &target);
        Ok(())
    };
    let remember = || {
        if surveyed.memory != memory {
            // A library on a disk that cannot be written is exported all the same, only slower.
            surveyed.memory.write(source.root(), &target).ok();
        }
    };
    let (cleared, ()) = rayon::join(clear, remember);
    cleared?;
    clock.end(Phase::Finish);
    let reach = Reach::of(plan.library, options.today, options.drafts);
    let report = Report {
        reach,
        ..clock.report(&site, &surveyed, problems, target)
    };
    if let Some(seal) = Seal::of(options, &plan, &surveyed, &report) {
        seal.write(source.root(), &report.target).ok();
    }
    Ok(report)
}

/// Who is on the site, and what is known of the last one, found out side by side.
fn begun(
    source: &dyn Source,
    renderer: &Renderer,
    target: &Path,
    options: &ExportOptions,
    progress: &dyn Progress,
) -> Result<(Arc<Roster>, Manifest, Memory), ExportError> {
    // How many files there are nobody knows yet.
    progress.step(Phase::Compare, 0, 0)?;
    let (roster, (before, memory)) = rayon::join(
        || renderer.roster(source, options.today, options.drafts),
        || (Manifest::read(target), Memory::read(source.root(), target)),
    );
    progress.step(Phase::Compare, 0, 0)?;
    Ok((roster, before?, memory))
}

/// Puts the new site in place, where it differs. Returns where the old one lies now, if anywhere.
fn swapped(
    target: &Path,
    staging: &Staging,
    before: &Manifest,
    surveyed: &Surveyed,
    progress: &dyn Progress,
) -> Result<Option<PathBuf>, ExportError> {
    let after = surveyed.manifest();
    if surveyed.changes_nothing() {
        if after != *before || !ground::has_file(target, manifest::FILE)? {
            after.write(target)?;
        }
        return Ok(None);
    }
    let next = Next {
        staged: surveyed.staged().collect(),
        kept: surveyed.kept().collect(),
        removed: surveyed.removed.clone(),
        after,
    };
    swap::swap(target, staging, &next, progress)
}

/// What stands in the target, and what is remembered of it.
struct Last<'a> {
    site: &'a Manifest,
    memory: &'a Memory,
}

/// What is wrong with what readers would see.
fn problems(
    plan: &Plan<'_>,
    site: &build::Site<'_>,
    surveyed: &Surveyed,
    last: Last<'_>,
    options: &ExportOptions,
) -> Vec<Problem> {
    let is_page = |address: &&String| address.ends_with(".html");
    let pages = last.site.files.keys().filter(is_page).count();
    let removed = surveyed.removed.keys().filter(is_page).count();
    let mut found = surveyed.problems.clone();
    found.extend(check::shrunk(pages, removed));
    found.extend(check::taken_away::problems(
        plan.library,
        plan.source.root(),
        &options.unread,
        options.drafts,
        &LastSite {
            bodies: &last.memory.bodies,
            would_go: &|address| surveyed.removed.contains_key(address),
        },
    ));
    check::Gate {
        plan,
        site: Some(site),
        notes: plan.shown(),
        traces: &surveyed.memory.bodies,
        undecided: check::taken_away::undecided(plan.library, options.drafts),
        today: options.today,
    }
    .problems(found)
}

/// What the author hears of a site that could not be made: first of files that could not even be
/// read before.
fn unread_first(error: ExportError, source: &dyn Source, options: &ExportOptions) -> ExportError {
    let unread = options.unread.iter();
    let hidden = unread.filter(|problem| check::hides_a_note(source.root(), problem));
    let hidden: Vec<Problem> = hidden.cloned().collect();
    match error {
        ExportError::File(_) if !hidden.is_empty() => ExportError::Blocked(hidden),
        error => error,
    }
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error
}

/// Keeps a second export out of the same target for as long as the answer lives.
fn locked(target: &Path) -> Result<Option<File>, ExportError> {
    // A folder that is not there yet, or a system without locks on folders: the swap still is one
    // step, and the last one wins.
    let Ok(folder) = fs::File::open(target) else {
        return Ok(None);
    };
    match folder.try_lock() {
        Err(TryLockError::WouldBlock) => Err(ExportError::Busy(target.to_path_buf())),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(folder)),
    }
}
