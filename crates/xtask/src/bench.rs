//! `cargo xtask bench export`: how long an export takes here, beside two programs that are known
//! to be fast, on the same notes, on the same machine, in turn. `cargo xtask bench window`: how the
//! real window feels; what it measures stands in `tests/benches/window.rs`. `cargo xtask bench library`:
//! what a writer waits for in a library of ten thousand notes.
//!
//! Nothing is judged: the figures are printed, as medians and as ratios of one run. No test
//! depends on them.

mod contestants;
mod corpus;
mod export;
mod ground;
mod library;
mod measure;
mod table;

use anyhow::{Result, bail};

use crate::{page, setup, step};

/// Runs `bench export` with its options.
pub fn run(words: &[String]) -> Result<()> {
    match words.split_first() {
        Some((what, options)) if what == "export" => export::run(options),
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
