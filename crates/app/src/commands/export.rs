//! What an export would do; starting and stopping one, where how it goes is told by events.

use std::path::PathBuf;

use domain::{Date, Drafts};
use serde::{Deserialize, Serialize};
use site::{ExportOptions, Mode, Unwatched};
use ts_rs::TS;

use crate::export_job::ExportJob;
use crate::reading::Reading;
use crate::session::Session;
use crate::{Done, DryRunView, Failure, Nothing};

/// Where the site goes, and whether notes that are not ready are in it.
#[derive(Deserialize, TS)]
pub(crate) struct Export {
    target: PathBuf,
    drafts: bool,
}

impl Export {
    fn options(self, today: Date) -> ExportOptions {
        ExportOptions {
            target: self.target,
            drafts: match self.drafts {
                true => Drafts::Include,
                false => Drafts::Leave,
            },
            today,
            mode: Mode::Incremental,
            library: None,
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
    /// As a unified diff; nothing when it would not change, or is not a text.
    difference: Option<String>,
}

pub(crate) fn dry_run(reading: &mut Reading, asked: Export) -> Result<DryRunView, Failure> {
    let shown = reading.shown()?;
    let options = asked.options((reading.today)());
    let told = site::dry_run(&shown.snapshot, &reading.renderer, &options, &Unwatched)?;
    Ok(told.into())
}

pub(crate) fn page_difference(
    reading: &mut Reading,
    asked: OfPage,
) -> Result<PageDifference, Failure> {
    let shown = reading.shown()?;
    let options = asked.export.options((reading.today)());
    let address = &asked.address;
    let difference = site::page_difference(&shown.snapshot, &reading.renderer, &options, address)?;
    Ok(PageDifference { difference })
}

pub(crate) fn start(session: &mut Session, asked: Export) -> Result<Done, Failure> {
    if session.export.as_ref().is_some_and(|job| !job.has_ended()) {
        return Err(Failure::new(
            "An export is running already.",
            "Wait for it, or stop it first.",
        ));
    }
    let snapshot = session.library()?.store.snapshot();
    let options = asked.options((session.reading.today)());
    let tell = session.tell.clone();
    session.export = Some(ExportJob::start(snapshot, &session.reading, options, tell));
    Ok(Done {})
}

pub(crate) fn cancel(session: &mut Session, _: Nothing) -> Result<Done, Failure> {
    if let Some(job) = &session.export {
        job.cancel();
    }
    Ok(Done {})
}
