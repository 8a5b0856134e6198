//! The one thread that owns the open library, and how it answers all that reaches it.

pub(crate) mod catch_panic;
pub(crate) mod message;

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use catch_panic::catch_panic;
use message::Message;

use crate::commands::table;
use crate::session::Session;
use crate::{Failure, commands};

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
                session.context.running.begin();
                let result = catch_panic(|| {
                    session.mend_and_repeat(|session| {
                        table::run(&table, session, &name, argument.clone())
                    })
                });
                session.context.running.end();
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
                let done = catch_panic(|| session.mend_for_readers(mended));
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
    if let Err(failure) = catch_panic(|| session.mend_and_repeat(&act)) {
        session.trouble(failure);
    }
}
