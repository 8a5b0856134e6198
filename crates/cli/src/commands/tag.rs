//! `fieldnotes tag`: tags across all notes; each verb is `domain::tags`'.

use app::Failure;
use clap::{Args, Subcommand};
use domain::tags;

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::columns::{Cell, aligned};
use crate::library::{InLibrary, Library};
use crate::{names, paint};

/// List, rename, merge, delete and describe tags
///
/// A tag is named by its slug, its title or a name it had before. Changes reach every note that
/// has the tag, and `fieldnotes undo` takes them back.
#[derive(Args)]
#[command(
    disable_help_subcommand = true,
    after_help = "\
Examples:
  fieldnotes tag rename ml \"Machine learning\"
  fieldnotes tag merge k8s kubernetes --dry-run"
)]
pub struct Tag {
    #[command(flatten)]
    library: InLibrary,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// List all tags with the number of notes that have them
    #[command(after_help = "Example:\n  fieldnotes tag list | sort --numeric-sort --reverse")]
    List,
    /// Put a tag into the catalogue; notes that write it already then have a known tag
    #[command(
        after_help = "Example:\n  fieldnotes tag create Kafka --description \"Logs as a way of life.\""
    )]
    Create {
        /// What readers see
        title: String,
        /// A sentence or two for its page
        #[arg(long, default_value = "")]
        description: String,
        #[command(flatten)]
        dry_run: DryRun,
    },
    /// Give a tag another title in every note; its old address leads to the new one
    #[command(after_help = "Example:\n  fieldnotes tag rename ml \"Machine learning\"")]
    Rename {
        /// The tag, by slug or title
        tag: String,
        /// Its new title
        title: String,
        #[command(flatten)]
        dry_run: DryRun,
    },
    /// Make one tag of several: notes with FROM get INTO, and addresses of FROM lead there
    #[command(after_help = "Example:\n  fieldnotes tag merge k8s kube kubernetes")]
    Merge {
        /// The tags that go, by slug or title
        #[arg(required = true)]
        from: Vec<String>,
        /// The tag that stays, by slug or title
        into: String,
        #[command(flatten)]
        dry_run: DryRun,
    },
    /// Take tags off every note and out of the catalogue
    #[command(after_help = "Example:\n  fieldnotes tag delete legacy --dry-run")]
    Delete {
        /// The tags, by slug or title
        #[arg(required = true, value_name = "TAG")]
        tags: Vec<String>,
        #[command(flatten)]
        dry_run: DryRun,
    },
    /// Say what a tag is about, for its page on the site
    #[command(after_help = "Example:\n  fieldnotes tag describe kafka \"Logs as a way of life.\"")]
    Describe {
        /// The tag, by slug or title
        tag: String,
        /// A sentence or two
        description: String,
        #[command(flatten)]
        dry_run: DryRun,
    },
}

/// Does what was asked for.
pub fn run(asked: Tag) -> Result<Answer, Failure> {
    let library = &Library::from(asked.library);
    match asked.verb {
        Verb::List => list(library),
        Verb::Create {
            title,
            description,
            dry_run,
        } => change::make(library, &dry_run, |library| {
            Ok(tags::create(library, &title, &description)?)
        }),
        Verb::Rename {
            tag,
            title,
            dry_run,
        } => change::make(library, &dry_run, |library| {
            let tag = names::tag(library, &tag)?;
            Ok(tags::rename(library, &tag, &title)?)
        }),
        Verb::Merge {
            from,
            into,
            dry_run,
        } => change::make(library, &dry_run, |library| {
            let from = names::tags(library, &from)?;
            let into = names::tag(library, &into)?;
            Ok(tags::merge(library, &from, &into)?)
        }),
        Verb::Delete { tags, dry_run } => change::make(library, &dry_run, |library| {
            let tags = names::tags(library, &tags)?;
            Ok(tags::delete(library, &tags)?)
        }),
        Verb::Describe {
            tag,
            description,
            dry_run,
        } => change::make(library, &dry_run, |library| {
            let tag = names::tag(library, &tag)?;
            Ok(tags::describe(library, &tag, &description)?)
        }),
    }
}

/// Lists the tags by title.
fn list(library: &Library) -> Result<Answer, Failure> {
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
