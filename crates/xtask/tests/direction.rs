//! Holds the walls of ARCHITECTURE.md: which room may know which, and which outside package.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms below it. A room that is not here fails the test until it is placed.
const BELOW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("files", &["domain"]),
    ("render", &["domain"]),
    ("store", &["domain", "files", "render"]),
    ("site", &["domain", "files", "render", "store"]),
    ("app", &["domain", "files", "render", "store", "site"]),
    ("cli", &["domain", "store", "site", "app"]),
    ("xtask", &[]),
];

/// Outside packages that one room keeps to itself.
const KEPT: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("notify", "store"),
    ("comrak", "render"),
    ("minijinja", "site"),
    ("serde-saphyr", "domain"),
];

#[test]
fn a_room_knows_only_the_rooms_below_it() {
    for room in rooms() {
        let (_, below) = BELOW
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{room} has no place in the order of rooms"));
        for known in dependencies(&room) {
            let is_room = BELOW.iter().any(|(name, _)| *name == known);
            assert!(
                !is_room || below.contains(&known.as_str()),
                "{room} must not know {known}"
            );
        }
    }
}

#[test]
fn only_its_own_room_knows_an_outside_package_that_is_kept() {
    for room in rooms() {
        for known in dependencies(&room) {
            assert!(!known.starts_with("tauri"), "{room} must not know {known}");
            if let Some((_, keeper)) = KEPT.iter().find(|(package, _)| *package == known) {
                assert_eq!(room, *keeper, "only {keeper} may know {known}");
            }
        }
    }
}

#[test]
fn only_the_host_folder_imports_the_page_api_of_tauri() {
    let sources = root().join("ui/src");
    let mut seen = 0;
    for file in files_below(&sources) {
        seen += 1;
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            !text.contains("@tauri-apps/") || file.starts_with(sources.join("host")),
            "{} imports Tauri's page API",
            file.display()
        );
    }
    assert!(seen > 0, "no sources of the page were found");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rooms() -> Vec<String> {
    fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn dependencies(room: &str) -> BTreeSet<String> {
    let manifest = root().join("crates").join(room).join("Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table())
        .flat_map(|section| section.keys().cloned())
        .collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}
