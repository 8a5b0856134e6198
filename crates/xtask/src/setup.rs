//! What a system must have before anything can be built, and how it is brought there.
//!
//! Debian and Ubuntu get their packages with apt, named before they are installed. On any other
//! system nothing is installed: it gets the list of what is missing.

use anyhow::{Result, bail};

use crate::{apt, node, page, step};

/// Something outside this repository that a step needs.
struct Need {
    /// Its package in Debian and Ubuntu.
    package: &'static str,
    /// How another system shows that it has it.
    sign: Sign,
}

enum Sign {
    /// This program can be started.
    Program(&'static str),
    /// pkg-config knows this library.
    Library(&'static str),
    /// Not looked for: whoever has the rest has this too.
    None,
}

use Sign::{Library, Program};

/// What the window is built and run with.
const WINDOW: &[Need] = &[
    need("build-essential", Program("cc")),
    need("pkg-config", Program("pkg-config")),
    need("file", Sign::None),
    need("libwebkit2gtk-4.1-dev", Library("webkit2gtk-4.1")),
    need("librsvg2-dev", Library("librsvg-2.0")),
];

/// What the tests drive it with besides.
const TESTS: &[Need] = &[
    need("webkit2gtk-driver", Program("WebKitWebDriver")),
    need("xvfb", Program("Xvfb")),
    need("openbox", Program("openbox")),
    need("xdotool", Program("xdotool")),
    need("xauth", Sign::None),
    need("dbus", Program("dbus-daemon")),
    need("fonts-dejavu-core", Sign::None),
    need("chromium", Program("chromium")),
    need("chromium-driver", Program("chromedriver")),
    // Says which words of a text a page must show: the parser that GitHub's own pages come from.
    need("cmark-gfm", Program("cmark-gfm")),
];

const fn need(package: &'static str, sign: Sign) -> Need {
    Need { package, sign }
}

/// What the engine of the fuzz targets is compiled with.
const FUZZING: &[Need] = &[need("build-essential", Program("c++"))];

/// Brings what the window needs.
pub fn for_the_window() -> Result<()> {
    bring(WINDOW.iter().collect())
}

/// Brings what the window and every test need.
pub fn for_tests() -> Result<()> {
    bring(WINDOW.iter().chain(TESTS).collect())
}

/// Brings what a search with the fuzz targets needs; it has no page.
pub fn for_fuzzing() -> Result<()> {
    bring_packages(&FUZZING.iter().collect::<Vec<_>>(), &[])
}

fn bring(needs: Vec<&Need>) -> Result<()> {
    bring_packages(&needs, node::packages())?;
    node::check()?;
    page::install()
}

/// Brings `needs`, and on Debian and Ubuntu the packages `more`.
fn bring_packages(needs: &[&Need], more: &[&str]) -> Result<()> {
    if !apt::is_there() {
        return look(needs);
    }
    let packages = needs.iter().map(|need| need.package);
    apt::install(packages.chain(more.iter().copied()).collect())
}

/// Says what is missing on a system whose packages have other names.
fn look(needs: &[&Need]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        // Other systems bring their own web view; Rust has brought the compiler.
        return Ok(());
    }
    let missing: Vec<&str> = needs
        .iter()
        .filter_map(|need| match need.sign {
            Program(name) => (!step::is_on_path(name)).then_some(name),
            Library(name) => (!step::succeeds("pkg-config", &["--exists", name])).then_some(name),
            Sign::None => None,
        })
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "this is not Debian or Ubuntu, so nothing was installed. Missing: {}. \
         Their packages on other systems: https://v2.tauri.app/start/prerequisites/",
        missing.join(", ")
    )
}
