//! The window's page in Chromium, against the real application over loopback.

use std::ops::Deref;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use fantoccini::wd::Capabilities;
use loopback::{Events, HostServer};
use serde_json::json;
use tempfile::TempDir;

use crate::program::{Program, free_port};
use crate::{LibraryTest, Page, Running};

/// Chromium as it can be run by anybody, with nothing asked of the network.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
];

/// A tab of Chromium. With it the driver ends, too.
pub struct Browser {
    page: Page,
    _driver: Program,
    _profile: TempDir,
}

impl Deref for Browser {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Browser {
    /// Opens Chromium on an empty page.
    pub fn open() -> Browser {
        let port = free_port();
        let driver = Program::start(
            Command::new("chromedriver")
                .arg(format!("--port={port}"))
                .stdout(Stdio::null()),
            "chromium-driver",
        );
        let profile = TempDir::new().expect("a folder");
        let profile_argument = format!("--user-data-dir={}", profile.path().display());
        let arguments: Vec<&str> = ARGUMENTS
            .iter()
            .copied()
            .chain([profile_argument.as_str()])
            .collect();
        let options = json!({ "args": arguments });
        let capabilities = Capabilities::from_iter([
            ("goog:chromeOptions".to_owned(), options),
            ("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" })),
        ]);
        Browser {
            page: Page::begin(port, &capabilities),
            _driver: driver,
            _profile: profile,
        }
    }

    /// Goes to an address.
    pub fn visit(&self, address: &str) {
        self.page.go(address);
    }
}

/// The window's page in a browser, with the application behind it.
pub struct Window {
    browser: Browser,
    running: Running,
    _server: HostServer,
}

impl Deref for Window {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Window {
    /// Opens the page on a library.
    pub fn open(library: LibraryTest) -> Window {
        let events = Events::default();
        let told = events.clone();
        let running = library.start_and_tell(move |event| told.tell(event));
        let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
        assert!(
            page.is_dir(),
            "the page is not built: run `cargo xtask test`"
        );
        let server = HostServer::start(running.app(), events, page, 0).expect("a free port");
        let browser = Browser::open();
        browser.visit(&server.address());
        browser.page.is_ready();
        Window {
            browser,
            running,
            _server: server,
        }
    }

    /// The library behind the page.
    pub fn library(&self) -> &Running {
        &self.running
    }
}
