//! Holds the system's menu and the page's list of choices together: one is written in Rust, the
//! other in TypeScript, and the author sees both.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

#[test]
fn the_systems_menu_offers_every_choice_of_the_page_under_the_same_keys() {
    let menu: String = read("src-tauri/src/menu.rs").split_whitespace().collect();
    let choices = read("ui/src/choices.ts");
    let mut seen = 0;
    for choice in choices.lines().filter(|line| line.contains("{ id:")) {
        seen += 1;
        let id = quoted(choice, "id: ").unwrap();
        let entry = format!("\"{id}\",\"");
        let (_, entry) = menu
            .split_once(&entry)
            .unwrap_or_else(|| panic!("the menu has no entry for `{id}`"));
        if let Some(keys) = quoted(choice, "keys: ") {
            // The words end at the first quote, the keys at the third.
            let in_menu = entry.split('"').nth(2).unwrap();
            let wanted = keys.replace("Ctrl", "CmdOrCtrl");
            assert_eq!(in_menu, wanted, "the keys of `{id}`");
        }
    }
    assert!(seen > 20, "only {seen} choices were found");
}

/// The text in quotes that follows `before`.
fn quoted<'a>(line: &'a str, before: &str) -> Option<&'a str> {
    let (_, after) = line.split_once(before)?;
    after.split('"').nth(1)
}

fn read(file: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(file)).unwrap()
}
