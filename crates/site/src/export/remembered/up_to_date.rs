//! What an export leaves behind so that the next one can tell in a moment that nothing happened:
//! how the library stood before it was read, on which days the site is this one, and how every
//! file stands in the target. Whatever it does not know, it does not vouch for: then the export
//! looks at each piece of the site, as it would without this.

use super::memory::CODE;
use super::{manifest, places};
use crate::export::disk::file_stat::FileStat;
use crate::export::disk::no_follow;
use crate::export::error::ExportError;
use crate::export::new_site::NewSite;
use crate::export::options::{ExportOptions, Mode};
use crate::export::progress::Phase;
use crate::export::report::clock::Clock;
use crate::export::report::{NoteCounts, Report};
use crate::export::{swap, target_check};
use crate::plan::Plan;
use domain::{ContentHash, Date, Drafts, NotePath, Problem};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

const VERSION: u32 = 2;

/// That a target holds the site of a library.
#[derive(Serialize, Deserialize)]
pub(crate) struct UpToDate {
    version: u32,
    code: String,
    /// How the library stood before it was read.
    library: ContentHash,
    has_drafts: bool,
    /// The day of the export.
    since: Date,
    /// The first later day that the library names.
    until: Option<Date>,
    /// How the files of the site stand in the target, and the list of them.
    files: Vec<(String, FileStat)>,
    /// How many notes are on the site.
    counts: NoteCounts,
    /// What was said of the site.
    problems: Vec<Problem>,
    largest: Vec<(String, u64)>,
    notes: BTreeMap<String, NotePath>,
}

impl UpToDate {
    /// What can be said of what an export left in a target, if anything.
    pub fn of(
        options: &ExportOptions,
        plan: &Plan<'_>,
        new: &NewSite,
        report: &Report,
    ) -> Option<UpToDate> {
        let library = options.library?;
        // That a site has lost pages is told once, by the export that removes them.
        if !report.removed.is_empty() {
            return None;
        }
        let days = plan
            .library
            .all()
            .flat_map(|note| [note.head.date, note.head.updated]);
        let list = FileStat::of(&report.target.join(manifest::FILE).metadata().ok()?);
        let files = new.memory.files.iter();
        let files = files.map(|(address, remembered)| (address.clone(), remembered.stat));
        Some(UpToDate {
            version: VERSION,
            code: CODE.to_owned(),
            library,
            has_drafts: options.drafts == Drafts::Include,
            since: options.today,
            until: days.flatten().filter(|day| *day > options.today).min(),
            files: files.chain([(manifest::FILE.to_owned(), list)]).collect(),
            counts: report.counts,
            problems: report.problems.clone(),
            largest: report.largest.clone(),
            notes: report
                .largest
                .iter()
                .filter_map(|(address, _)| report.notes.get_key_value(address))
                .map(|(address, note)| (address.clone(), note.clone()))
                .collect(),
        })
    }

    /// Keeps it for the next export.
    pub fn write(&self, library: &Path, target: &Path) -> Result<(), ExportError> {
        let bytes = serde_json::to_vec(self).expect("lists of values can be written as JSON");
        places::put(library, &places::up_to_date(library, target), &bytes)
    }

    /// Whether it is of such an export.
    fn is_of(&self, options: &ExportOptions) -> bool {
        self.version == VERSION
            && self.code == CODE
            && options.library == Some(self.library)
            && self.has_drafts == (options.drafts == Drafts::Include)
            && options.today >= self.since
            && self.until.is_none_or(|until| options.today < until)
    }
}

/// The report of an export that would change nothing, where that can be told without reading the
/// library, which lies in `root`. Nothing when it cannot; then only [`crate::export`] knows.
pub fn unchanged(root: &Path, options: &ExportOptions) -> Option<Report> {
    if options.mode == Mode::Full {
        return None;
    }
    let mut clock = Clock::start();
    let home = std::env::home_dir();
    let target = target_check::checked(&options.target, root, home.as_deref()).ok()?;
    let bytes = no_follow::read(&places::up_to_date(root, &target)).ok()??;
    let known = serde_json::from_slice::<UpToDate>(&bytes).ok()?;
    if !known.is_of(options) || swap::broken_off::is_broken_off(&target) {
        return None;
    }
    // A link vouches for nothing: neither one in the place of a file nor one on the way to it.
    let folders = no_follow::folders(known.files.iter().map(|(address, _)| address.as_str()));
    let is_folder = |folder: &&str| {
        let stands = no_follow::stands(&target.join(folder));
        stands.is_ok_and(|metadata| metadata.is_some_and(|metadata| metadata.is_dir()))
    };
    let stands = |(address, stat): &(String, FileStat)| {
        let stands = no_follow::stands(&target.join(address)).ok().flatten();
        stands.is_some_and(|metadata| metadata.is_file() && FileStat::of(&metadata) == *stat)
    };
    if !folders.iter().all(is_folder) {
        return None;
    }
    if !known.files.par_iter().all(stands) {
        return None;
    }
    clock.end(Phase::Compare);
    Some(Report {
        // The list of files is not one of them.
        unchanged: known.files.len() - 1,
        counts: known.counts,
        problems: known.problems,
        largest: known.largest,
        notes: known.notes,
        target,
        ..Report::alone(clock)
    })
}
