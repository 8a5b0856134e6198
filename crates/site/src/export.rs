//! Export: the site of a library written to a folder, whole or not at all.

mod manifest;
mod refusal;
mod write;

use crate::build::build;
use crate::plan::Plan;
use crate::progress::{Cancelled, Progress};
use crate::renderer::Renderer;
use crate::source::Source;
use domain::{Date, Drafts, Problem, Severity};
use files::FileError;
use std::path::PathBuf;
use std::time::Instant;

pub(crate) use write::{Content, Site};

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder must not be written over.
    #[error("{} was not chosen for the site: {why}; {hint}", target.display())]
    Refused {
        /// The folder.
        target: PathBuf,
        /// What speaks against it.
        why: &'static str,
        /// What to do instead.
        hint: &'static str,
    },
    /// A file stands where a page should go, and no export wrote it.
    #[error("{} is in the way and was not exported from here; move it away and export again", .0.display())]
    NotOurs(PathBuf),
    /// The notes have errors that readers would see.
    #[error("{} errors stand in the way of the export", .0.len())]
    Blocked(Vec<Problem>),
    /// The author stopped it.
    #[error("the export was stopped; the old site stands as it was")]
    Cancelled(#[from] Cancelled),
    /// The disk refused.
    #[error(transparent)]
    File(#[from] FileError),
}

/// What to export, and where to.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// The folder the site goes to.
    pub target: PathBuf,
    /// Whether notes that are not ready are in it.
    pub drafts: Drafts,
    /// The day the site is of.
    pub today: Date,
}

/// What an export did.
#[derive(Debug, Clone)]
pub struct Report {
    /// Addresses that were not there.
    pub added: Vec<String>,
    /// Addresses that held something else.
    pub changed: Vec<String>,
    /// Addresses of an earlier export that are gone.
    pub removed: Vec<String>,
    /// How many files stand as they stood.
    pub unchanged: usize,
    /// Warnings; errors would have stopped the export.
    pub problems: Vec<Problem>,
    /// How long it took.
    pub seconds: f64,
    /// The folder the site is in.
    pub target: PathBuf,
}

/// Builds the site of a library and writes it to the target.
///
/// # Errors
/// A refused target, a file in the way, a stop or a disk that refuses, when the old site stands as it
/// was; and `Blocked` when a note that would be on the site, or a settings file, has an error.
pub fn export(
    source: &dyn Source,
    renderer: &Renderer,
    options: &ExportOptions,
    progress: &dyn Progress,
) -> Result<Report, ExportError> {
    let begun = Instant::now();
    let home = std::env::home_dir();
    let place = refusal::checked(&options.target, source.root(), home.as_deref())?;
    let plan = Plan::new(source, options.today, options.drafts);
    let built = build(renderer, &plan, progress)?;
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    if built.problems.iter().any(is_error) {
        let errors = built.problems.into_iter().filter(is_error).collect();
        return Err(ExportError::Blocked(errors));
    }
    let written = write::write(&place, &built.site, progress)?;
    Ok(Report {
        added: written.added,
        changed: written.changed,
        removed: written.removed,
        unchanged: written.unchanged,
        problems: built.problems,
        seconds: begun.elapsed().as_secs_f64(),
        target: place,
    })
}
