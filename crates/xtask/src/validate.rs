//! `cargo xtask validate`: what the Nu Html Checker says of exported pages. Not part of `cargo xtask
//! test`, since it wants Java.
//!
//! The pages are those of the sample and of `tests/fixtures/markdown`, a library of what people write and
//! programs trip over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{setup, step};

/// The checker as npm has it.
const CHECKER: &str = "vnu-jar@26.9.27";
/// Where it is brought to, and where the sites go.
const TOOLS: &str = "target/tools/vnu";
const SITES: &str = "target/validate";
const LIBRARIES: &[&str] = &["content", "tests/fixtures/markdown"];

/// Exports both libraries and fails when a page of theirs has an error.
pub fn run() -> Result<()> {
    setup::for_tests()?;
    if !step::is_on_path("java") {
        bail!(
            "the checker runs on Java 17 or later: install it, on Debian with `apt install default-jre-headless`"
        );
    }
    let root = step::root();
    let jar = root
        .join(TOOLS)
        .join("node_modules/vnu-jar/build/dist/vnu.jar");
    if !jar.is_file() {
        step::run(
            ".",
            "npm",
            &["install", "--no-save", "--prefix", TOOLS, CHECKER],
        )?;
    }
    step::run(".", "cargo", &["build", "--locked", "-p", "fieldnotes-cli"])?;
    let sites = root.join(SITES);
    if sites.exists() {
        fs::remove_dir_all(&sites).with_context(|| sites.display().to_string())?;
    }
    let mut pages = Vec::new();
    for library in LIBRARIES {
        let site = sites.join(library.replace('/', "-"));
        let to = site.display().to_string();
        step::run(
            ".",
            "target/debug/fieldnotes",
            &["export", "--to", &to, library],
        )?;
        find_pages(&site, &mut pages)?;
    }
    println!("\n{} pages go to the Nu Html Checker", pages.len());
    let status = Command::new("java")
        .args(["-Xss4m", "-jar"])
        .arg(&jar)
        .arg("--errors-only")
        .args(&pages)
        .status()
        .context("could not start `java`")?;
    if !status.success() {
        bail!("a page has an error, see above");
    }
    println!("  no error in any of them");
    Ok(())
}

fn find_pages(folder: &Path, pages: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find_pages(&path, pages)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            pages.push(path);
        }
    }
    Ok(())
}
