//! Pictures and other files are added, renamed and removed, and undo takes it back.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::fs;

use terminal::Terminal;

#[test]
fn a_picture_is_added_renamed_with_its_links_and_removed_where_nobody_shows_it() {
    let terminal = Terminal::with_blog();
    let before = terminal.library();
    fs::write(terminal.at("My Map.PNG"), [0xff, 1, 2]).unwrap();
    let said = terminal.does_in_blog(&["media", "add", "../My Map.PNG"]);
    assert_eq!(
        said,
        "Add media/my-map.png. `fieldnotes undo` takes it back.\n"
    );
    assert_eq!(
        fs::read(terminal.at("blog/media/my-map.png")).unwrap(),
        [0xff, 1, 2]
    );
    terminal.write(
        "notes/a.md",
        "---\ntitle: A\n---\n![m](../media/my-map.png)\n",
    );
    let said = terminal.does_in_blog(&["media", "rename", "media/my-map.png", "Tree", "--dry-run"]);
    assert!(
        said.contains("  notes/a.md\n") && said.contains("  media/tree.png\n"),
        "{said}"
    );
    terminal.does_in_blog(&["media", "rename", "media/my-map.png", "Tree"]);
    assert!(
        terminal
            .read("blog/notes/a.md")
            .contains("](../media/tree.png)")
    );
    terminal.does_in_blog(&["undo"]);
    fs::remove_file(terminal.at("blog/notes/a.md")).unwrap();
    let unused = terminal.does_in_blog(&["media", "unused"]);
    assert_eq!(unused, "media/my-map.png\n");
    let said = terminal.does_in_blog(&["media", "remove", "--unused", "--dry-run"]);
    assert!(
        said.starts_with("Move media/my-map.png to the trash would change:"),
        "{said}"
    );
    terminal.does_in_blog(&["undo"]);
    assert_eq!(terminal.library(), before);
    let said = terminal.runs_in_blog(&["media", "remove", "../site.toml"]);
    assert!(
        said.code == 1 && said.error.contains("media/"),
        "{}",
        said.error
    );
}
