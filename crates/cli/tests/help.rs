//! The first thing a newcomer reads.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use terminal::Terminal;

#[test]
fn the_help_of_the_program_is_this_page() {
    let said = Terminal::empty().does(&["--help"]);
    assert_eq!(said, include_str!("help.txt"));
}

#[test]
fn the_help_of_each_command_has_an_example() {
    let terminal = Terminal::empty();
    let commands = [
        "new",
        "open",
        "serve",
        "check",
        "export",
        "search",
        "find",
        "replace",
        "tag",
        "topic",
        "history",
        "undo",
        "redo",
        "tag list",
        "tag create",
        "tag rename",
        "tag merge",
        "tag delete",
        "tag describe",
        "media add",
        "media rename",
        "media unused",
        "media remove",
        "media",
        "topic list",
        "topic create",
        "topic edit",
        "topic move",
        "topic delete",
    ];
    for command in commands {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        arguments.push("--help");
        let said = terminal.does(&arguments);
        let example = format!("\n  fieldnotes {command}");
        assert!(
            said.contains("Example") && said.contains(&example),
            "{command}: {said}"
        );
    }
}
