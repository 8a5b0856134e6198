//! A library and a target as somebody else may send them: with links that lead to a neighbour.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::fs;
use std::os::unix::fs::symlink;

use terminal::Terminal;

/// Where the link stands, and what it leads to, seen from there.
const LINKS: [(&str, &str); 9] = [
    ("blog/.public.fieldnotes-export", "../thesis"),
    ("blog/public/.fieldnotes-export", "../../thesis"),
    (
        "blog/public/.fieldnotes-export.json",
        "../../thesis/list.json",
    ),
    ("blog/public/media", "../../thesis"),
    ("blog/public/notes", "../../thesis"),
    ("blog/public/assets/site.css", "../../../thesis/t.txt"),
    ("blog/.fieldnotes/exports", "../../thesis"),
    ("blog/.fieldnotes/.gitignore", "../../thesis/t.txt"),
    ("blog/public", "../thesis"),
];

/// The names and bytes in the neighbour's folder.
fn thesis(terminal: &Terminal) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(terminal.at("thesis")).unwrap();
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

#[test]
fn an_export_through_a_link_is_refused_by_its_name_and_the_neighbour_keeps_every_file() {
    let terminal = Terminal::with_blog();
    fs::create_dir(terminal.at("thesis")).unwrap();
    fs::write(terminal.at("thesis/t.txt"), "years of work").unwrap();
    fs::write(
        terminal.at("thesis/list.json"),
        "{\"version\":1,\"files\":{}}",
    )
    .unwrap();
    terminal.does_in_blog(&["export", "--to", "public"]);
    let before = thesis(&terminal);
    for (link, to) in LINKS {
        let (link, aside) = (terminal.at(link), terminal.at("aside"));
        let was_there = fs::rename(&link, &aside).is_ok();
        symlink(to, &link).unwrap();
        let name = link.file_name().unwrap().to_str().unwrap();
        for wish in [None, Some("--full"), Some("--dry-run"), Some("--json")] {
            let mut arguments = vec!["export", "--to", "public"];
            arguments.extend(wish);
            let said = terminal.runs_in_blog(&arguments);
            assert_ne!(said.code, 0, "{name} {wish:?}: {}", said.out);
            assert!(said.error.contains(name), "{name} {wish:?}: {}", said.error);
            assert_eq!(thesis(&terminal), before, "{name} {wish:?}");
        }
        assert!(link.is_symlink(), "{name}");
        fs::remove_file(&link).unwrap();
        if was_there {
            fs::rename(&aside, &link).unwrap();
        }
    }
    let said = terminal.does_in_blog(&["export", "--to", "public"]);
    assert!(said.contains("0 added, 0 changed"), "{said}");
}
