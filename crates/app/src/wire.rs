//! What crosses the seam between the core and a window: shapes and their making, no behaviour.
//!
//! `ui/src/host/wire.ts` is printed from these types by `wire_ts`. Field names are camelCase
//! there; a number always fits in a JavaScript number.

mod find;
mod head;
mod library;
mod moment;
mod note;
mod operation;
mod page;
mod problem;
mod report;
mod version;

pub use find::{FindQuery, FoundNoteView, HitView};
pub use head::{HeadEdit, HeadView, State};
pub use library::{
    LeftBehind, LibraryView, Looking, Named, RecentLibrary, Started, StateCounts, TagView,
    TopicView,
};
pub(crate) use moment::moment;
pub use note::{Filter, NoteList, NoteRow, OpenNote, Piece, Recovered, Sort};
pub use operation::{OperationView, Renamed};
pub use page::{BlockView, HeadingView, PreviewView, Shell};
pub use problem::{ProblemView, Severity};
pub use report::{DryRunView, ReachView, ReportView, TemplateView, Took, Weighs};
pub use version::{Reason, VersionView};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The argument of a command that needs none.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

/// A reply that says no more than that it was done.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
#[ts(type = "unknown")]
pub struct Done {}
