//! The packages of Debian and Ubuntu.

use anyhow::Result;

use crate::step;

/// Whether this system has apt.
pub fn is_there() -> bool {
    step::is_on_path("dpkg-query") && step::is_on_path("apt-get")
}

/// Installs those of `packages` that are missing, and says so before it does.
pub fn install(packages: Vec<&str>) -> Result<()> {
    let missing: Vec<&str> = packages
        .into_iter()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing packages, installed now: {}", missing.join(" "));
    get(&["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(missing);
    get(&arguments)
}

/// The version of `package` that would be installed, such as `20.19.2+dfsg-1`.
pub fn candidate(package: &str) -> Option<String> {
    let policy = step::output("apt-cache", &["policy", package])?;
    let line = policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate:"))?;
    Some(line.trim().to_owned())
}

fn is_installed(package: &str) -> bool {
    step::output("dpkg-query", &["-W", "-f=${Status}", package])
        .is_some_and(|status| status.ends_with("ok installed"))
}

/// apt-get as root, through sudo where this is not root already.
fn get(arguments: &[&str]) -> Result<()> {
    let is_root = step::output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let mut words = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    words.extend_from_slice(arguments);
    if is_root {
        step::run(".", words[0], &words[1..])
    } else {
        step::run(".", "sudo", &words)
    }
}
