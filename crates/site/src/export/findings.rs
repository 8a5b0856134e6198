//! What speaks against the new site, and what is only told: the last word before the swap.

use super::error::ExportError;
use super::new_site::{LastExport, NewSite};
use super::options::ExportOptions;
use crate::check::{self, taken_away::LastSite};
use crate::pieces::Site;
use crate::plan::Plan;
use crate::source::Source;
use domain::{Problem, Severity};

/// What is wrong with what readers would see.
pub(super) fn problems(
    plan: &Plan<'_>,
    site: &Site<'_>,
    new: &NewSite,
    last: &LastExport,
    options: &ExportOptions,
) -> Vec<Problem> {
    let is_page = |address: &&String| address.ends_with(".html");
    let pages = last.site.files.keys().filter(is_page).count();
    let removed = new.removed.keys().filter(is_page).count();
    let mut found = new.problems.clone();
    found.extend(check::shrunk(pages, removed));
    found.extend(check::taken_away::problems(
        plan.library,
        plan.source.root(),
        &options.unread,
        options.drafts,
        &LastSite {
            bodies: &last.memory.bodies,
            would_go: &|address| new.removed.contains_key(address),
        },
    ));
    let context = check::CheckContext {
        plan,
        site: Some(site),
        notes: plan.shown(),
        traces: &new.memory.bodies,
        undecided: check::taken_away::undecided(plan.library, options.drafts),
        today: options.today,
    };
    check::problems(&context, found)
}

/// What the author hears of a site that could not be made: first of files that could not even be
/// read before.
pub(super) fn unread_first(
    error: ExportError,
    source: &dyn Source,
    options: &ExportOptions,
) -> ExportError {
    let unread = options.unread.iter();
    let hidden = unread.filter(|problem| check::hides_a_note(source.root(), problem));
    let hidden: Vec<Problem> = hidden.cloned().collect();
    match error {
        ExportError::File(_) if !hidden.is_empty() => ExportError::Blocked(hidden),
        error => error,
    }
}

/// Whether this stops an export.
pub(super) fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error
}
