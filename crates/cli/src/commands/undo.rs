//! `fieldnotes undo`: the newest change, taken back in every file.

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::change;
use crate::library::Library;

/// Take back the newest change of tags, topics or notes
///
/// The change is taken out of what each file holds now, and what was written since stays. A file in
/// which the same words were edited is left alone and named with its line; undo it again once it fits.
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes undo blog")]
pub struct Undo {
    #[command(flatten)]
    library: Library,
}

/// Takes a change back.
pub fn run(asked: &Undo) -> Result<Answer, Failure> {
    let mut store = asked.library.open_to_change()?;
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
