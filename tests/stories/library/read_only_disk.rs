//! A library on a disk that cannot be written: it is opened, read and exported, and the author hears
//! once why nothing can be written.

use std::process::Command;

use fieldnotes_tests::LibraryTest;
use serde_json::json;

use crate::small_disk;

const NOTE: &str = "notes/observability-before-orchestration.md";

#[test]
fn a_library_on_a_disk_that_cannot_be_written_is_read_and_exported_and_says_why_once() {
    let name = "read_only_disk::\
        a_library_on_a_disk_that_cannot_be_written_is_read_and_exported_and_says_why_once";
    let Some(disk) = small_disk::of_this_process(name) else {
        return;
    };
    let sample = LibraryTest::sample_at(&disk.join("library"));
    let remount = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(&disk)
        .status();
    assert!(remount.unwrap().success());
    let library = sample.start();
    let told = library.heard("trouble", |_| true);
    let message = told["failure"]["message"].as_str().unwrap();
    assert!(message.contains("open for reading only"), "{message}");
    assert!(message.contains(".fieldnotes"), "{message}");

    assert!(!library.search("orchestration").is_empty());
    assert!(library.view()["notes"].as_u64().unwrap() > 1);
    let note = library.open_note(NOTE);
    assert_eq!(note["readOnly"], json!(true));
    let refused = library.try_save(NOTE, &note["hash"], "other").unwrap_err();
    assert!(refused.message.contains("reading only"), "{refused}");
    let tag = json!({ "title": "New", "description": "" });
    let refused = library.try_call("create_tag", tag).unwrap_err();
    assert!(refused.message.contains("reading only"), "{refused}");
    let (report, site) = library.export();
    assert!(report["failure"].is_null(), "{report}");
    assert!(site.read("index.html").contains("Field notes"));
}
