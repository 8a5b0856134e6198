//! What an export would do, told without doing it: what would go stands first.

use app::{DryRunView, Failure, ProblemView};
use serde::Serialize;
use site::{DryRun, ExportOptions, Renderer};
use store::FolderRead;

use super::summary::{left_off, listed};
use crate::answer::Answer;
use crate::findings::Findings;
use crate::interrupt::Interrupt;
use crate::paint;
use crate::progress::{Bar, Drawn};

/// What is shown of a dry run.
pub struct Wanted {
    /// The pages whose differences are wanted.
    pub differences: Vec<String>,
    /// Whether it is for a program.
    pub json: bool,
}

#[derive(Serialize)]
struct Told {
    #[serde(flatten)]
    view: DryRunView,
    blocked: bool,
    differences: Vec<Difference>,
}

#[derive(Serialize)]
struct Difference {
    address: String,
    /// As a unified diff; null where nothing would change.
    difference: Option<String>,
}

/// Tells what an export would do.
pub fn run(
    library: &FolderRead,
    options: &ExportOptions,
    wanted: &Wanted,
    interrupt: Interrupt,
) -> Result<Answer, Failure> {
    let FolderRead { snapshot, unread } = library;
    let renderer = Renderer::new();
    let bar = Bar::new(Drawn::unless(wanted.json), interrupt);
    let mut told = site::dry_run(snapshot, &renderer, options, &bar)?;
    drop(bar);
    let mut differences = Vec::new();
    for address in &wanted.differences {
        differences.push(Difference {
            address: address.clone(),
            difference: site::page_difference(snapshot, &renderer, options, address)?,
        });
    }
    let problems = std::mem::take(&mut told.problems);
    let findings = Findings::of_export(problems, unread.clone());
    let refusal = findings.refusal();
    if wanted.json {
        let mut view = DryRunView::from(told);
        let blocked = refusal.is_some();
        view.problems = ProblemView::all(findings.into_all());
        let told = Told {
            view,
            blocked,
            differences,
        };
        let text = serde_json::to_string(&told).map_err(Failure::bug)? + "\n";
        return Ok(Answer { text, refusal });
    }
    let mut text = findings.text(&snapshot.root);
    if !text.is_empty() {
        text.push('\n');
    }
    match differences.as_slice() {
        [] => text += &plan(&told),
        differences => text.extend(differences.iter().map(lines)),
    }
    Ok(Answer { text, refusal })
}

fn plan(told: &DryRun) -> String {
    let DryRun {
        added,
        changed,
        removed,
        unchanged,
        target,
        ..
    } = told;
    let lists = [
        listed(&paint::bad("Would be removed"), removed),
        listed(&paint::strong("Would be changed"), changed),
        listed(&paint::strong("Would be added"), added),
    ];
    format!(
        "{}Nothing was written to {}: {} would be added, {} changed, {} removed, {unchanged} stay.\n{}",
        lists.concat(),
        target.display(),
        added.len(),
        changed.len(),
        removed.len(),
        left_off(told.counts),
    )
}

fn lines(of: &Difference) -> String {
    match &of.difference {
        Some(difference) => difference.clone(),
        None => format!("{} would not change.\n", of.address),
    }
}
