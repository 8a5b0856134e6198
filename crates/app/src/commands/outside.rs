//! The open note was changed by another program while the author typed in it.

use serde::Serialize;
use store::Outcome;
use ts_rs::TS;

use super::arguments::TypedNote;
use crate::Failure;
use crate::session::Session;

/// The author's text and the file, brought together.
#[derive(Serialize, TS)]
pub(crate) struct MergedOutside {
    /// The file as it is now, which a save has to name.
    hash: String,
    /// What it holds.
    theirs: String,
    /// Both edits in one text; nothing where both changed the same lines.
    merged: Option<String>,
}

/// Merges what was typed with what the file holds now. What either side had is in the history,
/// whatever the author makes of it.
pub(crate) fn merge(session: &mut Session, asked: TypedNote) -> Result<MergedOutside, Failure> {
    let path = asked.path.checked()?;
    let base = asked.base()?;
    let file = session.library()?.store.root().join(path.as_str());
    // The watcher may not have spoken yet.
    session.scan(&[file])?;
    let since = session.asked;
    let open = session.library()?;
    let met = open
        .store
        .merge_outside_asked(since, &path, base, &asked.text)?;
    let (theirs, merged) = match met {
        Outcome::Unchanged => (open.store.snapshot().read(&path)?, Some(asked.text)),
        Outcome::Merged { theirs, text } => (*theirs, Some(text)),
        Outcome::Conflict { theirs, .. } => (*theirs, None),
    };
    open.shows(&path, Some(theirs.hash));
    Ok(MergedOutside {
        hash: theirs.hash.to_string(),
        theirs: theirs.text,
        merged,
    })
}
