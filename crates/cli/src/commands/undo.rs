//! `fieldnotes undo`: the newest change, taken back in every file.

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::library::{Library, Opened};
use crate::paint;

/// Take back the newest change of tags, topics or notes
///
/// Every file gets back the bytes it had. A file that was edited since is never overwritten: then
/// nothing is taken back.
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
    let name = store.undo()?.name;
    Ok(Answer::said(format!(
        "Taken back: {}. {}\n",
        paint::strong(name),
        paint::quiet("`fieldnotes redo` makes it again.")
    )))
}
