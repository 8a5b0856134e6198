//! Node, which builds the page.

use anyhow::{Result, bail};

use crate::{apt, step};

/// The oldest that Vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// The packages that bring Node, where none is there and the system's own is new enough.
pub fn packages() -> &'static [&'static str] {
    let brings = || apt::candidate("nodejs").is_some_and(|version| is_new_enough(&version));
    if !step::is_on_path("node") && brings() {
        &["nodejs", "npm"]
    } else {
        &[]
    }
}

/// Fails when there is no Node, or one that is too old.
pub fn check() -> Result<()> {
    let (major, minor) = OLDEST;
    let wanted = format!("Node {major}.{minor} or newer, with npm");
    let hint = "Install it from https://nodejs.org or with a version manager, then run this again.";
    let Some(version) = step::output("node", &["--version"]) else {
        bail!("{wanted}, is missing. {hint}");
    };
    let version = version.trim().trim_start_matches('v');
    if !is_new_enough(version) {
        bail!("{wanted}, is wanted, and this is Node {version}. {hint}");
    }
    if !step::is_on_path("npm") {
        bail!("Node {version} is here without npm. {hint}");
    }
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    let (Some(Some(major)), Some(Some(minor))) = (parts.next(), parts.next()) else {
        return false;
    };
    (major, minor) >= OLDEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_new_enough("20.19.2+dfsg-1"));
        assert!(is_new_enough("22.3.0"));
        assert!(!is_new_enough("18.20.4+dfsg-1~deb12u1"));
        assert!(!is_new_enough("20.9.0"));
        assert!(!is_new_enough("(none)"));
    }
}
