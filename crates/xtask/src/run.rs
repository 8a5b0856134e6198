//! The window on the sample library, from a fresh clone.

use anyhow::{Result, bail};

use crate::{page, setup, step};

/// Sets up what is missing, builds the page and the program, and opens the window on `library`
/// (a folder), or on the sample library in `content/`.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut cargo = vec!["run", "--locked", "--package", "fieldnotes-desktop"];
    let mut library = None;
    for argument in arguments {
        match argument.as_str() {
            "--release" => cargo.push("--release"),
            option if option.starts_with('-') => bail!("`run` has no option `{option}`"),
            folder => library = Some(std::path::absolute(folder)?),
        }
    }
    let library = library.unwrap_or_else(|| step::root().join("content"));
    let library = library.to_string_lossy();

    // Said before the build, which takes minutes.
    display()?;
    setup::for_the_window()?;
    page::build()?;
    cargo.extend(["--", &library]);
    step::run(".", "cargo", &cargo)
}

fn display() -> Result<()> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") {
        return Ok(());
    }
    bail!(
        "there is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. \
         Run this in a desktop session; on a machine without one, `xvfb-run cargo xtask run` \
         (package xvfb) opens it on a screen in memory."
    )
}
