//! `cargo xtask bench export`: how long an export takes here, beside two programs that are known
//! to be fast, on the same notes, on the same machine, in turn. `cargo xtask bench window`: how the
//! real window feels; what it measures stands in `tests/benches/window.rs`. `cargo xtask bench library`:
//! what a writer waits for in a library of ten thousand notes.
//!
//! Nothing is judged: the figures are printed, as medians and as ratios of one run. No test
//! depends on them. Notes come from `corpus`, programs from `contestants`, figures from `measure`.

mod contestants;
mod corpus;
mod library;
mod measure;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::{page, setup, step};
use contestants::{Contestant, Eleventy, Fieldnotes, Hugo, copy, ours};
use measure::Cost;
use table::Row;

/// What was asked for.
struct Asked {
    notes: u64,
    runs: usize,
    /// Whether only Fieldnotes is measured.
    alone: bool,
}

/// Runs `bench export` with its options.
pub fn run(words: &[String]) -> Result<()> {
    match words.split_first() {
        Some((what, options)) if what == "export" => export(&read(options)?),
        Some((what, options)) if what == "library" => library::run(options),
        Some((what, [])) if what == "window" => window(),
        _ => bail!("`bench` can measure an `export`, a `library` or the `window`"),
    }
}

/// The real window under Xvfb, built as it is released.
fn window() -> Result<()> {
    setup::for_tests()?;
    page::build()?;
    let cargo = |arguments: &[&str]| step::run(".", "cargo", arguments);
    cargo(&["build", "--release", "--locked", "-p", "fieldnotes-desktop"])?;
    cargo(&[
        "bench",
        "--locked",
        "-p",
        "fieldnotes-tests",
        "--bench",
        "window",
    ])
}

fn export(asked: &Asked) -> Result<()> {
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

/// Lets the disk come to rest, so that nobody pays for what was removed before: ext4 walks past
/// every inode that was deleted in the last five seconds when it makes a file. That is also why no
/// site is removed before the last one is made.
fn rest() -> Result<()> {
    if !step::succeeds("sync", &[]) {
        bail!("`sync` failed");
    }
    std::thread::sleep(Duration::from_secs(6));
    Ok(())
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

/// The folder everything is measured in, under `target/`.
pub struct Ground {
    /// The notes, as Markdown files.
    pub notes: PathBuf,
    /// How many there are.
    pub count: u64,
    folder: PathBuf,
}

impl Ground {
    fn new(count: u64) -> Result<Ground> {
        let folder = step::root().join("target/bench");
        let notes = folder.join(format!("notes-{count}"));
        // Written anew each time: a generator that changed must not measure yesterday's notes.
        corpus::write(&notes, count)?;
        let ground = Ground {
            notes,
            count,
            folder,
        };
        remove(&ground.out())?;
        Ok(ground)
    }

    /// The folder of the sites that were made.
    fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    /// A folder for a program's own files.
    pub fn room(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A folder that is not there yet, for a whole site.
    fn fresh_target(&self, name: &str, run: usize) -> Result<PathBuf> {
        let out = self.out();
        fs::create_dir_all(&out)?;
        Ok(out.join(format!("{}-{run}", name.to_lowercase())))
    }
}

/// Removes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
