//! The fifth step: what an export did, and where its time went.

pub(super) mod clock;
mod note_counts;
pub(super) mod pace;

use super::new_site::NewSite;
use super::progress::Phase;
use crate::pieces::Site;
use clock::Clock;
use domain::{NotePath, Problem};
use pace::Pace;
use std::collections::BTreeMap;
use std::path::PathBuf;

pub use note_counts::NoteCounts;
pub use pace::TemplateTime;

/// How many notes and pages are named as the slowest and the largest.
const NAMED: usize = 10;

/// What an export did.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Addresses that were not there.
    pub added: Vec<String>,
    /// Addresses that held something else.
    pub changed: Vec<String>,
    /// Addresses of an earlier export that are gone.
    pub removed: Vec<String>,
    /// How many files stand as they stood.
    pub unchanged: usize,
    /// How many notes are on the site.
    pub counts: NoteCounts,
    /// Warnings; errors would have stopped the export.
    pub problems: Vec<Problem>,
    /// How long it took.
    pub seconds: f64,
    /// The folder the site is in.
    pub target: PathBuf,
    /// How many files had to be made, whether or not they came out as before.
    pub made: usize,
    /// How long each phase took, in order.
    pub phases: Vec<(Phase, f64)>,
    /// The addresses of the notes that took longest to make, and their seconds, the slowest first.
    /// Lists and feeds are in `templates`.
    pub slowest: Vec<(String, f64)>,
    /// The templates that were filled, the slowest first.
    pub templates: Vec<TemplateTime>,
    /// The largest pages and their bytes, the largest first.
    pub largest: Vec<(String, u64)>,
    /// Which note each page named here is of; lists, feeds and files are of none.
    pub notes: BTreeMap<String, NotePath>,
}

impl Report {
    /// A report that says how long it took and nothing else.
    pub(super) fn alone(clock: Clock) -> Report {
        let (seconds, phases) = clock.stopped();
        Report {
            seconds,
            phases,
            ..Report::default()
        }
    }

    /// What an export did with this site.
    pub(super) fn of(
        clock: Clock,
        site: &Site<'_>,
        new: &NewSite,
        problems: Vec<Problem>,
        target: PathBuf,
    ) -> Report {
        let (added, changed) = new.added_and_changed();
        let mut largest: Vec<(String, u64)> = new
            .memory
            .files
            .iter()
            .filter(|(address, _)| address.ends_with(".html"))
            .map(|(address, remembered)| (address.clone(), remembered.stat.size))
            .collect();
        largest.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        largest.truncate(NAMED);
        let Pace { slowest, templates } = &new.pace;
        let slow = slowest.iter().take(NAMED).map(|(address, _)| address);
        let large = largest.iter().map(|(address, _)| address);
        let named = added.iter().chain(&changed).chain(slow).chain(large);
        Report {
            notes: site.notes_at(named),
            added,
            changed,
            unchanged: new.unchanged,
            removed: new.removed.keys().cloned().collect(),
            problems,
            target,
            made: new.made,
            slowest: slowest.iter().take(NAMED).cloned().collect(),
            templates: templates.clone(),
            largest,
            ..Report::alone(clock)
        }
    }
}
