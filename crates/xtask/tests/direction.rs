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
    ("loopback", &["app", "files", "site"]),
    ("src-tauri", &["app", "files"]),
    ("cli", &["domain", "store", "site", "app", "loopback"]),
    ("xtask", &[]),
];

/// Outside packages that a room keeps to itself, or shares with the one that writes what it reads:
/// Markdown is parsed in `domain` alone, and `render` walks its tree.
const KEPT: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("notify", &["store"]),
    ("comrak", &["domain", "render"]),
    ("emojis", &["domain"]),
    ("html5ever", &["render"]),
    ("katex", &["render"]),
    ("merman", &["render"]),
    ("minijinja", &["site"]),
    ("rustls", &["cli"]),
    ("serde-saphyr", &["domain"]),
    ("tauri", &["src-tauri"]),
    ("webkit2gtk", &["src-tauri"]),
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
    for (package, keepers) in KEPT {
        // A plugin is known only where its package is.
        let plugin = format!("{package}-");
        let knows = |room: &String| {
            dependencies(room)
                .iter()
                .any(|known| known == package || known.starts_with(&plugin))
        };
        let mut knowing: Vec<String> = rooms().into_iter().filter(knows).collect();
        knowing.sort();
        assert_eq!(knowing, *keepers, "only these may know {package}");
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

/// Each crate, and the desktop, whose manifest is the root's.
fn rooms() -> Vec<String> {
    let crates = fs::read_dir(root().join("crates")).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    crates
        .map(|entry| name(entry).into_string().unwrap())
        .chain(["src-tauri".to_owned()])
        .collect()
}

/// What a room's manifest names, on any system.
fn dependencies(room: &str) -> BTreeSet<String> {
    let folder = match room {
        "src-tauri" => root(),
        _ => root().join("crates").join(room),
    };
    let manifest: toml::Table = fs::read_to_string(folder.join("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let systems = manifest.get("target").and_then(toml::Value::as_table);
    let systems = systems.into_iter().flat_map(|systems| systems.values());
    systems
        .filter_map(toml::Value::as_table)
        .chain([&manifest])
        .flat_map(|table| {
            ["dependencies", "dev-dependencies", "build-dependencies"]
                .into_iter()
                .filter_map(|section| table.get(section)?.as_table())
        })
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
