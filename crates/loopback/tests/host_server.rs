//! The window's page in a browser, against the real application.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod browser;
mod raw;

use std::fs;

use app::{App, starter};
use browser::{Page, ask, events, post};
use fieldnotes_loopback::{Events, HostServer};
use raw::{Asked, knock};
use tempfile::TempDir;

const NOTE: &str = "notes/observability-before-orchestration.md";
const PAGE: &str = "<!doctype html><title>F</title><style id=\"nonce\"></style><div></div>";

/// A server over the sample library, and a page that stands in for the built one.
struct Host {
    server: HostServer,
    app: App,
    disk: TempDir,
}

impl Host {
    fn start() -> Host {
        let disk = TempDir::new().unwrap();
        let at = |name: &str| disk.path().join(name);
        fs::create_dir_all(at("page/assets")).unwrap();
        fs::write(at("page/index.html"), PAGE).unwrap();
        fs::write(at("page/assets/index.js"), "start()").unwrap();
        starter::begin(&at("blog")).unwrap();
        let events = Events::default();
        let told = events.clone();
        let app = App::start(at("memory"), move |event| told.tell(event));
        let server = HostServer::start(app.clone(), events, at("page"), 0).unwrap();
        Host { server, app, disk }
    }

    fn open(&self) {
        let folder = self.disk.path().join("blog").display().to_string();
        let opened = self.call("open_library", &format!("{{\"folder\": {folder:?}}}"));
        assert_eq!(opened.status, 200, "{}", opened.text);
    }

    /// Where the server listens, and the token.
    fn address(&self) -> (String, String) {
        let address = self.server.address();
        let (root, token) = address.split_once("?token=").unwrap();
        (root.to_owned(), token.to_owned())
    }

    fn at(&self, path: &str) -> String {
        self.address().0 + path
    }

    /// Where the preview finds a file of the site.
    fn site(&self, address: &str) -> String {
        let (root, token) = self.address();
        format!("{root}site/{token}/{address}")
    }

    fn call(&self, name: &str, argument: &str) -> Page {
        let token = self.address().1;
        self.call_with(name, argument, &[("x-fieldnotes-token", &token)])
    }

    fn call_with(&self, name: &str, argument: &str, headers: &[(&str, &str)]) -> Page {
        post(&self.at(&format!("call/{name}")), headers, argument)
    }

    fn events(&self) -> impl Iterator<Item = String> + use<> {
        let (root, token) = self.address();
        events(&format!("{root}events?token={token}"))
    }
}

#[test]
fn a_command_is_answered_or_refused_in_words() {
    let host = Host::start();
    let refused = host.call("library", "{}");
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("\"code\":\"no-library\""),
        "{}",
        refused.text
    );
    host.open();
    let view = host.call("library", "{}");
    assert_eq!((view.status, view.mime.as_str()), (200, "application/json"));
    assert!(
        view.text.contains("\"title\":\"Field notes\""),
        "{}",
        view.text
    );
    let broken = host.call("library", "{");
    assert_eq!(broken.status, 422);
    assert!(broken.text.contains("\"code\":\"bug\""), "{}", broken.text);
}

#[test]
fn a_page_without_the_token_may_do_nothing() {
    let host = Host::start();
    let refused = host.call_with("library", "{}", &[]);
    assert_eq!(refused.status, 403);
    assert!(
        refused.text.contains("may not talk to Fieldnotes"),
        "{}",
        refused.text
    );
    let near = format!("{}x", &host.address().1[1..]);
    let wrong = host.call_with("library", "{}", &[("x-fieldnotes-token", &near)]);
    assert_eq!(wrong.status, 403);
    assert_eq!(ask(&host.at("events"), &[]).status, 403);
    assert_eq!(ask(&host.at("events?token=0"), &[]).status, 403);
}

#[test]
fn other_sites_are_refused_even_with_the_token() {
    let host = Host::start();
    let token = host.address().1;
    for foreign in [
        ("origin", "https://evil.example"),
        ("host", "rebound.example"),
    ] {
        let headers = [("x-fieldnotes-token", token.as_str()), foreign];
        assert_eq!(host.call_with("library", "{}", &headers).status, 403);
    }
    // Only what a form of another site can send would come without asking first.
    let form = [
        ("x-fieldnotes-token", token.as_str()),
        ("content-type", "text/plain"),
    ];
    assert_eq!(host.call_with("library", "{}", &form).status, 422);
}

#[test]
fn a_change_outside_is_heard_by_a_page_that_came_late() {
    let host = Host::start();
    host.open();
    let mut heard = host.events();
    let first = heard.next().unwrap();
    assert!(
        first.starts_with("{\"name\":\"library-changed\""),
        "{first}"
    );

    let text = "---\ntitle: Quokka\n---\n\nText.\n";
    fs::write(host.disk.path().join("blog/notes/quokka.md"), text).unwrap();
    assert!(heard.any(|event| event.contains("notes/quokka.md")));
    drop(host.app);
}

#[test]
fn files_of_the_preview_and_of_the_page_are_served_and_no_others() {
    let host = Host::start();
    host.open();
    let style = ask(&host.site("assets/site.css"), &[]);
    assert_eq!(
        (style.status, style.mime.as_str()),
        (200, "text/css; charset=utf-8")
    );
    assert_eq!(
        ask(&host.site("media/systems-map.svg"), &[]).mime,
        "image/svg+xml"
    );
    assert_eq!(ask(&host.at("assets/index.js"), &[]).text, "start()");
    for outside in [
        &host.site("media/..%2fsite.toml")[host.address().0.len()..],
        &host.site(NOTE)[host.address().0.len()..],
        "..%2fblog/site.toml",
        "%2e%2e/blog/site.toml",
    ] {
        assert_eq!(ask(&host.at(outside), &[]).status, 404, "{outside}");
    }
}

#[test]
fn the_page_may_only_load_what_comes_from_here() {
    let host = Host::start();
    let one = ask(&host.server.address(), &[]);
    let two = ask(&host.server.address(), &[]);
    let nonce = |page: &Page| {
        let after = page
            .text
            .split_once("<style id=\"nonce\" nonce=\"")
            .unwrap()
            .1;
        after.split_once('"').unwrap().0.to_owned()
    };
    assert_ne!(nonce(&one), nonce(&two));
    let style = format!("style-src 'self' 'nonce-{}'", nonce(&one));
    assert!(one.policy.contains(&style), "{}", one.policy);
    assert!(
        one.policy
            .starts_with("default-src 'none'; script-src 'self';")
    );
    assert!(!one.policy.contains("unsafe"));
}

#[test]
fn a_page_that_is_not_built_is_said() {
    let host = Host::start();
    fs::remove_file(host.disk.path().join("page/index.html")).unwrap();
    let missing = ask(&host.server.address(), &[]);
    assert_eq!(missing.status, 404);
    assert!(missing.text.contains("npm run build"), "{}", missing.text);
}

#[test]
fn without_the_token_nothing_of_the_library_is_answered_and_no_body_is_read() {
    let host = Host::start();
    host.open();
    let size = 59 * 1024 * 1024;
    let near = format!("{}0", &host.address().1[1..]);
    let strangers = [
        Asked::of("GET", "/site/media/systems-map.svg"),
        Asked::of("GET", "/site/assets/site.css"),
        Asked::of("GET", "/site//media/systems-map.svg"),
        Asked::of("GET", &format!("/site/{near}/media/systems-map.svg")),
        Asked::of("GET", "/site/x/media/systems-map.svg?token=x"),
        Asked::of("HEAD", "/site/x/assets/site.css"),
        Asked::of("GET", "/events"),
        Asked::of("GET", &format!("/events?token={near}")),
        // The body is announced and never sent: whoever waits for it does not answer.
        Asked::of("POST", "/call/library").announcing(size),
        Asked::of("POST", "/call/keep_buffer")
            .with("x-fieldnotes-token", &near)
            .announcing(size),
        Asked::of("POST", "/call/library").with("transfer-encoding", "chunked"),
        Asked::of("PUT", "/call/library").announcing(size),
        Asked::of("POST", "/site/x/y").announcing(size),
        Asked::of("POST", "/events").announcing(size),
    ];
    for asked in strangers {
        let answer = knock(&host.address().0, &asked);
        assert_eq!(answer.status, 403, "{asked:?}");
        assert!(!answer.text.contains("<svg"), "{asked:?}");
    }
    // The token in the address of a picture opens no other door.
    let token = host.address().1;
    let elsewhere = Asked::of("POST", &format!("/call/library?x={token}")).announcing(2);
    assert_eq!(knock(&host.address().0, &elsewhere).status, 403);
}

#[test]
fn a_call_larger_than_any_text_of_the_editor_is_refused_before_it_is_read() {
    let host = Host::start();
    host.open();
    let token = host.address().1;
    let call = |bytes: usize| {
        Asked::of("POST", "/call/preview")
            .with("x-fieldnotes-token", &token)
            .with("content-type", "application/json")
            .announcing(bytes)
    };
    let refused = knock(&host.address().0, &call(16 * 1024 * 1024 + 1));
    assert_eq!(refused.status, 413);
    assert!(refused.text.contains("16 MB"), "{}", refused.text);

    // Eight million characters, each of which JSON writes with two.
    let text = "\\n".repeat(8_000_000);
    let argument = format!("{{\"path\": \"{NOTE}\", \"text\": \"{text}\", \"base\": \"\"}}");
    let kept = host.call("keep_buffer", &argument);
    assert_eq!(kept.status, 200, "{}", kept.text);
}

#[test]
fn a_file_of_the_preview_opened_by_itself_may_run_nothing() {
    let host = Host::start();
    host.open();
    let drawing = ask(&host.site("media/systems-map.svg"), &[]);
    assert!(
        drawing.policy.starts_with("sandbox; default-src 'none';"),
        "{}",
        drawing.policy
    );
}
