//! `fieldnotes undo`: the newest change, taken back in every file.

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::change;
use crate::library::{Library, Opened};

/// Take back the newest change of tags, topics or notes
///
/// Every file gets back the bytes it had. A file that was edited since is left alone and named; where
/// a note was renamed that was edited since, nothing is taken back.
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes undo blog")]
pub struct Undo {
    #[command(flatten)]
    library: Library,
}

/// Takes a change back.
pub fn run(asked: &Undo) -> Result<Answer, Failure> {
    let Opened { mut store, .. } = asked.library.open()?;
    if store.undoable()?.is_none() {
        return Err(Failure::new("There is no change to take back.", ""));
    }
    let done = store.undo()?;
    Ok(change::done(
        "Taken back: ",
        &done,
        "`fieldnotes redo` makes it again.",
    ))
}
