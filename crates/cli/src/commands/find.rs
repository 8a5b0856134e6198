//! `fieldnotes find`: the lines of notes that hold a text or fit an expression.

use app::{Failure, FindQuery};
use clap::Args;
use domain::NotePath;
use domain::find::{Hit, Pattern};
use store::FolderRead;

use crate::answer::Answer;
use crate::interrupt::Interrupt;
use crate::library::{InLibrary, Library};
use crate::looked_for::{AllFound, FoundView, LookedFor};
use crate::paint;
use crate::progress::{Bar, Drawn};

/// More than anyone reads; with --json all are told that are told of a note.
const MOST: usize = 1000;

/// Find a text or an expression in all notes, line by line
///
/// Every letter counts, capitals only with --case. `fieldnotes search` finds notes by words.
#[derive(Args)]
#[command(after_help = "\
Examples:
  fieldnotes find \"exactly once\"
  fieldnotes find --expression 'https?://[^ )]*\\.example' --json | jq .count")]
pub struct Find {
    #[command(flatten)]
    library: InLibrary,
    #[command(flatten)]
    looked_for: LookedFor,
    /// Print one JSON object: count, notes, unread
    #[arg(long)]
    json: bool,
}

/// Looks through a library.
pub fn run(asked: Find) -> Result<Answer, Failure> {
    let FolderRead { snapshot, .. } = Library::from(asked.library).look()?;
    let query = FindQuery::from(asked.looked_for);
    let typed = query.typed.clone();
    let pattern = Pattern::new(query.into())?;
    let most = if asked.json { usize::MAX } else { MOST };
    let bar = Bar::new(Drawn::unless(asked.json), Interrupt::listen()?);
    let hits = |text: &str, room| pattern.hits(text, room);
    let found = AllFound::of(&snapshot, hits, &[], most, &bar)?;
    drop(bar);
    if asked.json {
        let text = serde_json::to_string(&FoundView::from(found)).map_err(Failure::bug)? + "\n";
        return Ok(Answer::said(text));
    }
    if found.notes.is_empty() && found.unread.is_empty() {
        return Ok(Answer::said(format!("No note holds “{typed}”.\n")));
    }
    let lines = found.notes.iter().flat_map(|note| {
        let hits = note.found.hits.iter();
        hits.map(|hit| line(&note.path, hit))
    });
    Ok(Answer::said(lines.collect::<String>() + &found.summary()))
}

fn line(path: &NotePath, hit: &Hit) -> String {
    let Hit {
        line,
        column,
        before,
        text,
        after,
        ..
    } = hit;
    let text = paint::odd(text.replace('\n', "⏎"));
    format!("{path}:{line}:{column}: {before}{text}{after}\n")
}
