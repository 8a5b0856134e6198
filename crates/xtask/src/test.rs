//! Every check, in the order in which a mistake is found soonest. The page comes before Rust:
//! the window carries what `ui/dist` holds.

use anyhow::Result;

use crate::{page, setup, step};

/// Sets up what is missing and passes every check.
pub fn run() -> Result<()> {
    setup::for_tests()?;
    let cargo = |arguments: &[&str]| step::run(".", "cargo", arguments);
    cargo(&["fmt", "--all", "--check"])?;
    page::check()?;
    page::build()?;
    cargo(&[
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ])?;
    cargo(&["doc", "--locked", "--workspace", "--no-deps"])?;
    // The stories start the programs themselves, so these are built first.
    cargo(&["build", "--locked", "--workspace"])?;
    cargo(&["test", "--locked", "--workspace"])
}
