//! Something the author should know, with its place and its remedy.

use domain::Problem;
use serde::Serialize;
use ts_rs::TS;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site cannot be exported with it.
    Error,
    /// The site works, but probably not as meant.
    Warning,
}

/// A problem of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProblemView {
    /// What kind of problem it is.
    pub code: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The file, relative to the library.
    pub file: String,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// What helps; may be empty.
    pub hint: String,
}

impl ProblemView {
    /// Each of these problems.
    pub fn all(problems: impl IntoIterator<Item = Problem>) -> Vec<ProblemView> {
        problems.into_iter().map(ProblemView::from).collect()
    }
}

impl From<Problem> for ProblemView {
    fn from(problem: Problem) -> ProblemView {
        ProblemView {
            code: problem.code.into_owned(),
            severity: match problem.severity {
                domain::Severity::Error => Severity::Error,
                domain::Severity::Warning => Severity::Warning,
            },
            file: problem.file,
            line: problem.line,
            column: problem.column,
            message: problem.message,
            hint: problem.hint,
        }
    }
}
