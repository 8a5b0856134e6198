//! The one window: its size, its place, and its colour before the page is drawn.

use tauri::plugin::TauriPlugin;
use tauri::window::Color;
use tauri::{AppHandle, Theme, WebviewUrl, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::{closing, crash};

pub const LABEL: &str = "main";

/// Paper and room, as in `ui/src/style/tokens.css`.
const DAY: Color = Color(0xfb, 0xfa, 0xf7, 0xff);
const NIGHT: Color = Color(0x13, 0x16, 0x19, 0xff);

/// Remembers size and place between starts.
pub fn state() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Opens the window.
pub fn open(handle: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(handle, LABEL, WebviewUrl::default())
        .title("Fieldnotes")
        .inner_size(1360.0, 860.0)
        .min_inner_size(720.0, 480.0)
        .background_color(DAY)
        .build()?;
    if window.theme().is_ok_and(|theme| theme == Theme::Dark) {
        window.set_background_color(Some(NIGHT))?;
    }
    let outer = window.as_ref().window();
    outer
        .clone()
        .on_window_event(move |event| closing::hear(&outer, event));
    crash::watch(&window)
}
