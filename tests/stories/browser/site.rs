//! The exported sample, as its readers have it.

use fieldnotes_tests::{Browser, LibraryTest, SiteFiles};
use loopback::SiteServer;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A library, exported and served.
pub struct Published {
    folder: TempDir,
    pub server: SiteServer,
}

impl Published {
    fn sample() -> Published {
        Published::of(LibraryTest::sample())
    }

    pub fn of(library: LibraryTest) -> Published {
        let library = library.start();
        let folder = TempDir::new().unwrap();
        library.call(
            "export",
            json!({ "target": folder.path(), "drafts": false }),
        );
        library.heard("export-done", |done| done["report"].is_object());
        let server = SiteServer::start(folder.path().to_owned(), 0).unwrap();
        Published { folder, server }
    }

    /// The addresses of all pages.
    fn pages(&self) -> Vec<String> {
        let addresses = SiteFiles::at(self.folder.path()).addresses().into_iter();
        let pages: Vec<String> = addresses
            .filter(|address| address.ends_with(".html"))
            .map(|address| format!("{}{address}", self.server.address()))
            .collect();
        assert!(pages.len() > 10, "{pages:?}");
        pages
    }
}

const FITS: &str =
    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

#[test]
fn every_page_fits_every_screen() {
    let site = Published::sample();
    let browser = Browser::open();
    for width in [320, 360, 768, 1440] {
        browser.screen(width, 900);
        for page in site.pages() {
            browser.visit(&page);
            let fits = browser.script(FITS);
            assert_eq!(
                fits,
                Value::Bool(true),
                "{page} is wider than {width} pixels"
            );
        }
    }
}

#[test]
fn every_page_bars_nobody_in_light_and_dark_and_the_console_is_silent() {
    let site = Published::sample();
    let browser = Browser::open();
    for scheme in ["light", "dark"] {
        browser.system_is(scheme);
        for page in site.pages() {
            browser.visit(&page);
            assert_eq!(browser.barriers(), [""; 0], "{page} in {scheme}");
            assert_eq!(browser.complaints(), [""; 0], "{page} in {scheme}");
        }
    }
}

/// What a page says, without the buttons that copy code.
const WORDS: &str = "document.querySelectorAll('.copy, body > [role=status]').forEach(one => one.remove()); \
                     return document.body.innerText";

#[test]
fn every_page_says_the_same_without_scripts() {
    let site = Published::sample();
    let browser = Browser::open();
    let words = |page: &String| {
        browser.visit(page);
        browser.script(WORDS)
    };
    let mut pages = site.pages();
    // Searching is the one thing that needs a script; its page then leads to the archive.
    pages.retain(|page| !page.ends_with("/search.html"));
    let with: Vec<Value> = pages.iter().map(words).collect();
    browser.switch_scripts_off();
    let without: Vec<Value> = pages.iter().map(words).collect();
    assert_eq!(without, with);
}

#[test]
fn the_site_is_read_from_a_disk_as_well() {
    let site = Published::sample();
    let browser = Browser::open();
    let home = site.folder.path().join("index.html");
    browser.visit(&format!("file://{}", home.display()));
    browser.click("a", "Observability Before Orchestration");
    browser.says("h1", "Observability Before Orchestration");
    browser.click("a[rel=tag], .tags a", "SRE");
    browser.says("h1", "SRE");
    assert_eq!(browser.complaints(), [""; 0]);
}
