//! `fieldnotes serve`: the exported site in a browser, written anew when a file changes.
//!
//! One loop owns the library: it hears of changed files and of Ctrl+C, and exports to a folder of
//! its own, which is gone afterwards.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

use app::{ChangeHints, Failure};
use clap::Args;
use domain::{Drafts, Problem};
use loopback::SiteServer;
use site::{ExportError, ExportOptions, Mode, Renderer, Report};
use store::{ChangeHint, Gap, Store, Watch};

use crate::answer::Answer;
use crate::findings::Findings;
use crate::interrupt::on_interrupt;
use crate::library::{Library, Opened, today};
use crate::{paint, terminal};

/// Show the exported site in a browser, up to date while you write
///
/// The site is exported to a temporary folder and served on 127.0.0.1, to this machine only. When a
/// file of the library changes it is exported again, and open pages reload.
#[derive(Args)]
#[command(after_help = "\
Examples:
  fieldnotes serve blog
  fieldnotes serve --drafts --port 8080")]
pub struct Serve {
    #[command(flatten)]
    library: Library,
    /// The port; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 4400)]
    port: u16,
    /// Show drafts and notes of a later day as well
    #[arg(long)]
    drafts: bool,
}

/// What the loop hears.
enum Message {
    FilesChanged(ChangeHint),
    Stop,
}

/// The library, and the site that is served of it.
struct ServedSite {
    store: Store,
    unread: Vec<Problem>,
    renderer: Renderer,
    target: PathBuf,
    drafts: Drafts,
    server: SiteServer,
    /// The problems that the author was told of last.
    told: String,
}

/// Serves a library until Ctrl+C.
pub fn run(asked: Serve) -> Result<Answer, Failure> {
    let (sender, inbox) = channel();
    let to_stop = sender.clone();
    on_interrupt(move || {
        to_stop.send(Message::Stop).ok();
    })?;
    let folder = terminal::temporary_folder()?;
    let server = SiteServer::start(folder.path().to_owned(), asked.port)?;
    // Before the first look at the folder, so that nothing changes unseen in between.
    let hint = move |hint| drop(sender.send(Message::FilesChanged(hint)));
    let gap = |gap: Gap| terminal::complain(&gap.into());
    let _watch = Watch::start(&asked.library.folder()?, hint, gap)?;
    let Opened { store, unread } = asked.library.open()?;
    let mut served = ServedSite {
        store,
        unread,
        renderer: Renderer::new(),
        target: folder.path().to_owned(),
        drafts: match asked.drafts {
            true => Drafts::Include,
            false => Drafts::Leave,
        },
        server,
        told: String::new(),
    };
    served.export()?;
    terminal::say(&format!(
        "{} shows the site. {}\n",
        paint::strong(served.server.address()),
        paint::quiet("Ctrl+C stops.")
    ));
    served.follow(&inbox)?;
    Ok(Answer::said(""))
}

impl ServedSite {
    /// Follows the library until the author stops it.
    fn follow(&mut self, inbox: &Receiver<Message>) -> Result<(), Failure> {
        let mut hints = ChangeHints::default();
        loop {
            let message = match hints.deadline() {
                Some(at) => inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::FilesChanged(hint)) => hints.add(hint, Instant::now()),
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(hint) = hints.due(Instant::now()) {
                        self.look(hint)?;
                    }
                }
            }
        }
    }

    fn look(&mut self, hint: ChangeHint) -> Result<(), Failure> {
        let seen = match hint {
            ChangeHint::Everything => self.store.reconcile()?,
            ChangeHint::Paths(paths) => self.store.refresh(&paths)?,
        };
        if seen.is_empty() {
            return Ok(());
        }
        self.unread.clone_from(&seen.problems);
        if let Some(report) = self.export()? {
            terminal::say(&changes(&report));
        }
        Ok(())
    }

    /// Exports the site as it is now, if nothing is in the way, and lets open pages load again.
    fn export(&mut self) -> Result<Option<Report>, Failure> {
        let options = ExportOptions {
            target: self.target.clone(),
            drafts: self.drafts,
            today: today(),
            mode: Mode::Incremental,
            library: None,
            unread: self.unread.clone(),
        };
        let snapshot = self.store.snapshot();
        let outcome = site::export(&snapshot, &self.renderer, &options, &site::Unwatched);
        match outcome {
            Ok(report) => {
                self.tell(report.problems.clone());
                let is_other = !report.added.is_empty()
                    || !report.changed.is_empty()
                    || !report.removed.is_empty();
                if is_other {
                    self.server.reload();
                }
                Ok(is_other.then_some(report))
            }
            Err(ExportError::Blocked(problems)) => {
                self.tell(problems.clone());
                terminal::complain(&ExportError::Blocked(problems).into());
                Ok(None)
            }
            // A file may be gone again before it was read; the next change brings the next try.
            Err(error) => {
                terminal::complain(&error.into());
                Ok(None)
            }
        }
    }

    /// Lists the problems, when they are not those that were listed last.
    fn tell(&mut self, problems: Vec<Problem>) {
        let findings = Findings::of_export(problems, self.unread.clone());
        let listed = findings.text(&self.store.snapshot().root);
        if listed != self.told {
            terminal::say(&listed);
            self.told = listed;
        }
    }
}

fn changes(report: &Report) -> String {
    let Report {
        added,
        changed,
        removed,
        seconds,
        ..
    } = report;
    let files: Vec<&String> = added.iter().chain(changed).chain(removed).collect();
    // The page that was written on is meant, not the feed that follows it.
    let page = files.iter().find(|file| file.starts_with("notes/"));
    let first = page.or(files.first()).map_or("", |file| file.as_str());
    let rest = match files.len() {
        0 | 1 => String::new(),
        2 => " and 1 other file".to_owned(),
        count => format!(" and {} other files", count - 1),
    };
    format!(
        "{}{rest} {}\n",
        paint::strong(first),
        paint::quiet(format!("{seconds:.2} s"))
    )
}
