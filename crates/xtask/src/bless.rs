//! Files in the repository that are printed from code: the test that compares them writes them.

use anyhow::Result;

use crate::step;

/// Prints `ui/src/host/wire.ts` from the types of `crates/app`.
pub fn run() -> Result<()> {
    let print = [
        "BLESS=1",
        "cargo",
        "test",
        "--package",
        "fieldnotes-app",
        "--test",
        "wire",
    ];
    step::run(".", "env", &print)
}
