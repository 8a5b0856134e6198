//! A page driven through WebDriver, whichever program draws it. What is written here waits for
//! what it names, and leaves a picture under `target` when it never comes.

use std::fs;
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::PATIENCE;
use crate::program::target;

/// A page in a session of a driver.
pub struct Page {
    client: Option<Client>,
    runtime: Runtime,
}

impl Page {
    /// Begins a session with the driver that listens, or soon will, on `port`.
    pub(crate) fn begin(port: u16, capabilities: &Capabilities) -> Page {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let address = format!("http://127.0.0.1:{port}");
        let begun = Instant::now();
        let client = runtime.block_on(async {
            loop {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                builder.capabilities(capabilities.clone());
                match builder.connect(&address).await {
                    Ok(client) => return client,
                    // The driver needs a moment before it listens.
                    Err(error) if begun.elapsed() > PATIENCE => panic!("no session: {error}"),
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            }
        });
        Page {
            client: Some(client),
            runtime,
        }
    }

    /// Goes to an address.
    pub(crate) fn go(&self, address: &str) {
        let gone = self.runtime.block_on(self.client().goto(address));
        gone.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Waits until the window's page can be used.
    pub(crate) fn is_ready(&self) {
        self.sees(
            "the page",
            "return document.documentElement.dataset.ready !== undefined",
        );
    }

    /// Gives the driver a command of its own kind.
    pub(crate) fn command(
        &self,
        command: impl WebDriverCompatibleCommand + Send + 'static,
    ) -> Value {
        let name = format!("{command:?}");
        self.runtime
            .block_on(self.client().issue_cmd(command))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the page is open")
    }

    /// Lets the second pass within which typed text may still be lost.
    pub fn a_second_passes(&self) {
        self.runtime
            .block_on(async { tokio::time::sleep(Duration::from_secs(1)).await });
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

    /// Where the middle of the first element of `selector` that says `words` is in the page.
    pub fn middle_of(&self, selector: &str, words: &str) -> (f64, f64) {
        self.says(selector, words);
        let script = format!(
            "const found = [...document.querySelectorAll({})].find((one) => one.textContent.includes({}));
             const box = found.getBoundingClientRect();
             return [box.left + box.width / 2, box.top + box.height / 2]",
            json!(selector),
            json!(words)
        );
        let place = self.script(&script);
        let number = |at: usize| place[at].as_f64().expect("a number");
        (number(0), number(1))
    }

    /// Waits until the focus is in an element of `selector`.
    pub fn focus_is_in(&self, selector: &str) {
        let script = format!(
            "return document.activeElement?.closest({}) != null",
            json!(selector)
        );
        self.sees(&format!("the focus in {selector}"), &script);
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

    /// Takes a picture of the page; where it lies.
    pub fn picture(&self, name: &str) -> String {
        let folder = target().join("pictures");
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{name}.png"));
        let bytes = self.runtime.block_on(self.client().screenshot());
        fs::write(&file, bytes.expect("a picture")).expect("a file");
        file.display().to_string()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // Ending a session whose program is gone fails, as it should.
            self.runtime.block_on(client.close()).ok();
        }
    }
}
