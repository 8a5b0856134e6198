//! Tags and topics across all notes, and taking changes back.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::sync::mpsc::channel;
use std::time::Duration;

use app::App;
use serde_json::json;
use terminal::Terminal;

const NOTE: &str = "blog/notes/observability-before-orchestration.md";
const OTHER: &str = "notes/slo-thinking-for-data-pipelines.md";
/// Far beyond any wait that is not a hang.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_renamed_tag_reaches_every_note_and_undo_gives_the_same_bytes() {
    let terminal = Terminal::with_blog();
    let other = terminal
        .read(format!("blog/{OTHER}"))
        .replace("tags: [", "tags: [Observability, ");
    terminal.write(OTHER, &other);
    let before = terminal.library();

    let said = terminal.does_in_blog(&["tag", "rename", "Observability", "Seeing inside"]);
    assert_eq!(
        said,
        "Rename tag Observability to Seeing inside in 2 notes. `fieldnotes undo` takes it back.\n"
    );
    assert!(terminal.read(NOTE).contains("Seeing inside"));
    assert!(
        terminal
            .read(format!("blog/{OTHER}"))
            .contains("Seeing inside")
    );
    let after = terminal.library();

    let said = terminal.does_in_blog(&["undo"]);
    assert!(
        said.starts_with("Taken back: Rename tag Observability"),
        "{said}"
    );
    assert_eq!(terminal.library(), before);

    terminal.does_in_blog(&["redo"]);
    assert_eq!(terminal.library(), after);
    // A tag can be named by its former name, and the change is one more to take back.
    terminal.does_in_blog(&["tag", "delete", "observability"]);
    terminal.does_in_blog(&["undo"]);
    terminal.does_in_blog(&["undo"]);
    assert_eq!(terminal.library(), before);
}

#[test]
fn an_undo_keeps_what_was_written_since_and_the_terminal_names_the_line_it_leaves_alone() {
    let terminal = Terminal::with_blog();
    let other = terminal
        .read(format!("blog/{OTHER}"))
        .replace("tags: [", "tags: [Observability, ");
    terminal.write(OTHER, &other);
    let note = terminal.read(NOTE);
    terminal.does_in_blog(&["tag", "rename", "Observability", "Seeing"]);
    let more = terminal.read(NOTE) + "\nWritten since.\n";
    terminal.write(NOTE.trim_start_matches("blog/"), &more);
    let mine = terminal
        .read(format!("blog/{OTHER}"))
        .replace("Seeing", "Watching");
    terminal.write(OTHER, &mine);

    let said = terminal.does_in_blog(&["undo"]);
    assert!(
        said.contains(&format!("\n  {OTHER}, line ")) && said.contains("edited since"),
        "{said}"
    );
    assert_eq!(terminal.read(NOTE), format!("{note}\nWritten since.\n"));
    assert_eq!(terminal.read(format!("blog/{OTHER}")), mine);
    // What is left can be taken back once it fits.
    terminal.write(OTHER, &mine.replace("Watching", "Seeing"));
    terminal.does_in_blog(&["undo"]);
    assert_eq!(terminal.read(format!("blog/{OTHER}")), other);
}

#[test]
fn a_dry_run_names_the_files_and_changes_none() {
    let terminal = Terminal::with_blog();
    let before = terminal.library();
    let said = terminal.does_in_blog(&["tag", "delete", "observability", "--dry-run"]);
    assert_eq!(
        said,
        "Delete tag Observability in 1 note would change:\n  catalogue.toml\n  \
         notes/observability-before-orchestration.md\n"
    );
    assert_eq!(terminal.library(), before);
    assert_eq!(terminal.runs_in_blog(&["undo"]).code, 1);
}

#[test]
fn tags_are_created_described_merged_and_listed() {
    let terminal = Terminal::with_blog();
    terminal.does_in_blog(&["tag", "create", "Kafka"]);
    terminal.does_in_blog(&["tag", "describe", "kafka", "Logs as a way of life."]);
    let listed = terminal.does_in_blog(&["tag", "list"]);
    let kafka = listed.lines().find(|line| line.contains("kafka")).unwrap();
    assert!(kafka.starts_with("0  kafka "), "{kafka}");
    assert!(kafka.ends_with("Logs as a way of life."), "{kafka}");

    terminal.does_in_blog(&["tag", "merge", "observability", "Kafka"]);
    assert!(terminal.read(NOTE).contains("tags: [Kafka, "));
    let listed = terminal.does_in_blog(&["tag", "list"]);
    assert!(!listed.contains("observability"), "{listed}");
}

#[test]
fn several_tags_are_deleted_or_merged_as_one_change() {
    let terminal = Terminal::with_blog();
    let before = terminal.library();
    let said = terminal.does_in_blog(&["tag", "delete", "SRE", "SLOs"]);
    assert!(said.starts_with("Delete tags SRE"), "{said}");
    terminal.does_in_blog(&["undo"]);
    assert_eq!(terminal.library(), before);
    terminal.does_in_blog(&["tag", "merge", "sre", "slos", "Reliability"]);
    let listed = terminal.does_in_blog(&["tag", "list"]);
    assert!(listed.contains("3  reliability "), "{listed}");
    terminal.does_in_blog(&["undo"]);
    assert_eq!(terminal.library(), before);
}

#[test]
fn topics_are_created_edited_moved_deleted_and_listed() {
    let terminal = Terminal::with_blog();
    terminal.does_in_blog(&["topic", "create", "Trenches", "--headline", "Mud"]);
    terminal.does_in_blog(&["topic", "move", "Trenches", "1"]);
    let listed = terminal.does_in_blog(&["topic", "list"]);
    let first = listed.lines().next().unwrap();
    assert!(
        first.starts_with("01  trenches ") && first.ends_with("Mud"),
        "{listed}"
    );

    let said = terminal.does_in_blog(&["topic", "edit", "ai-systems", "--title", "Models"]);
    assert!(
        said.starts_with("Rename topic AI systems to Models in 1 note."),
        "{said}"
    );
    let listed = terminal.does_in_blog(&["topic", "list"]);
    assert!(
        listed.contains("Evaluation, retrieval"),
        "the headline stays: {listed}"
    );

    terminal.does_in_blog(&["topic", "delete", "Models", "--into", "trenches"]);
    let listed = terminal.does_in_blog(&["topic", "list"]);
    assert!(
        listed.contains("01  trenches             Trenches             1 note "),
        "{listed}"
    );
    let said = terminal.does_in_blog(&["topic", "move", "trenches", "1"]);
    assert!(said.ends_with("that is how it is already.\n"), "{said}");
}

#[test]
fn a_name_that_nothing_has_is_refused_with_where_to_look() {
    let terminal = Terminal::with_blog();
    let said = terminal.runs_in_blog(&["tag", "rename", "kafak", "Kafka"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.error,
        "fieldnotes: There is no tag “kafak”. `fieldnotes tag list` shows those there are.\n"
    );
    let said = terminal.runs_in_blog(&["topic", "delete", "mud"]);
    assert!(
        said.error.contains("There is no topic “mud”."),
        "{}",
        said.error
    );
}

#[test]
fn a_window_on_the_same_library_hears_of_the_change_and_can_take_it_back() {
    let terminal = Terminal::with_blog();
    let memory = terminal.at("memory");
    let (tell, events) = channel();
    let window = App::start(memory, move |event| {
        tell.send(event).ok();
    });
    let heard = |fits: &dyn Fn(&serde_json::Value) -> bool| loop {
        let event = events.recv_timeout(PATIENCE).unwrap();
        if event.name == "library-changed" && fits(&event.payload["view"]) {
            return;
        }
    };
    window
        .call("open_library", json!({ "folder": terminal.at("blog") }))
        .unwrap();
    heard(&|view| view["indexing"] == false);
    let before = terminal.library();

    terminal.does_in_blog(&["tag", "rename", "SRE", "Site reliability"]);
    heard(&|view| view["tags"].to_string().contains("Site reliability"));
    let undone = window.call("undo", json!({})).unwrap();
    assert_eq!(
        undone["name"],
        "Rename tag SRE to Site reliability in 1 note"
    );
    assert_eq!(terminal.library(), before);
}
