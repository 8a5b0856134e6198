//! One step: a program, started in the project's root, its name printed before it runs.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The project's root, found from where this program was compiled.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .expect("xtask stands in crates/xtask")
        .to_path_buf()
}

/// Runs `program` with `arguments` in `folder` (relative to the root) and fails when it fails.
pub fn run(folder: &str, program: &str, arguments: &[&str]) -> Result<()> {
    println!("\n$ {program} {}", arguments.join(" "));
    let begun = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .current_dir(root().join(folder))
        .status()
        .with_context(|| format!("could not start `{program}`"))?;
    if !status.success() {
        bail!("`{program} {}` failed ({status})", arguments.join(" "));
    }
    println!("  done in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

/// What `program` prints, when it can be started and succeeds.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let is_text = || String::from_utf8(output.stdout).ok();
    output.status.success().then(is_text)?
}

/// Whether `program` can be started and succeeds.
pub fn succeeds(program: &str, arguments: &[&str]) -> bool {
    output(program, arguments).is_some()
}

/// Whether a program of this name can be started.
pub fn is_on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
