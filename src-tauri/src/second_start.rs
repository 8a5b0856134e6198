//! A second start of the program brings the first window to the front, with the library that the
//! second one was asked for.

use std::path::Path;

use tauri::{AppHandle, Emitter, Manager};

use crate::window;

/// Under this name the page hears of a folder to open.
const CHANNEL: &str = "open-folder";

/// Answers the start that came with `arguments` in the folder `current`.
pub fn answer(handle: &AppHandle, arguments: Vec<String>, current: String) {
    if let Some(window) = handle.get_webview_window(window::LABEL) {
        window.unminimize().ok();
        window.show().ok();
        window.set_focus().ok();
    }
    if let Some(folder) = arguments.get(1) {
        handle.emit(CHANNEL, Path::new(&current).join(folder)).ok();
    }
}
