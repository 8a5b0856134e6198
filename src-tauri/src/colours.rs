//! The window's own colours, under the page and around it.

use tauri::window::Color;
use tauri::{Theme, WebviewWindow};

/// Paper and room, as in `ui/src/style/tokens.css`: the window is seen before the page is.
const DAY: Color = Color(0xfb, 0xfa, 0xf7, 0xff);
const NIGHT: Color = Color(0x13, 0x16, 0x19, 0xff);

/// Puts the window into the colours of `scheme`: `light`, `dark`, or any other word for those of
/// the system.
pub fn put(window: &WebviewWindow, scheme: &str) -> tauri::Result<()> {
    let chosen = match scheme {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    };
    window.set_theme(chosen)?;
    let paper = match chosen.map_or_else(|| window.theme(), Ok)? {
        Theme::Dark => NIGHT,
        _ => DAY,
    };
    window.set_background_color(Some(paper))
}
