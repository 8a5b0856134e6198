//! `fieldnotes check`: what is wrong with a library, without exporting it.

use app::{Failure, ProblemView};
use clap::Args;
use domain::Problem;
use serde::Serialize;
use site::Renderer;
use store::Glance;

use crate::answer::Answer;
use crate::gate::Gate;
use crate::library::{Library, today};

/// Find what is wrong before readers do
///
/// Lists every problem of the settings, the notes, their links and pictures, with file and line;
/// drafts as well. Ends with 1 where an error would stop an export.
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes check && git commit --all")]
pub struct Check {
    #[command(flatten)]
    library: Library,
    /// Print one JSON object: blocked, problems
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Checked {
    blocked: bool,
    problems: Vec<ProblemView>,
}

/// Checks a library.
pub fn run(asked: &Check) -> Result<Answer, Failure> {
    let Glance { snapshot, unread } = asked.library.look()?;
    let found = site::check(&snapshot, &Renderer::new(), today());
    let gate = Gate::of(&snapshot.library, found, unread, today());
    let refusal = gate.refusal();
    let text = if asked.json {
        let checked = Checked {
            blocked: refusal.is_some(),
            problems: ProblemView::all(gate.into_all()),
        };
        serde_json::to_string(&checked).map_err(Failure::bug)? + "\n"
    } else {
        verdict(&gate, snapshot.library.all().count())
    };
    Ok(Answer { text, refusal })
}

fn verdict(gate: &Gate, notes: usize) -> String {
    let listed = gate.text();
    let Gate {
        unread,
        later,
        warnings,
        blocking,
    } = gate;
    if !blocking.is_empty() {
        return listed;
    }
    if listed.is_empty() {
        return format!("Nothing is wrong in {notes} notes and pages.\n");
    }
    let all: Vec<&Problem> = unread.iter().chain(later).chain(warnings).collect();
    let count = match all.len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    format!("{listed}\n{count}, none of them in the way of an export.\n")
}
