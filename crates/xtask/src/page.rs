//! The window's page: its packages, its checks, its build.

use anyhow::Result;

use crate::step;

/// Installs exactly what `ui/package-lock.json` names, when it is not there yet.
pub fn install() -> Result<()> {
    let ui = step::root().join("ui");
    let lock = std::fs::metadata(ui.join("package-lock.json")).and_then(|lock| lock.modified());
    let installed = std::fs::metadata(ui.join("node_modules/.package-lock.json"))
        .and_then(|installed| installed.modified());
    match (lock, installed) {
        (Ok(lock), Ok(installed)) if installed >= lock => Ok(()),
        _ => step::run("ui", "npm", &["ci", "--no-fund", "--no-audit"]),
    }
}

/// Types and tests.
pub fn check() -> Result<()> {
    step::run("ui", "npm", &["run", "check"])?;
    step::run("ui", "npm", &["test"])
}

/// Builds `ui/dist`, which the desktop package carries and cannot be compiled without.
pub fn build() -> Result<()> {
    step::run("ui", "npm", &["run", "build"])
}
