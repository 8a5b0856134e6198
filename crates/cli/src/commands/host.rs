//! `fieldnotes host`: the window's page in any browser, against the real application. For those
//! who work on Fieldnotes, so `--help` does not name it.

use std::path::PathBuf;
use std::sync::mpsc::channel;

use app::{App, Failure};
use clap::Args;
use loopback::{Events, HostServer};
use serde_json::json;

use crate::answer::Answer;
use crate::interrupt::on_interrupt;
use crate::library::Library;
use crate::{paint, terminal};

/// Show the window's page in a browser
///
/// The page is the one that `npm run build` makes in ui. It is answered by the application itself,
/// on 127.0.0.1 and only with the token in the printed address.
#[derive(Args)]
#[command(
    hide = true,
    after_help = "Example:\n  fieldnotes host content --page ui/dist"
)]
pub struct Host {
    #[command(flatten)]
    library: Library,
    /// The folder of the built page
    #[arg(long, value_name = "FOLDER")]
    page: PathBuf,
    /// The port; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
}

/// Serves the page until Ctrl+C.
pub fn run(asked: Host) -> Result<Answer, Failure> {
    let (stop, stopped) = channel();
    on_interrupt(move || {
        stop.send(()).ok();
    })?;
    let memory = terminal::temporary_folder()?;
    let events = Events::default();
    let told = events.clone();
    let app = App::start(memory.path().to_owned(), move |event| told.tell(event));
    app.call("open_library", json!({ "folder": asked.library.folder()? }))?;
    let server = HostServer::start(app, events, asked.page, asked.port)?;
    terminal::say(&format!(
        "{} shows the window. {}\n",
        paint::strong(server.address()),
        paint::quiet("Ctrl+C stops.")
    ));
    // Whether it was told to stop or nobody can tell it any more: this is the end.
    stopped.recv().ok();
    Ok(Answer::said(""))
}
