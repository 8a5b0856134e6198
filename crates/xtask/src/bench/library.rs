//! `cargo xtask bench library`: how a library of ten thousand notes feels to whoever writes in it.
//! The notes are written here; what is done with them, and measured, stands in
//! `crates/app/benches/library`, which calls the application by the names that a window uses.

use std::fs;

use anyhow::{Context, Result, bail};

use super::corpus::{TAGS, varied};
use super::ground::{copy, ours, remove, rest};
use crate::step;

/// Measures.
pub fn run(options: &[String]) -> Result<()> {
    let asked = read(options)?;
    let folder = step::root().join(format!("target/bench/library-{}", asked.notes));
    remove(&folder)?;
    copy(&ours("fieldnotes"), &folder)?;
    let notes = folder.join("notes");
    fs::create_dir_all(&notes)?;
    for number in 0..asked.notes {
        let path = notes.join(format!("{}.md", super::corpus::slug(number)));
        fs::write(&path, varied::note(number, asked.notes))
            .with_context(|| format!("could not write {}", path.display()))?;
    }
    let mut catalogue = fs::read_to_string(folder.join("catalogue.toml"))?;
    for tag in [varied::EVERYWHERE, varied::THOUSAND] {
        catalogue.push_str(&format!("\n[[tag]]\nslug = \"{tag}\"\ntitle = \"{tag}\"\n"));
    }
    // Half of the others are known.
    for tag in 0..TAGS / 2 {
        catalogue.push_str(&format!(
            "\n[[tag]]\nslug = \"tag-{tag:03}\"\ntitle = \"tag-{tag:03}\"\n"
        ));
    }
    fs::write(folder.join("catalogue.toml"), catalogue)?;
    rest()?;
    let folder = folder.to_str().context("the folder's name is not text")?;
    step::run(
        ".",
        "cargo",
        &[
            "bench",
            "--locked",
            "-p",
            "fieldnotes-app",
            "--bench",
            "library",
            "--",
            folder,
            &asked.runs.to_string(),
        ],
    )
}

struct Asked {
    notes: u64,
    runs: u64,
}

fn read(options: &[String]) -> Result<Asked> {
    let mut asked = Asked {
        notes: 10_000,
        runs: 3,
    };
    let mut options = options.iter().map(String::as_str);
    while let Some(option) = options.next() {
        let number = options.next().and_then(|value| value.parse::<u64>().ok());
        let number = number.with_context(|| format!("`{option}` wants a number"))?;
        match option {
            "--notes" => asked.notes = number.max(100),
            "--runs" => asked.runs = number.max(1),
            other => bail!("`bench library` has --notes N and --runs N, not `{other}`"),
        }
    }
    Ok(asked)
}
