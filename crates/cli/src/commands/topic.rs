//! `fieldnotes topic`: the shelves of a library; each verb is `domain::topics`'.

mod create;
mod delete;
mod edit;
mod list;
mod r#move;

use app::Failure;
use clap::{Args, Subcommand};

use crate::answer::Answer;
use crate::library::{InLibrary, Library};

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
    List(list::List),
    Create(create::Create),
    Edit(edit::Edit),
    Move(r#move::Move),
    Delete(delete::Delete),
}

/// Does what was asked for.
pub fn run(asked: Topic) -> Result<Answer, Failure> {
    let library = Library::from(asked.library);
    match asked.verb {
        Verb::List(_) => list::run(&library),
        Verb::Create(asked) => create::run(&library, &asked),
        Verb::Edit(asked) => edit::run(&library, &asked),
        Verb::Move(asked) => r#move::run(&library, &asked),
        Verb::Delete(asked) => delete::run(&library, &asked),
    }
}
