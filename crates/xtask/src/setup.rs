//! What a system must have before anything can be built, and how it is brought there.
//!
//! Debian and Ubuntu get their packages with apt, named before they are installed; any other
//! system gets the list of what is missing and installs it itself.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{page, step};

/// A C compiler for SQLite, what the window is built with, and what its stories are told with.
const PACKAGES: &[&str] = &[
    "build-essential",
    "pkg-config",
    "file",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "fonts-dejavu-core",
];

/// Installs what is missing.
pub fn run() -> Result<()> {
    system()?;
    page::install()
}

/// The system's packages.
pub fn system() -> Result<()> {
    if !step::is_there("node") || !step::is_there("npm") {
        bail!("Node 20 or newer with npm is missing: install it, then run this again");
    }
    if !step::is_there("dpkg-query") {
        return elsewhere();
    }
    let missing: Vec<&str> = PACKAGES
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing with apt: {}", missing.join(" "));
    apt(&["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(missing);
    apt(&arguments)
}

fn elsewhere() -> Result<()> {
    let missing: Vec<&str> = ["cc", "pkg-config"]
        .into_iter()
        .filter(|program| !step::is_there(program))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "this is not Debian or Ubuntu, so nothing was installed. Missing: {}",
        missing.join(", ")
    )
}

fn is_installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f=${Status}", package])
        .output()
        .is_ok_and(|output| output.stdout.ends_with(b"ok installed"))
}

/// apt-get as root, through sudo where this is not root already.
fn apt(arguments: &[&str]) -> Result<()> {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let mut words = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    words.extend_from_slice(arguments);
    if is_root {
        step::run(".", words[0], &words[1..])
    } else {
        step::run(".", "sudo", &words)
    }
}
