//! What only Chromium's driver can do: orders to the browser's developer tools, what its console
//! said, and the rules of accessibility that axe-core knows.

use std::fs;
use std::path::Path;

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::Browser;

/// A command beyond the standard, under the session's address.
#[derive(Debug)]
struct Command {
    address: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.expect("a session has begun");
        base.join(&format!("session/{session}/{}", self.address))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// An order of the DevTools protocol.
    fn order(&self, name: &str, params: Value) {
        self.command(Command {
            address: "goog/cdp/execute",
            body: json!({ "cmd": name, "params": params }),
        });
    }

    /// Draws the page on a screen of this many pixels.
    pub fn screen(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.order("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// The reader's system is `light` or `dark`.
    pub fn system_is(&self, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.order(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        );
    }

    /// From now on no script of a page runs.
    pub fn switch_scripts_off(&self) {
        let value = json!({ "value": true });
        self.order("Emulation.setScriptExecutionDisabled", value);
    }

    /// Runs `script` in every page from now on, before anything of the page does.
    pub fn before_each_page(&self, script: &str) {
        let source = json!({ "source": script });
        self.order("Page.addScriptToEvaluateOnNewDocument", source);
    }

    /// Composes characters where the focus is, as an input method does, without confirming them.
    pub fn compose(&self, characters: &str) {
        let end = characters.encode_utf16().count();
        let composed = json!({ "text": characters, "selectionStart": end, "selectionEnd": end });
        self.order("Input.imeSetComposition", composed);
    }

    /// Puts `characters` in the place of what is being composed.
    pub fn confirm(&self, characters: &str) {
        self.order("Input.insertText", json!({ "text": characters }));
    }

    /// What the console complained of since it was last asked.
    pub fn complaints(&self) -> Vec<String> {
        let said = self.command(Command {
            address: "se/log",
            body: json!({ "type": "browser" }),
        });
        let said = said.as_array().expect("a list").iter();
        said.filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| entry["message"].to_string())
            // The driver's Chromium looks for this file by itself; no page names it.
            .filter(|message| !message.contains("/favicon.ico "))
            .collect()
    }

    /// The rules of accessibility that the page breaks, each with the first place.
    pub fn barriers(&self) -> Vec<String> {
        let axe =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe)
            .unwrap_or_else(|error| panic!("{}: {error}: run `cargo xtask test`", axe.display()));
        // The preview's frame takes no scripts, and its page is judged as an exported one.
        let found = self.script(&format!(
            "{axe};
             // Colours that are on their way to others are not judged.
             const ends = one => one.playState === 'running' && one.effect.getComputedTiming().endTime < Infinity;
             const settled = Promise.allSettled(document.getAnimations().filter(ends).map(one => one.finished));
             return settled.then(() => axe.run(document, {{ iframes: false, resultTypes: ['violations'] }})).then(({{ violations }}) =>
                violations.map(({{ id, nodes }}) => `${{id}}: ${{nodes[0].target}} ${{nodes[0].failureSummary}}`))"
        ));
        let found = found.as_array().expect("a list").iter();
        found.map(|barrier| barrier.to_string()).collect()
    }
}
