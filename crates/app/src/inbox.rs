//! The one thread that owns the open library, and all that can reach it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use domain::{ContentHash, NotePath};
use serde_json::Value;
use store::{ChangeHint, Gap, Moment};

use crate::commands::table;
use crate::session::Session;
use crate::{Failure, commands};

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

/// Answers messages until it is told to stop.
pub(crate) fn run(mut session: Session, inbox: &Receiver<Message>) {
    let table = commands::owning();
    loop {
        match next(&session, inbox) {
            Ok(Message::Call {
                name,
                argument,
                asked,
                reply,
            }) => {
                session.asked = asked;
                session.context.operating.begin();
                let result = guarded(|| {
                    session.mending(|session| table::run(&table, session, &name, argument.clone()))
                });
                session.context.operating.end();
                // Whoever asked may have gone meanwhile; the work is done all the same.
                reply.send(result).ok();
            }
            Ok(Message::FilesChanged(hint)) => session.files_changed(hint, Instant::now()),
            Ok(Message::Unwatched(gap)) => session.trouble(gap.into()),
            Ok(Message::Shows { root, path, hash }) => {
                background(&mut session, |session| session.shows(&root, &path, hash))
            }
            Ok(Message::Dropped) => background(&mut session, Session::take_in_dropped),
            Ok(Message::Begin { reply }) => {
                background(&mut session, Session::begin);
                reply.send(()).ok();
            }
            Ok(Message::Mend { mended, reply }) => {
                let done = guarded(|| session.mend_for_readers(mended));
                reply.send(done).ok();
            }
            Ok(Message::Tidy) => background(&mut session, Session::tidy),
            Ok(Message::Scan) => background(&mut session, Session::begin_scan),
            Err(RecvTimeoutError::Timeout) => background(&mut session, Session::go_on),
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// What comes next: a message that waits goes before the next portion of a scan that is under way.
/// Running out of time is the word to go on.
fn next(session: &Session, inbox: &Receiver<Message>) -> Result<Message, RecvTimeoutError> {
    if session.is_scanning() {
        return inbox.recv_timeout(Duration::ZERO);
    }
    match session.deadline() {
        Some(at) => inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
        None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

fn background(session: &mut Session, act: impl Fn(&mut Session) -> Result<(), Failure>) {
    if let Err(failure) = guarded(|| session.mending(&act)) {
        session.trouble(failure);
    }
}

/// A panic while one message is answered is a defect of ours, and no reason to lose the rest.
pub(crate) fn guarded<Reply>(
    act: impl FnOnce() -> Result<Reply, Failure>,
) -> Result<Reply, Failure> {
    catch_unwind(AssertUnwindSafe(act)).unwrap_or_else(|panic| {
        let words = panic
            .downcast_ref::<&str>()
            .map(|words| (*words).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Failure::bug(
            words.unwrap_or_else(|| "an unknown one".to_owned()),
        ))
    })
}
