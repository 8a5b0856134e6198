//! The exported site as a browser meets it.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod browser;

use std::fs;

use browser::{ask, events};
use fieldnotes_loopback::{SiteServer, StartError};
use tempfile::TempDir;

const PAGE: &str = "<!doctype html><title>Notes</title><body><p>Words.</p></body>";

fn site() -> TempDir {
    let site = TempDir::new().unwrap();
    fs::create_dir_all(site.path().join("posts/old")).unwrap();
    for page in ["index.html", "404.html", "posts/old/index.html"] {
        fs::write(site.path().join(page), PAGE).unwrap();
    }
    fs::write(site.path().join("site.css"), "p { color: red }").unwrap();
    site
}

fn start(site: &TempDir) -> SiteServer {
    SiteServer::start(site.path().to_owned(), 0).unwrap()
}

#[test]
fn pages_and_files_are_served_as_they_stand_in_the_folder() {
    let site = site();
    let server = start(&site);
    let home = ask(&server.address(), &[]);
    assert_eq!(
        (home.status, home.mime.as_str()),
        (200, "text/html; charset=utf-8")
    );
    assert!(
        home.text
            .contains("<p>Words.</p><script src=\"/.fieldnotes/reload.js\"")
    );
    let style = ask(&(server.address() + "site.css"), &[]);
    assert_eq!(style.text, "p { color: red }");
    assert_eq!(style.mime, "text/css; charset=utf-8");
    assert_eq!(
        fs::read_to_string(site.path().join("index.html")).unwrap(),
        PAGE
    );
}

#[test]
fn an_unknown_address_gets_the_sites_own_page() {
    let site = site();
    let server = start(&site);
    let missing = ask(&(server.address() + "nowhere.html"), &[]);
    assert_eq!(missing.status, 404);
    assert!(missing.text.contains("<p>Words.</p>"));
}

#[test]
fn before_the_first_export_there_is_a_page_that_waits_for_it() {
    let nothing = TempDir::new().unwrap();
    let server = start(&nothing);
    let home = ask(&server.address(), &[]);
    assert_eq!(home.status, 404);
    assert!(
        home.text.contains("/.fieldnotes/reload.js"),
        "{}",
        home.text
    );
}

#[test]
fn an_old_address_without_its_last_slash_leads_on() {
    let site = site();
    let server = start(&site);
    let folder = ask(&(server.address() + "posts/old"), &[]);
    assert_eq!(
        (folder.status, folder.location.as_str()),
        (308, "/posts/old/")
    );
    assert_eq!(ask(&(server.address() + "posts/old/"), &[]).status, 200);
    // A browser would take an address that begins with two slashes for another server.
    let foreign = ask(&(server.address() + "/posts/old"), &[]);
    assert_eq!((foreign.status, foreign.location.as_str()), (404, ""));
}

#[test]
fn no_address_leads_out_of_the_site() {
    let outside = TempDir::new().unwrap();
    fs::write(outside.path().join("secret"), "secret").unwrap();
    let site = outside.path().join("site");
    fs::create_dir(&site).unwrap();
    let server = SiteServer::start(site, 0).unwrap();
    for address in [
        "../secret",
        "%2e%2e/secret",
        "..%2fsecret",
        "%2e%2e%5csecret",
        "%2fetc/passwd",
    ] {
        let page = ask(&(server.address() + address), &[]);
        assert_eq!(page.status, 404, "{address}");
    }
}

#[test]
fn an_open_page_hears_of_a_new_build_and_a_late_one_hears_at_once() {
    let site = site();
    let server = start(&site);
    let home = ask(&server.address(), &[]).text;
    let builds = server.address() + ".fieldnotes/builds";
    let mut open = events(&builds);
    let first = open.next().unwrap();
    assert!(home.contains(&format!("data-build=\"{first}\"")), "{home}");

    server.reload();
    let second = open.next().unwrap();
    assert_ne!(first, second);
    assert_eq!(events(&builds).next().unwrap(), second);
    let home = ask(&server.address(), &[]).text;
    assert!(home.contains(&format!("data-build=\"{second}\"")), "{home}");
}

#[test]
fn the_script_of_the_reload_is_served_beside_the_site() {
    let site = site();
    let server = start(&site);
    let script = ask(&(server.address() + ".fieldnotes/reload.js"), &[]);
    assert_eq!(script.mime, "text/javascript; charset=utf-8");
    assert!(script.text.contains("location.reload()"));
}

#[test]
fn other_sites_are_refused() {
    let site = site();
    let server = start(&site);
    let home = server.address();
    assert_eq!(ask(&home, &[("host", "rebound.example")]).status, 403);
    assert_eq!(
        ask(&home, &[("origin", "https://evil.example")]).status,
        403
    );
    assert_eq!(ask(&home, &[("sec-fetch-site", "cross-site")]).status, 403);
}

#[test]
fn a_port_that_is_taken_is_said() {
    let site = site();
    let server = start(&site);
    let address = server.address();
    let port: u16 = address
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let Err(error) = SiteServer::start(site.path().to_owned(), port) else {
        panic!("two servers on one port");
    };
    assert!(matches!(error, StartError::PortBusy(busy) if busy == port));
    assert_eq!(
        error.to_string(),
        format!("port {port} is in use by another program")
    );
}
