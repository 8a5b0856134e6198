//! What the core tells a window unasked: each kind of event with the type of its payload.

use std::marker::PhantomData;
use std::sync::Arc;

use domain::NotePath;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::wire_ts::declarations::Declarations;
use crate::{Failure, LibraryView, ProblemView, ReportView};

/// An event on its way to a window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub payload: Value,
}

/// Whoever hears events.
#[derive(Clone)]
pub(crate) struct EventSink(Arc<dyn Fn(Event) + Send + Sync>);

impl EventSink {
    pub fn new(hear: impl Fn(Event) + Send + Sync + 'static) -> EventSink {
        EventSink(Arc::new(hear))
    }

    /// Tells of `kind`.
    pub fn emit<Payload: Serialize>(&self, kind: &Kind<Payload>, payload: Payload) {
        let payload =
            serde_json::to_value(payload).expect("types of the wire hold only text and numbers");
        (self.0)(Event {
            name: kind.name,
            payload,
        });
    }
}

/// A kind of event.
pub(crate) struct Kind<Payload> {
    name: &'static str,
    payload: PhantomData<fn(Payload)>,
}

impl<Payload> Kind<Payload> {
    const fn named(name: &'static str) -> Self {
        Kind {
            name,
            payload: PhantomData,
        }
    }
}

/// The library is another: its counts, its names or its notes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LibraryChanged {
    /// The library now.
    pub view: LibraryView,
    /// The notes that are new, different or gone.
    pub notes: Vec<String>,
    /// Notes that have another path.
    pub moved: Vec<MovedNote>,
}

/// A note that was moved or renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MovedNote {
    /// The path it had.
    pub from: String,
    /// The path it has.
    pub to: String,
}

impl From<&(NotePath, NotePath)> for MovedNote {
    fn from((from, to): &(NotePath, NotePath)) -> MovedNote {
        MovedNote {
            from: from.to_string(),
            to: to.to_string(),
        }
    }
}

/// What became of the open note's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum FileFate {
    /// It holds something else.
    Changed,
    /// It is gone.
    Removed,
    /// It has another path.
    Moved,
}

/// The file of the open note changed, otherwise than by saving it here.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NoteChanged {
    /// The path under which it was opened.
    pub path: String,
    /// What became of it.
    pub change: FileFate,
    /// Its new path, when it was moved.
    pub to: Option<String>,
    /// The hash of the file now.
    pub hash: Option<String>,
}

/// How far an export or a dry run is.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ExportProgress {
    /// What is being done.
    pub phase: &'static str,
    /// Steps behind us.
    pub done: u32,
    /// All steps of this phase.
    pub total: u32,
}

/// How far the operation is that lasts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OperationProgress {
    /// What the author did; while another program is waited for, what that does.
    pub name: String,
    /// What is being done.
    pub phase: &'static str,
    /// Files behind us in this phase.
    pub done: u32,
    /// All files of this phase; none when that is not known.
    pub total: u32,
    /// Whether it can still be stopped.
    pub can_stop: bool,
}

/// The operation that was told to be under way has ended, one way or another.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct OperationEnded {}

/// An export has ended.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct ExportDone {
    /// What it did.
    pub report: Option<ReportView>,
    /// Why it did nothing.
    pub failure: Option<Failure>,
    /// The errors that stood in its way.
    pub problems: Vec<ProblemView>,
    /// Whether the author stopped it.
    pub cancelled: bool,
}

/// Something went wrong that no command was asked for.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Trouble {
    /// What, and what to do.
    pub failure: Failure,
}

pub(crate) const LIBRARY_CHANGED: Kind<LibraryChanged> = Kind::named("library-changed");
pub(crate) const NOTE_CHANGED: Kind<NoteChanged> = Kind::named("note-changed");
pub(crate) const OPERATION_PROGRESS: Kind<OperationProgress> = Kind::named("operation-progress");
pub(crate) const OPERATION_ENDED: Kind<OperationEnded> = Kind::named("operation-ended");
pub(crate) const EXPORT_PROGRESS: Kind<ExportProgress> = Kind::named("export-progress");
pub(crate) const DRY_RUN_PROGRESS: Kind<ExportProgress> = Kind::named("dry-run-progress");
pub(crate) const EXPORT_DONE: Kind<ExportDone> = Kind::named("export-done");
pub(crate) const TROUBLE: Kind<Trouble> = Kind::named("trouble");

/// Declares every kind of event: a line each of the page's `Events` interface.
pub(crate) fn declare(declarations: &mut Declarations) -> String {
    fn line<Payload: TS + 'static>(kind: &Kind<Payload>, to: &mut Declarations) -> String {
        format!("  \"{}\": {};\n", kind.name, to.name::<Payload>())
    }
    [
        line(&LIBRARY_CHANGED, declarations),
        line(&NOTE_CHANGED, declarations),
        line(&OPERATION_PROGRESS, declarations),
        line(&OPERATION_ENDED, declarations),
        line(&EXPORT_PROGRESS, declarations),
        line(&DRY_RUN_PROGRESS, declarations),
        line(&EXPORT_DONE, declarations),
        line(&TROUBLE, declarations),
    ]
    .concat()
}
