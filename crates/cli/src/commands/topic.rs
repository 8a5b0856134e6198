//! `fieldnotes topic`: the shelves of a library; each verb is `domain::topics`'.

use std::num::NonZeroUsize;

use app::Failure;
use clap::{Args, Subcommand};
use domain::topics;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::columns::{Cell, aligned};
use crate::library::{InLibrary, Library};
use crate::{names, paint};

/// List, create, edit, move and delete topics
///
/// A topic is named by its slug, its title or a name it had before. Changes reach every note under
/// it, and `fieldnotes undo` takes them back.
#[derive(Args)]
#[command(
    disable_help_subcommand = true,
    after_help = "\
Examples:
  fieldnotes topic create \"Data platforms\" --headline \"Trustworthy movement and shape\"
  fieldnotes topic move data-platforms 1"
)]
pub struct Topic {
    #[command(flatten)]
    library: InLibrary,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// List the topics in their order, with the number of notes under them
    #[command(after_help = "Example:\n  fieldnotes topic list --library blog")]
    List,
    /// Add a topic as the last one
    #[command(
        after_help = "Example:\n  fieldnotes topic create \"Data platforms\" --headline \"Trustworthy movement and shape\""
    )]
    Create {
        /// What readers see
        title: String,
        /// One line under the title
        #[arg(long, default_value = "")]
        headline: String,
        /// A sentence or two for its page
        #[arg(long, default_value = "")]
        description: String,
        #[command(flatten)]
        dry_run: DryRun,
    },
    Edit(Edit),
    /// Move a topic to another place in the order
    #[command(after_help = "Example:\n  fieldnotes topic move data-platforms 1")]
    Move {
        /// The topic, by slug or title
        topic: String,
        /// Its new place, from 1; past the end means last
        place: NonZeroUsize,
        #[command(flatten)]
        dry_run: DryRun,
    },
    /// Remove a topic; its notes stay, under another topic or under none
    #[command(after_help = "Example:\n  fieldnotes topic delete ai-systems --into data-platforms")]
    Delete {
        /// The topic, by slug or title
        topic: String,
        /// The topic its notes go under, by slug or title [default: none]
        #[arg(long, value_name = "TOPIC")]
        into: Option<String>,
        #[command(flatten)]
        dry_run: DryRun,
    },
}

/// Change what a topic is called and what it says
///
/// Another title makes another address: the notes follow, and the old address leads there.
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes topic edit ai-systems --headline \"Serving paths\"")]
#[group(required = true, multiple = true, id = "parts")]
struct Edit {
    /// The topic, by slug or title
    #[arg(group = "named")]
    topic: String,
    /// What readers see
    #[arg(long, group = "parts")]
    title: Option<String>,
    /// One line under the title
    #[arg(long, group = "parts")]
    headline: Option<String>,
    /// A sentence or two for its page
    #[arg(long, group = "parts")]
    description: Option<String>,
    #[command(flatten)]
    dry_run: DryRun,
}

/// Does what was asked for.
pub fn run(asked: Topic) -> Result<Answer, Failure> {
    let library = &Library::from(asked.library);
    match asked.verb {
        Verb::List => list(library),
        Verb::Create {
            title,
            headline,
            description,
            dry_run,
        } => change::make(library, &dry_run, |library| {
            Ok(topics::create(library, &title, &headline, &description)?)
        }),
        // What is not named stays as it is.
        Verb::Edit(asked) => change::make(library, &asked.dry_run, |library| {
            let topic = names::topic(library, &asked.topic)?;
            Ok(topics::edit(
                library,
                &topic.slug,
                asked.title.as_ref().unwrap_or(&topic.title),
                asked.headline.as_ref().unwrap_or(&topic.headline),
                asked.description.as_ref().unwrap_or(&topic.description),
            )?)
        }),
        Verb::Move {
            topic,
            place,
            dry_run,
        } => change::make(library, &dry_run, |library| {
            let topic = names::topic(library, &topic)?;
            Ok(topics::reorder(library, &topic.slug, place.get() - 1)?)
        }),
        Verb::Delete {
            topic,
            into,
            dry_run,
        } => change::make(library, &dry_run, |library| {
            let topic = names::topic(library, &topic)?;
            let into = match &into {
                Some(into) => Some(&names::topic(library, into)?.slug),
                None => None,
            };
            Ok(topics::delete(library, &topic.slug, into)?)
        }),
    }
}

/// Lists the topics in the author's order.
fn list(library: &Library) -> Result<Answer, Failure> {
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
