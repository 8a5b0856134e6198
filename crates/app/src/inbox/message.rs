//! All that can reach the thread that owns the open library.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use domain::{ContentHash, NotePath};
use serde_json::Value;
use store::{ChangeHint, Gap, Moment};

use crate::Failure;

/// Everything that can happen to the app thread.
pub(crate) enum Message {
    /// A command of the table.
    Call {
        name: String,
        argument: Value,
        /// When it was asked for: what the author typed since is newer.
        asked: Moment,
        reply: Sender<Result<Value, Failure>>,
    },
    /// The window's editor shows this note of the library in this folder, whose file had this hash.
    Shows {
        root: Arc<Path>,
        path: NotePath,
        hash: ContentHash,
    },
    /// A text that was never saved was dropped, and is to become a version.
    Dropped,
    /// A window begins: the library that was open last is to be opened, unless one is open.
    Begin { reply: Sender<()> },
    /// Who reads met a damaged database, when it had been mended so often.
    Mend {
        mended: u64,
        reply: Sender<Result<(), Failure>>,
    },
    /// Files may have changed.
    FilesChanged(ChangeHint),
    /// A part of the folder cannot be watched.
    Unwatched(Gap),
    /// Much was written: the database gives back what it no longer needs.
    Tidy,
    /// The whole folder is to be looked at now.
    Scan,
    /// Nobody holds the application any more.
    Stop,
}
