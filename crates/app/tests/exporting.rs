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
    let difference = window.call("page_difference", of_page)["difference"].clone();
    assert!(
        difference
            .as_str()
            .unwrap()
            .contains("\n+<p>A quokka was here.</p>")
    );
    assert_eq!(fs::read(target.join(page)).unwrap(), before);
}
