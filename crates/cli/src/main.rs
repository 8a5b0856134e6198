//! `fieldnotes`: a library in a terminal, without a window and without a web view.
//!
//! Each command is a file under `commands/` that gives an [`Answer`]; only this file turns an
//! answer into streams and an exit code. What a command does to a library is `domain`'s,
//! `store`'s and `site`'s: there is no rule about notes here.

mod answer;
mod change;
mod columns;
mod commands;
mod findings;
mod interrupt;
mod library;
mod link_check;
mod looked_for;
mod names;
mod paint;
mod progress;
mod terminal;

use std::process::ExitCode;

/// An export asks for memory a hundred million times, from all cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use clap::Parser;

use crate::answer::Answer;
use crate::commands::Command;

/// Write a technical blog as plain Markdown and export it as a static site.
#[derive(Parser)]
#[command(
    name = "fieldnotes",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "\
LIBRARY is the folder with the site.toml. Without it, the current folder is taken, or the
nearest one above it that is a library.

Examples:
  fieldnotes new blog
  fieldnotes serve blog
  fieldnotes export blog --to public"
)]
struct Terminal {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let Terminal { command } = Terminal::parse();
    let Answer { text, refusal } = commands::run(command).unwrap_or_else(Answer::refused);
    terminal::say(&text);
    match refusal {
        None => ExitCode::SUCCESS,
        Some(failure) => {
            terminal::complain(&failure);
            ExitCode::FAILURE
        }
    }
}
