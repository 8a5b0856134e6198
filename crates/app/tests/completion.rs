//! What the window is offered while a link is typed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use serde_json::{Value, json};
use window::{NOTE, OTHER, Window};

fn targets(window: &Window, query: &str) -> Vec<Value> {
    let asked = json!({ "from": OTHER, "query": query, "limit": 8 });
    let answer = window.call("link_targets", asked);
    answer.as_array().unwrap().clone()
}

#[test]
fn letters_in_their_order_find_a_note_by_its_title_and_its_path() {
    let window = Window::open();
    for query in ["obsorch", "OBSERVABILITY before", "notes/observ"] {
        assert_eq!(targets(&window, query)[0]["path"], NOTE, "{query}");
    }
    assert_eq!(targets(&window, "slothinking"), [] as [Value; 0]);
}

#[test]
fn what_is_written_in_double_brackets_means_the_note_and_no_other() {
    let window = Window::open();
    let title = &targets(&window, "observability before")[0]["written"];
    assert_eq!(title, "Observability Before Orchestration");
    for (file, title) in [
        ("notes/twin.md", "Twins"),
        ("notes/other-twin.md", "Twins"),
        ("notes/sharp.md", "A [sharp] #note"),
    ] {
        window.write(file, &format!("---\ntitle: \"{title}\"\n---\n"));
    }
    window.heard("library-changed", |payload| payload["view"]["notes"] == 7);
    let twins = targets(&window, "twins");
    let mut written: Vec<&str> = twins
        .iter()
        .map(|t| t["written"].as_str().unwrap())
        .collect();
    written.sort_unstable();
    assert_eq!(written, ["other-twin", "twin"]);
    assert_eq!(targets(&window, "sharp")[0]["written"], "sharp");
}

#[test]
fn the_headings_of_a_note_are_those_of_its_page_and_a_name_without_a_note_has_none() {
    let window = Window::open();
    window.write(
        "notes/clocks.md",
        "# Clocks\n\n## Two **clocks**\n\n> ## Quoted\n",
    );
    window.heard("library-changed", |payload| payload["view"]["notes"] == 5);
    let ask = |name: &str| window.call("headings", json!({ "from": NOTE, "name": name }));
    assert_eq!(ask("Clocks")[0]["text"], "Two clocks");
    assert_eq!(ask("Clocks")[0]["id"], "two-clocks");
    assert_eq!(ask("Nowhere"), json!([]));
}

#[test]
fn files_to_show_are_found_by_the_letters_of_their_path() {
    let window = Window::open();
    std::fs::create_dir_all(window.folder.path().join("media/maps")).unwrap();
    window.write(
        "media/maps/north.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    let asked = json!({ "from": NOTE, "query": "mpnorth", "limit": 8 });
    assert_eq!(
        window.call("media_files", asked),
        json!(["media/maps/north.svg"])
    );
}

#[test]
fn every_emoji_has_a_name_that_is_read_as_it() {
    let window = Window::open();
    let emoji = window.call("emoji", json!({}));
    assert!(
        emoji
            .as_array()
            .unwrap()
            .contains(&json!({ "name": "rocket", "sign": "🚀" }))
    );
}
