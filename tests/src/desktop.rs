//! The real window: the desktop program under Xvfb, driven by WebKit's own driver.

use std::ops::Deref;
use std::path::Path;
use std::process::Command;

use fantoccini::wd::Capabilities;
use serde_json::json;
use tempfile::TempDir;

use crate::processes::{self, Memory};
use crate::program::{Program, free_port, of_workspace};
use crate::{Button, Display, Hands, Page, until};

/// A window on one library. With it the driver and the display end, too.
pub struct Desktop {
    page: Option<Page>,
    port: u16,
    _memory: TempDir,
    driver: Program,
    display: Display,
}

impl Deref for Desktop {
    type Target = Page;

    fn deref(&self) -> &Page {
        self.page.as_ref().expect("the window is open")
    }
}

impl Desktop {
    /// Opens the window on the library in `folder`.
    pub fn open(folder: &Path) -> Desktop {
        let display = Display::start();
        let memory = TempDir::new().expect("a folder");
        let port = free_port();
        let driver = Program::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env("DISPLAY", display.name())
                .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("NO_AT_BRIDGE", "1")
                .env("XDG_DATA_HOME", memory.path().join("data"))
                .env("FIELDNOTES_MEMORY", memory.path()),
            "webkit2gtk-driver",
        );
        let mut desktop = Desktop {
            page: None,
            port,
            _memory: memory,
            driver,
            display,
        };
        desktop.reopen(folder);
        desktop
    }

    /// Closes the window, if it still is there, and opens it again on the library in `folder`.
    pub fn reopen(&mut self, folder: &Path) {
        // A driver has one session at a time.
        self.page = None;
        let binary = of_workspace("fieldnotes-desktop");
        let options = json!({ "binary": binary, "args": [folder] });
        let capabilities =
            Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let page = Page::begin(self.port, &capabilities);
        page.is_ready();
        self.page = Some(page);
    }

    /// The author's hands on this window's keys and mouse.
    pub fn hands(&self) -> Hands<'_> {
        Hands::on(&self.display)
    }

    /// Presses keys together, as in `ctrl+shift+p` or `Return`, wherever the focus is.
    pub fn press(&self, keys: &str) {
        self.hands().press(keys);
    }

    /// Types a text a key at a time, wherever the focus is.
    pub fn write(&self, text: &str) {
        self.hands().write(text);
    }

    /// Clicks with the mouse itself on the first element of `selector` that says `words`.
    pub fn click_with(&self, button: Button, selector: &str, words: &str) {
        self.point_at(selector, words);
        self.hands().click(button);
    }

    /// Moves the mouse over the middle of the first element of `selector` that says `words`.
    pub fn point_at(&self, selector: &str, words: &str) {
        let (x, y) = self.middle_of(selector, words);
        // The system's menu stands above the page, in the same window.
        let (width, height) = self.hands().size_of_window();
        let inner = |side| self.script(&format!("return {side}")).as_f64();
        let left = width - inner("innerWidth").expect("a width");
        let top = height - inner("innerHeight").expect("a height");
        self.hands().point(left + x, top + y);
    }

    /// Kills the program as a crash of the machine would.
    pub fn kill(&self) {
        processes::kill(self.process());
    }

    /// Kills the process that draws the page, and waits until another draws it. The driver then
    /// knows the page no more: what it shows is seen after [`Desktop::reopen`].
    pub fn kill_page(&self) {
        let drawing = || processes::newest_of_tree("WebKitWebProcess", self.process());
        let before = drawing().expect("the page's process");
        processes::kill(before);
        until("another process for the page", || {
            drawing().filter(|now| *now != before)
        });
    }

    /// Milliseconds from the start of the process to the first frame that can be used.
    pub fn start_milliseconds(&self) -> f64 {
        let mark = "return performance.timeOrigin + (performance.getEntriesByName('usable')[0]?.startTime ?? NaN)";
        self.sees(
            "the first frame",
            "return performance.getEntriesByName('usable').length > 0",
        );
        let usable = self.script(mark).as_f64().expect("a mark in the page");
        usable - processes::started(self.process())
    }

    /// The memory of the program and of the processes that draw its page.
    pub fn memory_of_processes(&self) -> Vec<Memory> {
        processes::memory_of_tree(self.process())
    }

    fn process(&self) -> u32 {
        // Other stories have windows of their own at the same time.
        processes::newest_of_tree("fieldnotes-desktop", self.driver.id())
            .expect("the window's process")
    }
}
