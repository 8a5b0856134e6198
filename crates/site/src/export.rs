//! Export: the site of a library written to a folder, whole or not at all.
//!
//! Five steps. [`compare`] finds which pieces of the site have to be made anew, [`build`] makes them,
//! [`stage`] lets those wait that differ from the target ([`new_site`] does the three for all pieces);
//! the problems of all notes then have the word; [`swap`] puts the new site in place, and [`report`]
//! tells of it. Nothing in the target is touched before the swap. What is remembered between two
//! exports is in [`remembered`].

mod build;
mod compare;
mod disk;
mod dry_run;
mod error;
mod findings;
mod new_site;
mod options;
mod progress;
mod remembered;
mod report;
mod stage;
mod swap;
mod target_check;

use crate::pieces::pieces;
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::source::Source;
use disk::no_follow;
use findings::{is_error, problems, unread_first};
use new_site::{Inputs, NewSite, prepared};
use remembered::manifest::{self, Manifest};
use remembered::up_to_date::UpToDate;
use report::clock::Clock;
use stage::staging_folder::Staging;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use swap::next::Next;

pub use dry_run::{DryRun, dry_run, list_page, page_difference};
pub use error::ExportError;
pub use options::{ExportOptions, Mode};
pub use progress::{Cancelled, Phase, Progress, Unwatched};
pub use remembered::up_to_date::unchanged;
pub use report::{NoteCounts, Report, TemplateTime};

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
    let target = target_check::checked(&options.target, source.root(), home.as_deref())?;
    let _lock = locked(&target)?;
    let broken_off = swap::broken_off::find(&target)?;
    let (roster, mut last) = prepared(source, renderer, &target, options, progress)?;
    let plan = Plan::new(source, &roster);
    let site = pieces(&plan)?;
    target_check::unlinked_site(&target, &site)?;
    // From here on something is changed.
    if let Some(broken_off) = broken_off {
        broken_off.settle(&target)?;
        last.site = Manifest::read(&target)?;
    }
    let staging = Staging::choose(&target);
    let new = Inputs {
        renderer,
        plan: &plan,
        target: &target,
        last: &last,
        staging: Some(&staging),
        mode: options.mode,
    }
    .new_site(&site, progress, &mut clock)
    .map_err(|error| unread_first(error, source, options));
    let stood = new.and_then(|new| {
        let problems = problems(&plan, &site, &new, &last, options);
        if problems.iter().any(is_error) {
            let errors = problems.into_iter().filter(is_error).collect();
            return Err(ExportError::Blocked(errors));
        }
        let old = swapped(&target, &staging, &last.site, &new, progress)?;
        Ok((new, problems, old))
    });
    let (new, problems, old) = match stood {
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
        let _ = swap::clear_old(old, &target);
        Ok(())
    };
    let remember = || {
        if new.memory != last.memory {
            // A library on a disk that cannot be written is exported all the same, only slower.
            new.memory.write(source.root(), &target).ok();
        }
    };
    let (cleared, ()) = rayon::join(clear, remember);
    cleared?;
    clock.end(Phase::Finish);
    let counts = NoteCounts::of(plan.library, options.today, options.drafts);
    let report = Report {
        counts,
        ..Report::of(clock, &site, &new, problems, target)
    };
    if let Some(known) = UpToDate::of(options, &plan, &new, &report) {
        known.write(source.root(), &report.target).ok();
    }
    Ok(report)
}

/// Puts the new site in place, where it differs. Returns where the old one lies now, if anywhere.
fn swapped(
    target: &Path,
    staging: &Staging,
    before: &Manifest,
    new: &NewSite,
    progress: &dyn Progress,
) -> Result<Option<PathBuf>, ExportError> {
    let after = new.manifest();
    if new.changes_nothing() {
        if after != *before || !no_follow::has_file(target, manifest::FILE)? {
            after.write(target)?;
        }
        return Ok(None);
    }
    let next = Next {
        staged: new.staged().collect(),
        kept: new.kept().collect(),
        removed: new.removed.clone(),
        after,
    };
    swap::swap(target, staging, &next, progress)
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
