//! What an export would do; starting and stopping one, where how it goes is told by events.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use domain::{Date, Drafts, Problem};
use serde::{Deserialize, Serialize};
use site::{ExportError, ExportOptions, Mode, Report};
use ts_rs::TS;

use crate::event::{DRY_RUN_PROGRESS, EXPORT_DONE, EXPORT_PROGRESS, ExportDone};
use crate::inbox::catch_panic::catch_panic;
use crate::read_context::ReadContext;
use crate::{Done, DryRunView, Failure, Nothing, ProblemView};

/// Where the site goes, and whether notes that are not ready are in it.
#[derive(Deserialize, TS)]
pub(crate) struct Export {
    target: PathBuf,
    drafts: bool,
}

impl Export {
    fn options(self, today: Date, unread: &[Problem]) -> ExportOptions {
        ExportOptions {
            target: self.target,
            drafts: match self.drafts {
                true => Drafts::Include,
                false => Drafts::Leave,
            },
            today,
            mode: Mode::Incremental,
            library: None,
            unread: unread.to_vec(),
        }
    }
}

/// One page of an export that is not made yet.
#[derive(Deserialize, TS)]
pub(crate) struct OfPage {
    export: Export,
    address: String,
}

/// How a page would change.
#[derive(Serialize, TS)]
pub(crate) struct PageDifference {
    /// As the lines of a unified diff; nothing when it would not change, or is not a text.
    difference: Option<Vec<String>>,
    /// How many lines more there are than anybody would read.
    more: u32,
}

/// So many lines of a difference are shown, and so many letters of a line: a list of ten thousand
/// notes, or a feed that stands on one line, would hold the window.
const LINES: usize = 400;
const LETTERS: usize = 2000;

fn cut(line: &str) -> String {
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// What an export would do; nothing where the author stopped it.
pub(crate) fn dry_run(
    context: &mut ReadContext,
    asked: Export,
) -> Result<Option<DryRunView>, Failure> {
    let shown = context.shown()?;
    let options = asked.options((context.today)(), &shown.unread);
    let watched = context.jobs.dry_run(&DRY_RUN_PROGRESS, &context.events);
    match site::dry_run(&shown.snapshot, &context.renderer, &options, &watched) {
        Ok(told) => Ok(Some(told.into())),
        Err(ExportError::Cancelled(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn page_difference(
    context: &mut ReadContext,
    asked: OfPage,
) -> Result<PageDifference, Failure> {
    let shown = context.shown()?;
    let options = asked.export.options((context.today)(), &shown.unread);
    let address = &asked.address;
    let difference = site::page_difference(&shown.snapshot, &context.renderer, &options, address)?;
    let lines = difference.as_deref().map(str::lines);
    let more = lines.clone().map_or(0, |lines| lines.skip(LINES).count());
    Ok(PageDifference {
        difference: lines.map(|lines| lines.take(LINES).map(cut).collect()),
        more: more as u32,
    })
}

/// Starts an export on a thread of its own.
pub(crate) fn start(context: &mut ReadContext, asked: Export) -> Result<Done, Failure> {
    let shown = context.shown()?;
    let options = asked.options((context.today)(), &shown.unread);
    let Some(watched) = context.jobs.export(&EXPORT_PROGRESS, &context.events) else {
        return Err(Failure::new(
            "An export is running already.",
            "Wait for it, or stop it first.",
        ));
    };
    let renderer = Arc::clone(&context.renderer);
    let events = context.events.clone();
    thread::spawn(move || {
        // It has ended before it is told: whoever hears so may start the next one at once.
        let outcome = catch_panic(move || {
            let outcome = site::export(&shown.snapshot, &renderer, &options, &watched);
            Ok(done(outcome))
        });
        let done = outcome.unwrap_or_else(|failure| ExportDone {
            failure: Some(failure),
            ..ExportDone::default()
        });
        events.emit(&EXPORT_DONE, done);
    });
    Ok(Done {})
}

fn done(outcome: Result<Report, ExportError>) -> ExportDone {
    let mut done = ExportDone::default();
    match outcome {
        Ok(report) => done.report = Some(report.into()),
        Err(ExportError::Cancelled(_)) => done.cancelled = true,
        Err(error) => {
            if let ExportError::Blocked(problems) = &error {
                done.problems = ProblemView::all(problems.iter().cloned());
            }
            done.failure = Some(error.into());
        }
    }
    done
}

/// Stops the export or the dry run; the old site then stands as it was.
pub(crate) fn cancel(context: &mut ReadContext, _: Nothing) -> Result<Done, Failure> {
    context.jobs.stop();
    Ok(Done {})
}
