//! Fieldnotes, Hugo and Eleventy make a site of the same notes, in turn. Notes come from `corpus`,
//! programs from `contestants`, figures from `measure`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::contestants::{Contestant, Eleventy, Fieldnotes, Hugo};
use super::ground::{Ground, remove, rest};
use super::measure::{self, Cost};
use super::table::{self, Row};
use crate::step;

/// What was asked for.
struct Asked {
    notes: u64,
    runs: usize,
    /// Whether only Fieldnotes is measured.
    alone: bool,
}

/// Measures.
pub fn run(options: &[String]) -> Result<()> {
    let asked = read(options)?;
    step::run(
        ".",
        "cargo",
        &["build", "--release", "--locked", "-p", "fieldnotes-cli"],
    )?;
    let ground = Ground::new(asked.notes)?;
    let mut contestants: Vec<Box<dyn Contestant>> = vec![Box::new(Fieldnotes::prepare(&ground)?)];
    if !asked.alone {
        contestants.push(Box::new(Hugo::prepare(&ground)?));
        contestants.push(Box::new(Eleventy::prepare(&ground)?));
    }
    let mut costs: Vec<Vec<Cost>> = contestants.iter().map(|_| Vec::new()).collect();
    rest()?;
    for run in 0..asked.runs {
        for (contestant, costs) in contestants.iter().zip(&mut costs) {
            let target = ground.fresh_target(contestant.name(), run)?;
            contestant.forget()?;
            let cost = measure::run(contestant.command(&target))?;
            println!("  {:<10} {}", contestant.name(), cost);
            check(&target, asked.notes)?;
            costs.push(cost);
        }
    }
    let rows = contestants.iter().zip(&costs);
    let mut rows: Vec<Row> = rows
        .map(|(contestant, costs)| Row::new(contestant.name(), costs))
        .collect();
    rows.extend(again(&ground, asked.runs)?);
    remove(&ground.out())?;
    table::print(asked.notes, asked.runs, &rows);
    Ok(())
}

fn read(options: &[String]) -> Result<Asked> {
    let mut asked = Asked {
        notes: 1_000,
        runs: 5,
        alone: false,
    };
    let mut options = options.iter().map(String::as_str);
    while let Some(option) = options.next() {
        let mut number = || {
            let value = options
                .next()
                .with_context(|| format!("`{option}` wants a number"))?;
            value
                .parse::<u64>()
                .with_context(|| format!("`{value}` is not a number"))
        };
        match option {
            "--notes" => asked.notes = number()?.max(2),
            "--runs" => asked.runs = usize::try_from(number()?.max(1))?,
            "--alone" => asked.alone = true,
            other => bail!("`bench export` has --notes N, --runs N and --alone, not `{other}`"),
        }
    }
    Ok(asked)
}

/// Fieldnotes once more over a site that is there, of a library that the window knows: with nothing
/// changed, and with one note changed.
fn again(ground: &Ground, runs: usize) -> Result<Vec<Row>> {
    let fieldnotes = Fieldnotes::prepare(ground)?;
    let target = ground.fresh_target(fieldnotes.name(), runs)?;
    fieldnotes.forget()?;
    fieldnotes.index()?;
    for _ in 0..2 {
        // The first export finds an index that was just made, and does not vouch for it.
        measure::run(fieldnotes.command(&target))?;
    }
    rest()?;
    let (mut unchanged, mut changed) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        unchanged.push(measure::run(fieldnotes.command(&target))?);
    }
    for run in 0..runs {
        fieldnotes.change_a_note(run)?;
        changed.push(measure::run(fieldnotes.command(&target))?);
    }
    Ok(vec![
        Row::new("nothing changed", &unchanged),
        Row::new("one note changed", &changed),
    ])
}

/// An export that left notes out was not measured, it failed.
fn check(target: &Path, notes: u64) -> Result<()> {
    let folder = target.join("notes");
    let listed = fs::read_dir(&folder)
        .with_context(|| format!("no notes were written to {}", folder.display()))?;
    let written = listed.count() as u64;
    if written < notes {
        bail!(
            "{written} of {notes} notes were written to {}",
            folder.display()
        );
    }
    Ok(())
}
