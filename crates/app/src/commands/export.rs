//! Starting and stopping an export; how it goes is told by events.

use std::path::PathBuf;

use domain::Drafts;
use serde::Deserialize;
use site::{ExportOptions, Mode};
use ts_rs::TS;

use crate::export_job::ExportJob;
use crate::session::Session;
use crate::{Done, Failure, Nothing};

/// Where the site goes, and whether notes that are not ready are in it.
#[derive(Deserialize, TS)]
pub(crate) struct Export {
    target: PathBuf,
    drafts: bool,
}

pub(crate) fn start(session: &mut Session, asked: Export) -> Result<Done, Failure> {
    if session.export.as_ref().is_some_and(|job| !job.has_ended()) {
        return Err(Failure::new(
            "An export is running already.",
            "Wait for it, or stop it first.",
        ));
    }
    let snapshot = session.library()?.store.snapshot();
    let options = ExportOptions {
        target: asked.target,
        drafts: match asked.drafts {
            true => Drafts::Include,
            false => Drafts::Leave,
        },
        today: (session.reading.today)(),
        mode: Mode::Incremental,
    };
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
