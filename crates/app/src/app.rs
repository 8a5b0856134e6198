//! The running application, as whoever draws the window holds it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle, current};

use serde_json::Value;
use site::SiteFile;
use store::Moment;

use crate::commands::table::{self, Command};
use crate::event::{Event, EventSink};
use crate::inbox;
use crate::inbox::catch_panic::catch_panic;
use crate::inbox::message::Message;
use crate::read_context::ReadContext;
use crate::recent::Recent;
use crate::session::Session;
use crate::{Failure, System, commands};

/// The running application: one thread owns the open library. Cloning it costs nothing; the
/// thread ends with the last clone, which waits until it has done what it was asked before.
#[derive(Clone)]
pub struct App(Arc<Inside>);

struct Inside {
    inbox: Sender<Message>,
    context: ReadContext,
    table: Vec<Command<ReadContext>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Inside {
    fn drop(&mut self) {
        // The thread holds a way into its own inbox, so it has to be told.
        self.inbox.send(Message::Stop).ok();
        let thread = self.thread.take();
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != current().id()) {
            // Panics are caught message by message; one that was not has been printed.
            thread.join().ok();
        }
    }
}

impl App {
    /// Starts the application without a library. `memory` is the folder for what outlives
    /// libraries; `hear` is told every event, on threads of the application.
    pub fn start(memory: PathBuf, hear: impl Fn(Event) + Send + Sync + 'static) -> App {
        App::start_on(System::default(), memory, hear)
    }

    /// The same on another system, so that tests choose the day and keep the author's trash clean.
    pub fn start_on(
        system: System,
        memory: PathBuf,
        hear: impl Fn(Event) + Send + Sync + 'static,
    ) -> App {
        let (sender, receiver) = channel();
        let events = EventSink::new(hear);
        let recent = Recent::read(&memory);
        let context = ReadContext::new(system, events.clone(), recent, sender.clone());
        let inside = context.clone();
        let to_itself = sender.clone();
        let thread = thread::Builder::new()
            .name("app".into())
            .spawn(move || {
                let session = Session::new(inside, system.trash, events, to_itself);
                inbox::run(session, &receiver);
            })
            .expect("the system can start one thread");
        App(Arc::new(Inside {
            inbox: sender,
            context,
            table: commands::reading(),
            thread: Some(thread),
        }))
    }

    /// Runs the command called `name`. It may block on the disk: call it from a worker thread.
    ///
    /// # Errors
    /// The command's own [`Failure`]; for an unknown name or a wrong argument a `bug`.
    pub fn call(&self, name: &str, argument: Value) -> Result<Value, Failure> {
        let Inside {
            inbox,
            context,
            table,
            ..
        } = &*self.0;
        if table::has(table, name) {
            let mut context = context.clone();
            return catch_panic(|| table::run(table, &mut context, name, argument));
        }
        let (reply, answer) = channel();
        let message = Message::Call {
            name: name.to_owned(),
            argument,
            asked: Moment::now(),
            reply,
        };
        let gone = || Failure::bug("the application has stopped");
        inbox.send(message).map_err(|_| gone())?;
        answer.recv().unwrap_or_else(|_| Err(gone()))
    }

    /// The names of the commands that never wait for the thread that owns the library.
    pub fn never_waiting(&self) -> Vec<&'static str> {
        self.0.table.iter().map(Command::name).collect()
    }

    /// A file that the preview's page names, such as `assets/site.css` or `media/map.svg`.
    /// Answered on the caller's thread; none when there is no such file or no library.
    pub fn site_file(&self, address: &str) -> Option<SiteFile> {
        self.0.context.site_file(address)
    }
}
