//! All commands of the terminal: a file each, with its arguments and what it does.

mod check;
mod export;
mod find;
mod history;
mod host;
mod media;
mod new;
mod open;
mod redo;
mod replace;
mod search;
mod serve;
mod tag;
mod topic;
mod undo;

use app::Failure;
use clap::Subcommand;

use crate::answer::Answer;

/// A command with its arguments.
#[derive(Subcommand)]
pub enum Command {
    New(new::New),
    Open(open::Open),
    Serve(serve::Serve),
    Check(check::Check),
    Export(export::Export),
    Search(search::Search),
    Find(find::Find),
    Replace(replace::Replace),
    Tag(tag::Tag),
    Topic(topic::Topic),
    Media(media::Media),
    History(history::History),
    Undo(undo::Undo),
    Redo(redo::Redo),
    Host(host::Host),
}

/// Does what was asked for.
pub fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::New(asked) => new::run(&asked),
        Command::Open(asked) => open::run(&asked),
        Command::Serve(asked) => serve::run(asked),
        Command::Check(asked) => check::run(&asked),
        Command::Export(asked) => export::run(asked),
        Command::Search(asked) => search::run(asked),
        Command::Find(asked) => find::run(asked),
        Command::Replace(asked) => replace::run(asked),
        Command::Tag(asked) => tag::run(asked),
        Command::Topic(asked) => topic::run(asked),
        Command::Media(asked) => media::run(asked),
        Command::History(asked) => history::run(asked),
        Command::Undo(asked) => undo::run(&asked),
        Command::Redo(asked) => redo::run(&asked),
        Command::Host(asked) => host::run(asked),
    }
}
