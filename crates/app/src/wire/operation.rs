//! What an operation over the library did.

use domain::LibraryFile;
use serde::Serialize;
use store::Skipped;
use ts_rs::TS;

/// An operation that was made, undone or made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OperationView {
    /// What the author did, such as "Rename tag ml to ML in 14 notes".
    pub name: String,
    /// The files that are different now.
    pub files: Vec<String>,
    /// The files that were left as they are, each with the line and the reason.
    pub skipped: Vec<String>,
}

impl From<store::Applied> for OperationView {
    fn from(applied: store::Applied) -> OperationView {
        let paths = |files: Vec<LibraryFile>| {
            let paths = files.iter().map(|file| file.path().to_owned());
            paths.collect()
        };
        OperationView {
            name: applied.name,
            files: paths(applied.files),
            skipped: applied.skipped.iter().map(Skipped::to_string).collect(),
        }
    }
}

/// A note that has another path now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Renamed {
    /// Its new path.
    pub path: String,
    /// What was done.
    pub operation: OperationView,
}
