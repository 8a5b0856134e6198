//! What an export did and where its time went, and what one would do.

use std::collections::BTreeMap;

use domain::NotePath;
use serde::Serialize;
use site::{DryRun, NoteCounts, Report};
use ts_rs::TS;

use super::ProblemView;

/// What an export did.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReportView {
    /// Addresses that were not there.
    pub added: Vec<String>,
    /// Addresses that held something else.
    pub changed: Vec<String>,
    /// Addresses of an earlier export that are gone.
    pub removed: Vec<String>,
    /// How many files stand as they stood.
    pub unchanged: u32,
    /// How many notes are on the site.
    pub reach: ReachView,
    /// Warnings; errors would have stopped the export.
    pub problems: Vec<ProblemView>,
    /// How long it took.
    pub seconds: f64,
    /// The folder the site is in.
    pub target: String,
    /// How many files had to be made, whether or not they came out as before.
    pub made: u32,
    /// How long each phase took, in order.
    pub phases: Vec<Took>,
    /// The addresses of the notes that took longest to make, the slowest first.
    pub slowest: Vec<Took>,
    /// The templates that were filled, the slowest first.
    pub templates: Vec<TemplateView>,
    /// The largest pages, the largest first.
    pub largest: Vec<Weighs>,
    /// The file of the note that each page named here is of; lists, feeds and files are of none.
    pub notes: BTreeMap<String, String>,
}

/// How many notes and pages of the library are on its site.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReachView {
    /// All that the library holds.
    pub notes: u32,
    /// Those that are on the site.
    pub shown: u32,
    /// Those that are drafts, or say no state, which is the same.
    pub drafts: u32,
    /// Those that wait for their day.
    pub waiting: u32,
}

impl From<NoteCounts> for ReachView {
    fn from(counts: NoteCounts) -> ReachView {
        ReachView {
            notes: counts.notes as u32,
            shown: counts.shown as u32,
            drafts: counts.drafts as u32,
            waiting: counts.waiting as u32,
        }
    }
}

/// How long something took.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Took {
    /// A phase or an address.
    pub name: String,
    /// How long.
    pub seconds: f64,
}

/// How much work a template was, with the bodies of its pages.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TemplateView {
    /// Its name.
    pub name: String,
    /// How many pages were made with it.
    pub pages: u32,
    /// Seconds over all of them, added up over threads.
    pub seconds: f64,
}

/// How much a page weighs.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Weighs {
    /// Its address.
    pub name: String,
    /// Its bytes, without pictures.
    #[ts(type = "number")]
    pub bytes: u64,
}

impl From<Report> for ReportView {
    fn from(report: Report) -> ReportView {
        let took = |(name, seconds)| Took { name, seconds };
        ReportView {
            added: report.added,
            changed: report.changed,
            removed: report.removed,
            unchanged: report.unchanged as u32,
            reach: report.counts.into(),
            problems: ProblemView::all(report.problems),
            seconds: report.seconds,
            target: report.target.display().to_string(),
            made: report.made as u32,
            phases: report
                .phases
                .into_iter()
                .map(|(phase, seconds)| took((phase.as_str().to_owned(), seconds)))
                .collect(),
            slowest: report.slowest.into_iter().map(took).collect(),
            templates: report
                .templates
                .into_iter()
                .map(|template| TemplateView {
                    name: template.name.to_owned(),
                    pages: template.pages as u32,
                    seconds: template.seconds,
                })
                .collect(),
            largest: report
                .largest
                .into_iter()
                .map(|(name, bytes)| Weighs { name, bytes })
                .collect(),
            notes: files_of(report.notes),
        }
    }
}

/// What an export would do.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DryRunView {
    /// Addresses that are not there.
    pub added: Vec<String>,
    /// Addresses that hold something else.
    pub changed: Vec<String>,
    /// Addresses of an earlier export that would go.
    pub removed: Vec<String>,
    /// How many files would stand as they stand.
    pub unchanged: u32,
    /// How many notes would be on the site.
    pub reach: ReachView,
    /// What is wrong; an error would stop the export.
    pub problems: Vec<ProblemView>,
    /// The file of the note that each page named here is of; lists, feeds and files are of none.
    pub notes: BTreeMap<String, String>,
    /// The folder the site would go to.
    pub target: String,
}

impl From<DryRun> for DryRunView {
    fn from(told: DryRun) -> DryRunView {
        DryRunView {
            added: told.added,
            changed: told.changed,
            removed: told.removed,
            unchanged: told.unchanged as u32,
            reach: told.counts.into(),
            problems: ProblemView::all(told.problems),
            notes: files_of(told.notes),
            target: told.target.display().to_string(),
        }
    }
}

fn files_of(notes: BTreeMap<String, NotePath>) -> BTreeMap<String, String> {
    let file = |(address, note): (String, NotePath)| (address, note.to_string());
    notes.into_iter().map(file).collect()
}
