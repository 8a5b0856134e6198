//! What an export did.

use serde::Serialize;
use site::Report;
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
    /// Warnings; errors would have stopped the export.
    pub problems: Vec<ProblemView>,
    /// How long it took.
    pub seconds: f64,
    /// The folder the site is in.
    pub target: String,
}

impl From<Report> for ReportView {
    fn from(report: Report) -> ReportView {
        ReportView {
            added: report.added,
            changed: report.changed,
            removed: report.removed,
            unchanged: report.unchanged as u32,
            problems: ProblemView::all(report.problems),
            seconds: report.seconds,
            target: report.target.display().to_string(),
        }
    }
}
