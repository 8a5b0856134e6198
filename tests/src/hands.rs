//! The author's hands: keys and a mouse that go through the window system, so that they reach the
//! system's menu, a page without scripts, or nothing at all, as an author's do. WebDriver's own keys
//! go to the element that is named and prove nothing about the focus.

use std::process::Command;

use crate::{Display, until};

/// A button of the mouse.
#[derive(Clone, Copy, Debug)]
pub enum Button {
    Left,
    Right,
}

/// Keys and mouse of one display.
pub struct Hands<'a> {
    display: &'a Display,
}

impl<'a> Hands<'a> {
    pub(crate) fn on(display: &'a Display) -> Hands<'a> {
        Hands { display }
    }

    /// Presses keys together, as in `ctrl+shift+p` or `Return`.
    pub fn press(&self, keys: &str) {
        self.window();
        self.does(&["key", "--clearmodifiers", keys]);
    }

    /// Types a text a key at a time; a line end is the Enter key.
    pub fn write(&self, text: &str) {
        self.window();
        self.does(&["type", "--clearmodifiers", "--delay", "20", text]);
    }

    /// Moves the mouse to a place in the window, from its upper left corner.
    pub fn point(&self, x: f64, y: f64) {
        let window = self.window();
        let [x, y] = [x, y].map(|at| format!("{at:.0}"));
        self.does(&["mousemove", "--sync", "--window", &window, &x, &y]);
    }

    /// Clicks where the mouse is.
    pub fn click(&self, button: Button) {
        let number = match button {
            Button::Left => "1",
            Button::Right => "3",
        };
        self.does(&["click", number]);
    }

    /// Clicks twice where the mouse is.
    pub fn double_click(&self) {
        self.does(&["click", "--repeat", "2", "--delay", "120", "1"]);
    }

    /// The width and the height of the window, with the system's menu.
    pub fn size_of_window(&self) -> (f64, f64) {
        let said = self.does(&["getwindowgeometry", "--shell", &self.window()]);
        let side = |name: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|number| number.parse().ok()).expect("a side")
        };
        (side("WIDTH="), side("HEIGHT="))
    }

    /// The window that has the keys, by its number. It has them once it is seen.
    fn window(&self) -> String {
        until("a window that has the keys", || {
            let said = self.said(&["getactivewindow"])?;
            Some(said.trim().to_owned())
        })
    }

    fn does(&self, words: &[&str]) -> String {
        self.said(words)
            .unwrap_or_else(|| panic!("`xdotool {}` failed", words.join(" ")))
    }

    fn said(&self, words: &[&str]) -> Option<String> {
        let done = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", self.display.name())
            .output()
            .unwrap_or_else(|error| {
                panic!("`xdotool` could not be started ({error}): install xdotool")
            });
        let is_done = done.status.success();
        is_done.then(|| String::from_utf8_lossy(&done.stdout).into_owned())
    }
}
