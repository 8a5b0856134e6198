//! `fieldnotes new`: a library to begin with.

use std::path::PathBuf;

use app::{Failure, starter};
use clap::Args;

use crate::answer::Answer;

/// Begin a new library in an empty folder
///
/// The folder gets a small blog to begin with: site settings, a catalogue of topics and tags, and
/// a few notes. Change or delete any of it.
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes new blog && fieldnotes serve blog")]
pub struct New {
    /// A new or an empty folder
    folder: PathBuf,
}

/// Begins a library.
pub fn run(asked: &New) -> Result<Answer, Failure> {
    starter::begin(&asked.folder)?;
    let folder = asked.folder.display();
    Ok(Answer::said(format!(
        "A new library stands in {folder}. `fieldnotes serve {folder}` shows it in a browser.\n"
    )))
}
