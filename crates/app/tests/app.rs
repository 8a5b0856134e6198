//! The application as a window sees it: commands by name, events as they come.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use std::fs;
use std::path::Path;

use fieldnotes_app::{App, Code};
use serde_json::{Value, json};
use tempfile::TempDir;
use window::{NOTE, OTHER, Window};

#[test]
fn a_note_is_typed_kept_saved_and_found() {
    let window = Window::open();
    let note = window.open_note(NOTE);
    let text = note["text"].as_str().unwrap().to_owned() + "\nA quokka was here.\n";
    let typed = json!({ "path": NOTE, "base": note["hash"], "text": text });
    window.call("keep_buffer", typed.clone());
    assert_eq!(window.open_note(NOTE)["recovered"]["text"], text);

    window.call("save_note", typed);
    assert_eq!(window.read(NOTE), text);
    assert_eq!(window.open_note(NOTE)["recovered"], Value::Null);
    assert_eq!(
        window.titles("quokka"),
        ["Observability Before Orchestration"]
    );
}

#[test]
fn a_file_that_changes_outside_is_told_and_never_overwritten() {
    let window = Window::open();
    let note = window.open_note(NOTE);
    let theirs = window.read(NOTE) + "\nFrom another editor: wombat.\n";
    window.write(NOTE, &theirs);
    let heard = window.heard("note-changed", |_| true);
    assert_eq!(
        (&heard["path"], &heard["change"]),
        (&json!(NOTE), &json!("changed"))
    );
    assert_eq!(window.titles("wombat").len(), 1);

    let mine = json!({ "path": NOTE, "base": note["hash"], "text": "mine" });
    let refused = window.app.call("save_note", mine).unwrap_err();
    assert_eq!(refused.code, Some(Code::ChangedOutside));
    assert_eq!(window.read(NOTE), theirs);
}

#[test]
fn a_note_that_appears_moves_and_goes_outside_is_followed() {
    let window = Window::open();
    window.write("notes/new.md", "---\ntitle: Numbat\n---\n\nBody.\n");
    window.heard("library-changed", |payload| payload["view"]["notes"] == 5);
    assert_eq!(window.titles("numbat"), ["Numbat"]);

    window.open_note("notes/new.md");
    let at = |name: &str| window.folder.path().join(name);
    fs::rename(at("notes/new.md"), at("notes/newer.md")).unwrap();
    let moved = window.heard("note-changed", |payload| payload["change"] == "moved");
    assert_eq!(moved["to"], "notes/newer.md");

    fs::remove_file(at("notes/newer.md")).unwrap();
    window.heard("library-changed", |payload| payload["view"]["notes"] == 4);
    let gone = window.heard("note-changed", |payload| payload["change"] == "removed");
    assert_eq!(gone["path"], "notes/newer.md");
}

#[test]
fn a_note_whose_file_was_removed_is_put_back_and_never_over_another_file() {
    let window = Window::open();
    window.open_note(NOTE);
    fs::remove_file(window.folder.path().join(NOTE)).unwrap();
    window.heard("note-changed", |payload| payload["change"] == "removed");
    let mine = json!({ "path": NOTE, "text": "still mine" });
    let saved = window.call("put_back", mine.clone());
    assert_eq!(window.read(NOTE), "still mine");
    assert_eq!(window.open_note(NOTE)["hash"], saved["hash"]);

    let refused = window.app.call("put_back", mine).unwrap_err();
    assert_eq!(refused.code, Some(Code::ChangedOutside));
}

#[test]
fn earlier_texts_of_a_note_are_listed_read_and_taken_back() {
    let window = Window::open();
    let first = window.read(NOTE);
    let note = window.open_note(NOTE);
    let text = first.clone() + "\nOne more sentence.\n";
    window.call(
        "save_note",
        json!({ "path": NOTE, "base": note["hash"], "text": text }),
    );
    window.call(
        "keep_version",
        json!({ "path": NOTE, "text": "not chosen" }),
    );

    let of_note = json!({ "path": NOTE });
    let versions = window.call("history", of_note);
    let reasons: Vec<&Value> = versions
        .as_array()
        .unwrap()
        .iter()
        .map(|v| &v["reason"])
        .collect();
    assert_eq!(reasons, ["choice", "saved"]);
    let saved = json!({ "path": NOTE, "id": versions[1]["id"] });
    assert_eq!(window.call("version", saved.clone())["text"], first);

    window.call("restore_version", saved);
    assert_eq!(window.read(NOTE), first);
    window.call("undo", json!({}));
    assert_eq!(window.read(NOTE), text);
}

#[test]
fn an_undo_keeps_what_was_written_since_and_names_the_line_that_it_leaves_alone() {
    let window = Window::open();
    window.call(
        "rename_tag",
        json!({ "slug": "sre", "title": "Operations" }),
    );
    window.call(
        "rename_tag",
        json!({ "slug": "observability", "title": "Seeing" }),
    );
    let edited = window.read(NOTE).replace("Seeing", "Watching") + "\nEdited since.\n";
    window.write(NOTE, &edited);
    window.heard("library-changed", |payload| {
        payload["notes"] == json!([NOTE])
    });
    let undone = window.call("undo", json!({}));
    let told = undone["skipped"][0].as_str().unwrap();
    assert!(told.starts_with(&format!("{NOTE}, line ")), "{told}");
    assert_eq!(window.read(NOTE), edited);
    window.call("undo", json!({}));
    let told = window.read(NOTE);
    assert!(
        told.contains("Watching") && told.contains("Edited since."),
        "{told}"
    );
}

#[test]
fn a_tag_is_renamed_in_every_note_and_taken_back_to_the_byte() {
    let window = Window::open();
    let before = window.read(NOTE);
    window.open_note(NOTE);
    let done = window.call(
        "rename_tag",
        json!({ "slug": "observability", "title": "Seeing inside" }),
    );
    assert!(
        done["name"]
            .as_str()
            .unwrap()
            .starts_with("Rename tag Observability")
    );
    window.heard("note-changed", |payload| payload["path"] == NOTE);
    assert!(window.read(NOTE).contains("Seeing inside"));
    let view = window.call("library", json!({}));
    assert_eq!(view["undo"], done["name"]);

    window.call("undo", json!({}));
    assert_eq!(window.read(NOTE), before);
}

#[test]
fn a_renamed_note_is_followed_by_the_editor_and_by_links() {
    let window = Window::open();
    window.open_note(NOTE);
    let renamed = window.call("rename_note", json!({ "path": NOTE, "to": "see first" }));
    assert_eq!(renamed["path"], "notes/see-first.md");
    let heard = window.heard("note-changed", |_| true);
    assert_eq!(
        (&heard["change"], &heard["to"]),
        (&json!("moved"), &renamed["path"])
    );
    assert!(!Path::new(&window.folder.path().join(NOTE)).exists());
}

#[test]
fn a_rename_and_its_undo_name_the_note_that_moved_whatever_else_they_write() {
    let window = Window::open();
    let at = |name: &str| window.folder.path().join(name);
    fs::write(at("notes/zebra.md"), "# Zebra\n").unwrap();
    fs::write(at("notes/aardvark.md"), "See [zebra](zebra.md).\n").unwrap();
    window.open_note("notes/aardvark.md");
    window.open_note("notes/zebra.md");
    let args = json!({ "path": "notes/zebra.md", "to": "quagga" });
    let renamed = window.call("rename_note", args);
    assert_eq!(renamed["path"], "notes/quagga.md");
    assert_eq!(
        fs::read_to_string(at("notes/aardvark.md")).unwrap(),
        "See [zebra](quagga.md).\n"
    );
    let moved_to = |to: &str| window.heard("note-changed", |heard| heard["to"] == to);
    moved_to("notes/quagga.md");
    window.call("undo", json!({}));
    moved_to("notes/zebra.md");
}

#[test]
fn the_facts_of_a_note_are_edited_in_its_text_and_the_preview_follows() {
    let window = Window::open();
    let note = window.open_note(OTHER);
    let edited = window.call(
        "edit_head",
        json!({ "text": note["text"], "edit": { "set": "title", "value": "Budgets" } }),
    );
    assert_eq!(edited["head"]["title"], "Budgets");
    let ask = |known: Vec<Value>, shell: Value| {
        let args = json!({ "path": OTHER, "text": edited["text"], "known": known, "shell": shell });
        window.call("preview", args)
    };
    let page = ask(Vec::new(), Value::Null);
    assert!(page["shell"]["html"].as_str().unwrap().contains("Budgets"));
    let keys = page["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["key"].clone());
    let again = ask(keys.collect(), page["shell"]["key"].clone());
    assert_eq!(again["shell"], Value::Null);
    assert!(
        again["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .all(|block| block["html"].is_null())
    );
}

#[test]
fn the_note_at_an_address_of_the_blog_is_known_and_a_list_is_none() {
    let window = Window::open();
    let at = |address: &str| window.call("note_at", json!({ "address": address }))["path"].clone();
    assert_eq!(at("notes/observability-before-orchestration.html"), NOTE);
    assert_eq!(at("about.html"), "pages/about.md");
    assert_eq!(at("index.html"), Value::Null);
}

#[test]
fn home_and_the_lists_of_the_blog_can_be_looked_at_as_they_would_be_exported() {
    let window = Window::open();
    let page =
        |address: &str| window.call("list_page", json!({ "address": address }))["html"].clone();
    let home = page("index.html");
    assert!(home.as_str().unwrap().contains("<title>"));
    for address in ["tags.html", "topics.html", "archive.html"] {
        assert!(
            page(address).is_string() && page(address) != home,
            "{address}"
        );
    }
    assert_eq!(
        page("notes/observability-before-orchestration.html"),
        Value::Null
    );
    assert_eq!(page("nowhere.html"), Value::Null);
}

#[test]
fn another_program_opens_settings_and_pictures_of_the_library_and_nothing_else() {
    let window = Window::open();
    let root = window.folder.path();
    let place = |file: &str| window.app.call("file_there", json!({ "file": file }));
    for file in ["site.toml", "catalogue.toml", "media/systems-map.svg"] {
        let there = place(file).unwrap()["path"].clone();
        assert_eq!(there, root.join(file).display().to_string());
    }
    std::fs::write(root.join("media/run.sh"), "exit").unwrap();
    let outside = ["../site.toml", "/etc/passwd", "media/../../a.png"];
    for file in ["media/run.sh", "media/gone.png", "media", NOTE]
        .into_iter()
        .chain(outside)
    {
        let refused = place(file).unwrap_err();
        assert!(refused.message.contains(file), "{refused}");
    }
}

#[test]
fn the_last_library_opens_by_itself_with_what_the_window_remembered() {
    let window = Window::open();
    window.call(
        "remember",
        json!({ "key": "layout", "value": { "library": false } }),
    );
    let memory = window.memory.path().to_owned();
    let again = App::start(memory, |_| {});
    let started = again.call("start", json!({})).unwrap();
    assert_eq!(started["library"]["title"], "Field notes");
    assert_eq!(started["remembered"]["layout"]["library"], false);
}

#[test]
fn without_a_library_commands_say_so() {
    let memory = TempDir::new().unwrap();
    let app = App::start(memory.path().to_owned(), |_| {});
    let started = app.call("start", json!({})).unwrap();
    assert_eq!(started["library"], Value::Null);
    let refused = app.call("library", json!({})).unwrap_err();
    assert_eq!(refused.code, Some(Code::NoLibrary));
    assert!(app.site_file("assets/site.css").is_none());
}

#[test]
fn a_text_is_replaced_in_the_hits_that_were_chosen_and_undone_in_one_step() {
    let window = Window::open();
    for (path, text) in [
        ("notes/a.md", "one wyvern, two wyvern\n"),
        ("notes/b.md", "a wyvern\n"),
    ] {
        window.write(path, text);
        window.heard("library-changed", |payload| {
            payload["notes"].as_array().unwrap().contains(&json!(path))
        });
    }
    let query = json!({
        "typed": "wyvern", "isExpression": false, "isCaseKept": false, "isWholeWords": false, "inHeads": false,
    });
    let asked = json!({ "query": query, "with": "drake", "after": null, "room": 100 });
    let found = window.call("find_in_notes", asked);
    assert_eq!(found["last"], Value::Null);
    let notes = found["notes"].as_array().unwrap();
    let hit = &notes[0]["hits"][1];
    assert_eq!(
        (&hit["from"], &hit["becomes"]),
        (&json!(16), &json!("drake"))
    );
    let chosen: Vec<Value> = notes
        .iter()
        .zip([json!([1]), json!([])])
        .map(|(note, except)| json!({ "path": note["path"], "hash": note["hash"], "except": except }))
        .collect();
    let done = window.call(
        "replace_in_notes",
        json!({ "query": query, "with": "drake", "notes": chosen }),
    );
    assert_eq!(done["name"], "Replace “wyvern” with “drake” in 2 notes");
    assert_eq!(window.read("notes/a.md"), "one drake, two wyvern\n");
    assert_eq!(window.read("notes/b.md"), "a drake\n");
    window.call("undo", json!({}));
    assert_eq!(window.read("notes/a.md"), "one wyvern, two wyvern\n");
    assert_eq!(window.read("notes/b.md"), "a wyvern\n");
}
