//! What an export would do, and what it did.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;
use window::{NOTE, Window};

#[test]
fn an_export_tells_how_far_it_is_and_what_it_did() {
    let window = Window::open();
    let target = TempDir::new().unwrap();
    let args = json!({ "target": target.path(), "drafts": false });
    window.call("export", args.clone());
    let done = window.heard("export-done", |_| true);
    assert_eq!(done["failure"], Value::Null);
    assert!(target.path().join("index.html").is_file());

    window.write("site.toml", "title = \"x\"\n[home\n");
    window.heard("library-changed", |_| true);
    window.call("export", args);
    let done = window.heard("export-done", |_| true);
    assert_eq!(done["failure"]["code"], "blocked");
    assert_eq!(done["problems"][0]["file"], "site.toml");
}

#[test]
fn an_export_is_told_before_it_is_made() {
    let window = Window::open();
    let place = TempDir::new().unwrap();
    let target = place.path().join("site");
    let export = json!({ "target": target, "drafts": false });
    let told = window.call("dry_run", export.clone());
    assert!(
        told["added"]
            .as_array()
            .unwrap()
            .contains(&"index.html".into())
    );
    assert!(!target.exists());

    window.call("export", export.clone());
    window.heard("export-done", |_| true);
    window.write(NOTE, &(window.read(NOTE) + "\nA quokka was here.\n"));
    window.heard("library-changed", |payload| payload["notes"][0] == NOTE);
    let page = "notes/observability-before-orchestration.html";
    let before = fs::read(target.join(page)).unwrap();
    let told = window.call("dry_run", export.clone());
    assert!(told["changed"].as_array().unwrap().contains(&page.into()));
    assert_eq!(told["notes"][page], NOTE);
    assert_eq!(told["notes"]["index.html"], Value::Null);
    let of_page = json!({ "export": export, "address": page });
    let told = window.call("page_difference", of_page);
    let lines = told["difference"].as_array().unwrap();
    assert!(
        lines.contains(&"+<p>A quokka was here.</p>".into()),
        "{told}"
    );
    assert_eq!(told["more"], 0);
    assert_eq!(fs::read(target.join(page)).unwrap(), before);
}

#[test]
fn a_published_note_that_cannot_be_read_is_in_the_way_and_its_page_stays() {
    let window = Window::open();
    let place = TempDir::new().unwrap();
    let target = place.path().join("site");
    let export = json!({ "target": target, "drafts": false });
    window.call("export", export.clone());
    window.heard("export-done", |_| true);
    let page = target.join("notes/observability-before-orchestration.html");
    let whole = window.read(NOTE);
    for broken in [
        whole.replacen("title: ", "title: Note: ", 1),
        whole.replacen("state: ", "sate: ", 1),
        whole
            .replacen("---\n", "+++\n", 1)
            .replacen("title: ", "title = ", 1),
        whole.replacen("---\n", "\n---\n", 1),
        String::new(),
    ] {
        window.write(NOTE, &broken);
        window.heard("library-changed", |payload| payload["notes"][0] == NOTE);
        let is_it = |problem: &Value| problem["file"] == NOTE && problem["severity"] == "error";
        let told = window.call("dry_run", export.clone());
        let problems = told["problems"].as_array().unwrap();
        assert!(problems.iter().any(is_it), "{broken}: {told}");
        let checked = window.call("check", json!({}));
        // Only the target knows that an empty note had a page.
        let is_told = checked.as_array().unwrap().iter().any(is_it);
        assert!(is_told || broken.is_empty(), "{broken}: {checked}");
        window.call("export", export.clone());
        let done = window.heard("export-done", |_| true);
        assert_eq!(done["failure"]["code"], "blocked", "{broken}");
        assert!(page.exists());
    }
}

#[test]
fn of_a_page_that_is_another_from_end_to_end_only_the_beginning_is_told() {
    let window = Window::open();
    let place = TempDir::new().unwrap();
    let export = json!({ "target": place.path().join("site"), "drafts": false });
    let lines: String = (0..900).map(|at| format!("\n\nQuokka {at}.")).collect();
    let long = "a".repeat(9000);
    let text = format!("{}{lines}\n\nA long word: {long}", window.read(NOTE));
    window.write(NOTE, &text);
    window.heard("library-changed", |payload| payload["notes"][0] == NOTE);
    let address = "notes/observability-before-orchestration.html";
    let told = window.call(
        "page_difference",
        json!({ "export": export, "address": address }),
    );
    let shown = told["difference"].as_array().unwrap();
    assert_eq!(shown.len(), 400);
    assert!(told["more"].as_u64().unwrap() > 500);
    assert!(
        shown
            .iter()
            .all(|line| line.as_str().unwrap().chars().count() <= 2001)
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_a_target_or_a_library_stops_an_export_and_no_neighbour_is_touched() {
    let window = Window::open();
    let place = TempDir::new().unwrap();
    let thesis = place.path().join("thesis");
    fs::create_dir(&thesis).unwrap();
    fs::write(thesis.join("t.txt"), "years of work").unwrap();
    let target = place.path().join("site");
    let export = json!({ "target": target, "drafts": false });
    window.call("export", export.clone());
    window.heard("export-done", |_| true);
    let remembered = window.folder.path().join(".fieldnotes/exports");
    for link in [
        place.path().join(".site.fieldnotes-export"),
        target.join(".fieldnotes-export"),
        target.join("media"),
        target.join("index.html"),
        remembered,
    ] {
        let aside = place.path().join("aside");
        let was_there = fs::rename(&link, &aside).is_ok();
        std::os::unix::fs::symlink(&thesis, &link).unwrap();
        window.call("export", export.clone());
        let done = window.heard("export-done", |_| true);
        let name = link.file_name().unwrap().to_str().unwrap();
        let message = done["failure"]["message"].as_str().unwrap();
        assert!(message.contains(name), "{message}");
        let of_page = json!({ "export": export, "address": "index.html" });
        for refused in [
            window.app.call("dry_run", export.clone()),
            window.app.call("page_difference", of_page),
        ] {
            let is_beside = name.starts_with(".site");
            assert!(refused.is_err() || is_beside, "{name}");
        }
        let entries = fs::read_dir(&thesis).unwrap();
        let names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["t.txt"], "{name}");
        assert_eq!(fs::read(thesis.join("t.txt")).unwrap(), b"years of work");
        fs::remove_file(&link).unwrap();
        if was_there {
            fs::rename(&aside, &link).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn the_preview_is_given_no_file_that_lies_outside_media_once_links_are_followed() {
    let window = Window::open();
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, window.folder.path().join("media").join(name)).unwrap();
    };
    window.write("media/real.txt", "a = 1");
    window.write("media/.env", "a token");
    window.write("media/draft.md", "---\nstate: draft\n---\nA secret.");
    link("real.txt", "near.txt");
    link("../site.toml", "settings.txt");
    link("../.fieldnotes/library.db", "index.txt");
    link(".env", "env.txt");
    link("draft.md", "draft.txt");
    link("/dev/zero", "zero.txt");
    link("..", "up");
    let given = |name: &str| window.app.site_file(&format!("media/{name}"));
    assert_eq!(given("near.txt").unwrap().bytes, b"a = 1");
    for name in [
        "settings.txt",
        "index.txt",
        "env.txt",
        ".env",
        "draft.txt",
        "draft.md",
        "zero.txt",
        "up/site.toml",
        "up/media/real.txt",
        "../site.toml",
    ] {
        assert!(given(name).is_none(), "{name}");
    }
}
