//! The export's dialog.

use fieldnotes_tests::{LibraryTest, SiteFiles, Window};
use tempfile::TempDir;

fn export(window: &Window, target: &TempDir) {
    window.click(".status button", "Export");
    window.type_into("dialog input.path-text", target.path().to_str().unwrap());
    window.click("dialog .actions button", "Export");
}

#[test]
fn an_export_reports_what_it_wrote() {
    let window = Window::open(LibraryTest::sample());
    let target = TempDir::new().unwrap();
    export(&window, &target);
    window.says("dialog .report", "Written to");
    let written = SiteFiles::at(target.path()).addresses();
    window.says("dialog .report", "index.html");
    assert!(written.iter().any(|address| address == "index.html"));
    window.click("dialog .actions button", "Export again");
    window.sees(
        "nothing new",
        "return [...document.querySelectorAll('dialog .report .tally')].some((line) => line.textContent === 'New0')",
    );
    assert_eq!(SiteFiles::at(target.path()).addresses(), written);
}

#[test]
fn what_would_change_is_seen_before_anything_is_written() {
    let window = Window::open(LibraryTest::sample());
    let target = TempDir::new().unwrap();
    export(&window, &target);
    window.says("dialog .report", "Written to");
    window.library().write(
        "notes/slo-thinking-for-data-pipelines.md",
        "---\ntitle: Quokka\nslug: quokka\nstate: ready\ndate: 2026-01-01\n---\n\nText.\n",
    );
    window.says(".row", "Quokka");
    let before = SiteFiles::at(target.path()).addresses();
    window.click("dialog .actions button", "Show what would change");
    window.says("dialog .plan .gone", "Removed");
    window.says(
        "dialog .plan details[open] .files",
        "notes/slo-thinking-for-data-pipelines.html",
    );
    window.click("dialog .plan summary", "Changed");
    window.click("dialog .plan .files button", "index.html");
    window.says("dialog .page-difference .came", "quokka.html");
    window.picture("export-plan");
    assert_eq!(SiteFiles::at(target.path()).addresses(), before);
}

#[test]
fn an_export_that_is_blocked_says_what_stands_in_its_way() {
    let twin = "---\ntitle: Twin\nslug: observability-before-orchestration\nstate: ready\ndate: 2026-01-01\n---\n\nText.\n";
    let window = Window::open(LibraryTest::sample().with("notes/a-twin.md", twin));
    let target = TempDir::new().unwrap();
    export(&window, &target);
    window.click("dialog .problems button", "notes/a-twin.md");
    window.says(".path", "a-twin.md");
    assert!(!SiteFiles::at(target.path()).has("index.html"));
}
