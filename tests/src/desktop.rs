//! The real window: the desktop program under Xvfb, driven by WebKit's own driver.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::PATIENCE;
use crate::processes::{self, Memory};
use crate::program::{Program, free_port, of_workspace};

/// A window on one library. Closing it ends the driver and the display, too.
pub struct Desktop {
    client: Option<Client>,
    runtime: Runtime,
    port: u16,
    memory: TempDir,
    _driver: Program,
    _display: Program,
}

impl Desktop {
    /// Opens the window on the library in `folder`.
    pub fn open(folder: &Path) -> Desktop {
        let (display, number) = display();
        let memory = TempDir::new().expect("a folder");
        let port = free_port();
        let driver = Program::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env("DISPLAY", number)
                .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("NO_AT_BRIDGE", "1")
                .env("FIELDNOTES_MEMORY", memory.path()),
            "webkit2gtk-driver",
        );
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let mut desktop = Desktop {
            client: None,
            runtime,
            port,
            memory,
            _driver: driver,
            _display: display,
        };
        desktop.start(folder);
        desktop
    }

    fn start(&mut self, folder: &Path) {
        let binary = of_workspace("fieldnotes-desktop");
        let options = json!({ "binary": binary, "args": [folder] });
        let mut capabilities = Capabilities::new();
        capabilities.insert("webkitgtk:browserOptions".into(), options);
        let address = format!("http://127.0.0.1:{}", self.port);
        let begun = Instant::now();
        self.client = Some(self.runtime.block_on(async {
            loop {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                match builder
                    .capabilities(capabilities.clone())
                    .connect(&address)
                    .await
                {
                    Ok(client) => return client,
                    // The driver needs a moment before it listens.
                    Err(error) if begun.elapsed() > PATIENCE => panic!("no window: {error}"),
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            }
        }));
        self.sees(
            "the page",
            "return document.documentElement.dataset.ready !== undefined",
        );
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    /// Runs a script in the page.
    pub fn script(&self, script: &str) -> Value {
        self.runtime
            .block_on(self.client().execute(script, Vec::new()))
            .unwrap_or_else(|error| panic!("`{script}`: {error}"))
    }

    /// Waits until the script says true, and leaves a picture when it never does.
    pub fn sees(&self, what: &str, script: &str) {
        let begun = Instant::now();
        while self.script(script) != Value::Bool(true) {
            if begun.elapsed() > PATIENCE {
                let picture = self.picture("failed");
                panic!("the window never showed {what}; {picture} shows what it did");
            }
            self.runtime
                .block_on(async { tokio::time::sleep(Duration::from_millis(20)).await });
        }
    }

    /// Waits until an element of `selector` says these words.
    pub fn says(&self, selector: &str, words: &str) {
        let script = format!(
            "return [...document.querySelectorAll({})].some((element) => element.textContent.includes({}))",
            json!(selector),
            json!(words)
        );
        self.sees(&format!("“{words}” in {selector}"), &script);
    }

    /// Waits until the preview's page says these words.
    pub fn preview_says(&self, words: &str) {
        let script = format!(
            "return document.querySelector('.preview-island')?.contentDocument?.body?.textContent.includes({}) ?? false",
            json!(words)
        );
        self.sees(&format!("“{words}” in the preview"), &script);
    }

    /// Clicks the first element of `selector` that says `words`.
    pub fn click(&self, selector: &str, words: &str) {
        self.says(selector, words);
        let mark = format!(
            "for (const old of document.querySelectorAll('[data-story]')) delete old.dataset.story;
             [...document.querySelectorAll({})].find((element) => element.textContent.includes({})).dataset.story = ''",
            json!(selector),
            json!(words)
        );
        self.script(&mark);
        self.act("[data-story]", async |element| element.click().await);
    }

    /// Types into the first element of `selector`. `\n` is the Enter key.
    pub fn type_into(&self, selector: &str, text: &str) {
        // The driver drops a line end, and knows the key by this private character.
        let keys = text.replace('\n', "\u{e007}");
        self.act(selector, async |element| element.send_keys(&keys).await);
    }

    fn act<Act>(&self, selector: &str, act: Act)
    where
        Act: AsyncFnOnce(fantoccini::elements::Element) -> Result<(), fantoccini::error::CmdError>,
    {
        let done = self.runtime.block_on(async {
            let wait = self.client().wait().at_most(PATIENCE);
            let element = wait.for_element(Locator::Css(selector)).await?;
            act(element).await
        });
        done.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Puts the editor's caret behind the last character.
    pub fn caret_to_end(&self) {
        // Control and End, as private characters of the driver, then all keys let go.
        self.type_into(".cm-content", "\u{e009}\u{e010}\u{e000}");
    }

    /// Runs a script that calls its last argument when it is done, with a list of numbers.
    pub fn ask(&self, script: &str, argument: usize) -> Vec<f64> {
        let client = self.client();
        let answer = self.runtime.block_on(async {
            let patience = TimeoutConfiguration::new(Some(PATIENCE), None, None);
            client.update_timeouts(patience).await?;
            client.execute_async(script, vec![argument.into()]).await
        });
        let answer = answer.unwrap_or_else(|error| panic!("{error}"));
        let numbers = answer.as_array().expect("a list").iter();
        numbers
            .map(|number| number.as_f64().expect("a number"))
            .collect()
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
        processes::newest("fieldnotes-desktop").expect("the window's process")
    }

    /// Takes a picture of the page; where it lies.
    pub fn picture(&self, name: &str) -> String {
        let folder = of_workspace("fieldnotes-desktop").with_file_name("pictures");
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{name}.png"));
        let bytes = self.runtime.block_on(self.client().screenshot());
        fs::write(&file, bytes.expect("a picture")).expect("a file");
        file.display().to_string()
    }

    /// Lets the second pass within which typed text may still be lost.
    pub fn a_second_passes(&self) {
        self.runtime
            .block_on(async { tokio::time::sleep(Duration::from_secs(1)).await });
    }

    /// Kills the program as a crash of the machine would.
    pub fn kill(&self) {
        processes::kill(self.process());
    }

    /// Closes the window as the driver does, and opens it again on the last library.
    pub fn reopen(&mut self, folder: &Path) {
        self.close();
        self.start(folder);
    }

    fn close(&mut self) {
        if let Some(client) = self.client.take() {
            // Ending a session whose window is gone fails, as it should.
            self.runtime.block_on(client.close()).ok();
        }
    }

    /// The folder of what outlives libraries.
    pub fn memory(&self) -> &Path {
        self.memory.path()
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.close();
    }
}

/// A display of its own, and its number.
fn display() -> (Program, String) {
    let mut display = Program::start(
        Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1440x900x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
        "xvfb",
    );
    let said = display.child().stdout.take().expect("its output");
    let mut number = String::new();
    BufReader::new(said)
        .read_line(&mut number)
        .expect("the number of a display");
    (display, format!(":{}", number.trim()))
}
