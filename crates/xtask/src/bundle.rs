//! Packages for Debian and for systems with RPM: the window, and `fieldnotes` for the terminal.

use anyhow::Result;

use crate::{notices, setup, step};

/// Builds `target/release/bundle/{deb,rpm}/…` with the command line of Tauri, which npm brings.
pub fn run() -> Result<()> {
    setup::for_the_window()?;
    notices::write()?;
    let terminal = [
        "build",
        "--locked",
        "--release",
        "--package",
        "fieldnotes-cli",
    ];
    step::run(".", "cargo", &terminal)?;
    let package = ["--", "--locked", "--package", "fieldnotes-desktop"];
    let words = [&["build", "--ci"], &package[..]].concat();
    step::run(".", "ui/node_modules/.bin/tauri", &words)
}
