//! What an operation over the library did.

use serde::Serialize;
use ts_rs::TS;

/// An operation that was made, undone or made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OperationView {
    /// What the author did, such as "Rename tag ml to ML in 14 notes".
    pub name: String,
    /// The files that are different now.
    pub files: Vec<String>,
}

impl From<store::Applied> for OperationView {
    fn from(applied: store::Applied) -> OperationView {
        let files = applied.files.iter().map(|file| file.path().to_owned());
        OperationView {
            files: files.collect(),
            name: applied.name,
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
