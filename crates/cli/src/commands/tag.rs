//! `fieldnotes tag`: tags across all notes; each verb is `domain::tags`'.

mod create;
mod delete;
mod describe;
mod list;
mod merge;
mod rename;

use app::Failure;
use clap::{Args, Subcommand};

use crate::answer::Answer;
use crate::library::{InLibrary, Library};

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
    List(list::List),
    Create(create::Create),
    Rename(rename::Rename),
    Merge(merge::Merge),
    Delete(delete::Delete),
    Describe(describe::Describe),
}

/// Does what was asked for.
pub fn run(asked: Tag) -> Result<Answer, Failure> {
    let library = Library::from(asked.library);
    match asked.verb {
        Verb::List(_) => list::run(&library),
        Verb::Create(asked) => create::run(&library, &asked),
        Verb::Rename(asked) => rename::run(&library, &asked),
        Verb::Merge(asked) => merge::run(&library, &asked),
        Verb::Delete(asked) => delete::run(&library, &asked),
        Verb::Describe(asked) => describe::run(&library, &asked),
    }
}
