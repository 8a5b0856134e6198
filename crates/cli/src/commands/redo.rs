//! `fieldnotes redo`: what was undone, made once more.

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::library::{Library, Opened};
use crate::paint;

/// Make again the change that was taken back last
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes redo blog")]
pub struct Redo {
    #[command(flatten)]
    library: Library,
}

/// Makes a change again.
pub fn run(asked: &Redo) -> Result<Answer, Failure> {
    let Opened { mut store, .. } = asked.library.open()?;
    if store.redoable()?.is_none() {
        return Err(Failure::new("There is no change to make again.", ""));
    }
    let name = store.redo()?.name;
    Ok(Answer::said(format!(
        "Made again: {}. {}\n",
        paint::strong(name),
        paint::quiet("`fieldnotes undo` takes it back.")
    )))
}
