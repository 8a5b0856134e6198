//! Packages for Debian and for systems with RPM.

use anyhow::Result;

use crate::{page, setup, step};

/// Builds `target/release/bundle/{deb,rpm}/…` with the command line of Tauri, which npm brings.
pub fn run() -> Result<()> {
    setup::for_the_window()?;
    page::install()?;
    let package = ["--", "--locked", "--package", "fieldnotes-desktop"];
    let words = [&["build", "--ci"], &package[..]].concat();
    step::run(".", "ui/node_modules/.bin/tauri", &words)
}
