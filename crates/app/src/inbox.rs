//! The one thread that owns the open library, and all that can reach it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use serde_json::Value;
use store::{Gap, Touched};

use crate::session::Session;
use crate::{Failure, commands, table};

/// Everything that can happen to the app thread.
pub(crate) enum Message {
    /// A command of the table.
    Call {
        name: String,
        argument: Value,
        reply: Sender<Result<Value, Failure>>,
    },
    /// Files may have changed.
    Touched(Touched),
    /// A part of the folder cannot be watched.
    Unwatched(Gap),
    /// The whole folder is to be looked at now.
    Look,
    /// Nobody holds the application any more.
    Stop,
}

/// Answers messages until it is told to stop.
pub(crate) fn run(mut session: Session, inbox: &Receiver<Message>) {
    let table = commands::owning();
    loop {
        let message = match session.deadline() {
            Some(at) => inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match message {
            Ok(Message::Call {
                name,
                argument,
                reply,
            }) => {
                let result = guarded(|| {
                    session.mending(|session| table::run(&table, session, &name, argument.clone()))
                });
                // Whoever asked may have gone meanwhile; the work is done all the same.
                reply.send(result).ok();
            }
            Ok(Message::Touched(touched)) => session.touched(touched, Instant::now()),
            Ok(Message::Unwatched(gap)) => session.trouble(gap.into()),
            Ok(Message::Look) => background(&mut session, Session::look_at_everything),
            Err(RecvTimeoutError::Timeout) => background(&mut session, Session::look),
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn background(session: &mut Session, act: fn(&mut Session) -> Result<(), Failure>) {
    if let Err(failure) = guarded(|| session.mending(act)) {
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
