//! `fieldnotes tag list`

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::columns::{Cell, aligned};
use crate::library::Library;
use crate::paint;

/// List all tags with the number of notes that have them
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes tag list | sort --numeric-sort --reverse")]
pub struct List {}

/// Lists the tags by title.
pub fn run(library: &Library) -> Result<Answer, Failure> {
    let tags = library.open()?.store.snapshot().library.tags();
    if tags.is_empty() {
        return Ok(Answer::said("No note has a tag yet.\n"));
    }
    let rows = tags.into_iter().map(|count| {
        let about = if count.known {
            Cell::words(count.tag.description).painted(paint::quiet)
        } else {
            Cell::words("only in notes, not in the catalogue").painted(paint::odd)
        };
        [
            Cell::number(count.count),
            Cell::words(count.tag.slug),
            Cell::words(count.tag.title).painted(paint::strong),
            about,
        ]
    });
    Ok(Answer::said(aligned(rows.collect())))
}
