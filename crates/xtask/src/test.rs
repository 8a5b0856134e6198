//! Every check, in the order in which a mistake is found soonest.

use anyhow::Result;

use crate::{page, setup, step};

/// Sets up what is missing and passes every check.
pub fn run() -> Result<()> {
    setup::run()?;
    step::run(".", "cargo", &["fmt", "--all", "--check"])?;
    step::run(
        ".",
        "cargo",
        &[
            "clippy",
            "--locked",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ],
    )?;
    step::run(".", "cargo", &["test", "--locked"])?;
    page::check()
}
