//! `fieldnotes topic list`

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::columns::{Cell, aligned};
use crate::library::Library;
use crate::paint;

/// List the topics in their order, with the number of notes under them
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes topic list --library blog")]
pub struct List {}

/// Lists the topics in the author's order.
pub fn run(library: &Library) -> Result<Answer, Failure> {
    let topics = library.open()?.store.snapshot().library.topics();
    if topics.is_empty() {
        return Ok(Answer::said(
            "There is no topic yet. `fieldnotes topic create TITLE` makes one.\n",
        ));
    }
    let rows = (1..).zip(topics).map(|(place, count)| {
        let (place, about) = if count.known {
            let headline = Cell::words(count.topic.headline).painted(paint::quiet);
            (format!("{place:02}"), headline)
        } else {
            let unknown = "only in notes, not in the catalogue";
            (String::new(), Cell::words(unknown).painted(paint::odd))
        };
        let notes = match count.count {
            1 => "1 note".to_owned(),
            count => format!("{count} notes"),
        };
        [
            Cell::words(place).painted(paint::quiet),
            Cell::words(count.topic.slug),
            Cell::words(count.topic.title).painted(paint::strong),
            Cell::words(notes),
            about,
        ]
    });
    Ok(Answer::said(aligned(rows.collect())))
}
