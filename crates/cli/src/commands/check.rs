//! `fieldnotes check`: what is wrong with a library, without exporting it.

use app::{Failure, ProblemView};
use clap::Args;
use serde::Serialize;
use site::Renderer;
use store::{FolderRead, Snapshot};

use crate::answer::Answer;
use crate::findings::Findings;
use crate::interrupt::Interrupt;
use crate::library::{Library, today};
use crate::link_check::report::{self, OutcomeView};
use crate::link_check::{self, Outcome, Politeness};
use crate::progress::{Bar, Drawn};

/// Find what is wrong before readers do
///
/// Lists every problem of the settings, the notes, their links and pictures, with file and line;
/// drafts as well; of a kind of which there are many, the first and where the others are, all of them
/// with --json. Ends with 1 where an error would stop an export. Links to other sites are
/// followed only with --external, which alone uses the network: each address once, one at a time
/// for each host, with a pause between. Ctrl+C stops it and shows what was found so far.
#[derive(Args)]
#[command(after_help = "\
Examples:
  fieldnotes check && git commit --all
  fieldnotes check blog --external
  fieldnotes check --external --json | jq '.outside[] | select(.verdict == \"broken\")'")]
pub struct Check {
    #[command(flatten)]
    library: Library,
    /// Ask other sites as well whether the pages and pictures that are linked are still there
    #[arg(long)]
    external: bool,
    /// Print one JSON object: blocked, problems, and with --external outside
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Checked<'a> {
    blocked: bool,
    problems: Vec<ProblemView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outside: Option<Vec<OutcomeView<'a>>>,
}

/// Checks a library.
pub fn run(asked: &Check) -> Result<Answer, Failure> {
    let FolderRead { snapshot, unread } = asked.library.look()?;
    let renderer = Renderer::new();
    let found = site::check(&snapshot, &renderer, today());
    let mut findings = Findings::of(&snapshot, found, unread, today());
    let outcomes = match asked.external {
        true => Some(ask(&snapshot, &renderer, asked.json)?),
        false => None,
    };
    if let Some(outcomes) = &outcomes {
        let problems = report::problems(&snapshot.library, outcomes);
        findings.outside = site::weighed(snapshot.library.settings(), problems);
    }
    let refusal = findings.refusal();
    let text = if asked.json {
        let checked = Checked {
            blocked: !findings.blocking.is_empty(),
            problems: ProblemView::all(findings.into_all()),
            outside: outcomes
                .as_ref()
                .map(|outcomes| outcomes.iter().map(OutcomeView::from).collect()),
        };
        serde_json::to_string(&checked).map_err(Failure::bug)? + "\n"
    } else {
        let verdict = verdict(&findings, &snapshot);
        let summary = outcomes.map(|outcomes| report::summary(&outcomes));
        verdict + &summary.unwrap_or_default()
    };
    Ok(Answer { text, refusal })
}

/// Asks the servers of other sites, until the author has had enough.
fn ask(snapshot: &Snapshot, renderer: &Renderer, json: bool) -> Result<Vec<Outcome>, Failure> {
    let bar = Bar::new(Drawn::unless(json), Interrupt::listen()?);
    let links = site::outside_links(snapshot, renderer, today());
    let go_on = |done, total| bar.show("Asking", done, total).is_ok();
    Ok(link_check::ask(links, Politeness::default(), go_on))
}

fn verdict(findings: &Findings, snapshot: &Snapshot) -> String {
    let listed = findings.text(&snapshot.root);
    if !findings.blocking.is_empty() {
        return listed;
    }
    if listed.is_empty() {
        let notes = snapshot.library.all().count();
        return format!("Nothing is wrong in {notes} notes and pages.\n");
    }
    let count = match findings.len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    format!("{listed}\n{count}, none of them in the way of an export.\n")
}
