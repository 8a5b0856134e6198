//! `fieldnotes redo`: what was undone, made once more.

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::change;
use crate::library::Library;

/// Make again the change that was taken back last
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes redo blog")]
pub struct Redo {
    #[command(flatten)]
    library: Library,
}

/// Makes a change again.
pub fn run(asked: &Redo) -> Result<Answer, Failure> {
    let mut store = asked.library.open_to_change()?;
    if store.redoable()?.is_none() {
        return Err(Failure::new("There is no change to make again.", ""));
    }
    let done = store.redo()?;
    Ok(change::done(
        "Made again: ",
        &done,
        "`fieldnotes undo` takes it back.",
    ))
}
