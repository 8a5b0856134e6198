//! `fieldnotes search`: the notes that hold some words.

use std::path::PathBuf;

use app::Failure;
use clap::Args;
use store::{Hit, Piece};

use crate::answer::Answer;
use crate::library::{Library, Opened};
use crate::paint;

/// More than anyone reads; a narrower question is the better answer.
const MOST: u32 = 50;

/// Find notes by their titles, tags and text
///
/// Every word must be there; the last one may be begun only. The best fit comes first.
#[derive(Args)]
#[command(
    allow_missing_positional = true,
    after_help = "\
Examples:
  fieldnotes search backpressure
  fieldnotes search blog \"feature store\""
)]
pub struct Search {
    /// The library's folder [default: this folder, or the nearest above with a site.toml]
    #[arg(value_name = "LIBRARY")]
    library: Option<PathBuf>,
    /// The words; several stand in quotes
    #[arg(required = true)]
    query: String,
}

/// Searches a library.
pub fn run(asked: Search) -> Result<Answer, Failure> {
    let Search { library, query } = asked;
    let forgot_quotes = library
        .as_ref()
        .is_some_and(|folder| !store::is_library(folder));
    let Opened { store, .. } = Library::at(library).open().map_err(|failure| {
        if forgot_quotes {
            Failure::new(
                failure.message,
                "To search for several words, put them in quotes.",
            )
        } else {
            failure
        }
    })?;
    let hits = store.search(&query, MOST)?;
    if hits.is_empty() {
        return Ok(Answer::said(format!("No note holds “{query}”.\n")));
    }
    let mut text: String = hits.iter().map(lines).collect();
    if hits.len() == MOST as usize {
        text.push_str(&format!(
            "{}\n",
            paint::quiet(format!("Only the best {MOST} are shown."))
        ));
    }
    Ok(Answer::said(text))
}

fn lines(hit: &Hit) -> String {
    let snippet: String = hit.snippet.iter().map(piece).collect();
    let snippet = snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    let head = format!("{}: {}", hit.path, paint::strong(&hit.title));
    match snippet.as_str() {
        "" => format!("{head}\n"),
        snippet => format!("{head}\n    {snippet}\n"),
    }
}

fn piece(piece: &Piece) -> String {
    match piece.hit {
        true => paint::odd(&piece.text),
        false => piece.text.clone(),
    }
}
