//! Whose work is in the program, and under which licences: one text that the packages carry, made
//! from `Cargo.lock`, `ui/package-lock.json` and the files that came with each part.
//!
//! It is not kept in the repository: what it says follows from the two locks. Which licences may be
//! in the program stands in `deny.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::step;

/// Where the text lies, for `tauri.conf.json`.
pub const PLACE: &str = "target/notices/copyright";

/// The programs of the packages.
const PROGRAMS: [&str; 2] = ["fieldnotes-desktop", "fieldnotes-cli"];

/// A part of the program that somebody else has made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an expression of SPDX.
    pub licence: String,
    /// Where it comes from.
    pub from: String,
    /// What its licence says, and whose it is; empty where it came without.
    pub texts: Vec<String>,
}

/// Writes the text.
pub fn write() -> Result<()> {
    let place = step::root().join(PLACE);
    let folder = place.parent().context("the text lies in a folder")?;
    let parts = parts()?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&place, text(&parts)?.as_bytes()))
        .with_context(|| format!("could not write {}", place.display()))?;
    println!("  {} parts are named in {PLACE}", parts.len());
    Ok(())
}

/// Every part that the packages carry, by name.
pub fn parts() -> Result<Vec<Part>> {
    let mut parts = crates()?;
    parts.extend(packages()?);
    parts.push(Part {
        name: "Field Serif, from Source Serif 4".to_owned(),
        version: "4.005".to_owned(),
        licence: "OFL-1.1".to_owned(),
        from: "https://github.com/adobe-fonts/source-serif".to_owned(),
        texts: vec![read(&step::root().join("crates/site/theme/fonts/OFL.txt"))?],
    });
    parts.sort();
    parts.dedup();
    Ok(parts)
}

/// The crates that the programs are linked from.
fn crates() -> Result<Vec<Part>> {
    let versions = step::output("rustc", &["-vV"]).context("there is no `rustc`")?;
    let host = versions
        .lines()
        .find_map(|line| line.strip_prefix("host: "));
    let host = host.context("`rustc` does not say for what it compiles")?;
    // A package is for the system it is made on.
    let arguments = [
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--filter-platform",
        host,
    ];
    let printed = step::output("cargo", &arguments).context("`cargo metadata` failed")?;
    let told: Value = serde_json::from_str(&printed)?;
    let nodes: BTreeMap<&str, &Value> = each(&told["resolve"]["nodes"])
        .map(|node| (word(&node["id"]), node))
        .collect();
    let packages: BTreeMap<&str, &Value> = each(&told["packages"])
        .map(|package| (word(&package["id"]), package))
        .collect();
    let mut open: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| PROGRAMS.contains(&word(&package["name"])))
        .map(|(id, _)| *id)
        .collect();
    if open.len() != PROGRAMS.len() {
        bail!("the workspace has no {}", PROGRAMS.join(" and no "));
    }
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let dependencies = each(&nodes.get(id).context("a crate without a node")?["deps"]);
        let linked = dependencies
            .filter(|dependency| each(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null()));
        open.extend(linked.map(|dependency| word(&dependency["pkg"])));
    }
    seen.into_iter()
        .filter_map(|id| packages.get(id))
        .filter(|package| !package["source"].is_null())
        .map(|package| of_crate(package))
        .collect()
}

fn of_crate(package: &Value) -> Result<Part> {
    let manifest = Path::new(word(&package["manifest_path"]));
    let folder = manifest.parent().context("a manifest lies in a folder")?;
    let mut files = licences_in(folder)?;
    if let Some(named) = package["license_file"].as_str() {
        files.push(folder.join(named));
    }
    part(package, word(&package["license"]), files)
}

/// The packages that the window's page is built from.
fn packages() -> Result<Vec<Part>> {
    let ui = step::root().join("ui");
    let lock: Value = serde_json::from_str(&read(&ui.join("package-lock.json"))?)?;
    let locked = lock["packages"]
        .as_object()
        .context("the lock has no packages")?;
    let shipped = locked.iter().filter(|(place, package)| {
        place.starts_with("node_modules/") && package["dev"] != true && package["optional"] != true
    });
    let mut parts = Vec::new();
    for (place, package) in shipped {
        let folder = ui.join(place);
        if !folder.is_dir() {
            bail!("{place} is not installed; `cargo xtask setup` installs it");
        }
        let (_, name) = place.rsplit_once("node_modules/").unwrap_or(("", place));
        let mut package = package.clone();
        package["name"] = name.into();
        package["repository"] = format!("https://www.npmjs.com/package/{name}").into();
        let licence = word(&package["license"]).to_owned();
        parts.push(part(&package, &licence, licences_in(&folder)?)?);
    }
    Ok(parts)
}

fn part(package: &Value, licence: &str, files: Vec<PathBuf>) -> Result<Part> {
    let files: BTreeSet<PathBuf> = files.into_iter().collect();
    let texts = files
        .iter()
        .map(|file| read(file))
        .collect::<Result<Vec<_>>>()?;
    Ok(Part {
        name: word(&package["name"]).to_owned(),
        version: word(&package["version"]).to_owned(),
        licence: licence.to_owned(),
        from: word(&package["repository"]).to_owned(),
        texts,
    })
}

/// The files of a folder that hold a licence, or say whose the work is.
fn licences_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let look = || format!("could not look into {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(look)? {
        let entry = entry.with_context(look)?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let names = [
            "LICENSE",
            "LICENCE",
            "COPYING",
            "COPYRIGHT",
            "NOTICE",
            "UNLICENSE",
        ];
        if names.iter().any(|begins| name.starts_with(begins)) && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// The text: every part with its licence, then each licence once with the parts it is of.
fn text(parts: &[Part]) -> std::io::Result<String> {
    let mut text = fs::read_to_string(step::root().join("LICENSE"))?;
    text.push_str("\n\nFieldnotes is made with the work of others, under their licences:\n\n");
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for part in parts {
        let Part {
            name,
            version,
            licence,
            from,
            ..
        } = part;
        text.push_str(&format!("{name} {version}: {licence}. {from}\n"));
        for said in &part.texts {
            texts
                .entry(said.trim())
                .or_default()
                .push(format!("{name} {version}"));
        }
    }
    for (said, names) in texts {
        let line = "-".repeat(72);
        text.push_str(&format!("\n{line}\n{}:\n\n{said}\n", names.join(", ")));
    }
    Ok(text)
}

fn read(place: &Path) -> Result<String> {
    let bytes = fs::read(place).with_context(|| format!("could not read {}", place.display()))?;
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed() -> Vec<String> {
        let settings = read(&step::root().join("deny.toml")).expect("settings");
        let settings: toml::Table = settings.parse().expect("TOML");
        let allowed = settings["licenses"]["allow"].as_array().expect("a list");
        let words = allowed.iter().filter_map(|licence| licence.as_str());
        // Fonts are carried beside the program and not linked with it.
        words.chain(["OFL-1.1"]).map(str::to_owned).collect()
    }

    #[test]
    fn every_part_of_the_program_is_named_with_a_licence_that_is_allowed() {
        let parts = parts().expect("the parts");
        let allowed = allowed();
        for Part {
            name,
            version,
            licence,
            ..
        } in &parts
        {
            let licence = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX)
                .unwrap_or_else(|error| panic!("{name} {version}: {error}"));
            let is_allowed = licence.evaluate(|one| allowed.contains(&one.to_string()));
            assert!(is_allowed, "{name} {version} is under {licence}");
        }
        let text = text(&parts).expect("a text");
        let lock = read(&step::root().join("Cargo.lock")).expect("a lock");
        let lock: toml::Table = lock.parse().expect("TOML");
        let locked: BTreeSet<(&str, &str)> = lock["package"]
            .as_array()
            .expect("packages")
            .iter()
            .map(|one| {
                (
                    one["name"].as_str().unwrap_or(""),
                    one["version"].as_str().unwrap_or(""),
                )
            })
            .collect();
        // Another list of what is linked, made by another command.
        for program in PROGRAMS {
            let arguments = [
                "tree",
                "--locked",
                "--offline",
                "--edges",
                "normal",
                "--prefix",
                "none",
                "--package",
                program,
                "--format",
                "{p}",
            ];
            let tree = step::output("cargo", &arguments).expect("a tree");
            let linked = tree.lines().filter(|line| !line.contains(" (/"));
            for line in linked {
                let mut words = line.split_whitespace();
                let name = words.next().unwrap_or_default();
                let version = words.next().unwrap_or_default().trim_start_matches('v');
                if name.is_empty() {
                    continue;
                }
                assert!(locked.contains(&(name, version)), "{line}");
                assert!(
                    text.contains(&format!("\n{name} {version}: ")),
                    "{line} is not named"
                );
            }
        }
        for needed in [
            "\npreact ",
            "\n@fontsource-variable/inter ",
            "SIL OPEN FONT LICENSE Version 1.1",
            "Reserved Font Name ‘Source’",
            "Apache License",
            "Mozilla Public License",
        ] {
            assert!(text.contains(needed), "{needed:?}");
        }
    }

    #[test]
    fn the_packages_carry_the_text() {
        let settings = read(&step::root().join("tauri.conf.json")).expect("settings");
        let settings: Value = serde_json::from_str(&settings).expect("JSON");
        for package in ["deb", "rpm"] {
            let files = &settings["bundle"]["linux"][package]["files"];
            assert_eq!(
                files["/usr/share/doc/fieldnotes/copyright"], PLACE,
                "{package}"
            );
        }
    }
}
