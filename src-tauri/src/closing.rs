//! Closing without losing a word: the page puts the unsaved text away first, and then closes the
//! window itself.
//!
//! The page answers at once that it heard. After that it may take its time, or leave the window
//! open because the text could not be put anywhere. Only a page that does not answer is not waited
//! for: what it had typed is in the library's buffer.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Emitter, Listener, Manager, Window, WindowEvent};

use crate::names;

/// So long a page that lives may take to say so.
const PATIENCE: Duration = Duration::from_secs(2);

/// Turns the wish to close into a question to the page.
pub fn hear(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        ask(window.app_handle());
    }
}

/// Asks the page to put its text away and close the window.
pub fn ask(tauri: &AppHandle) {
    let (heard, hears) = channel();
    tauri.once(names::CLOSING, move |_| {
        heard.send(()).ok();
    });
    tauri.emit(names::MENU, "quit").ok();
    let tauri = tauri.clone();
    thread::spawn(move || {
        if hears.recv_timeout(PATIENCE).is_ok() {
            return;
        }
        if let Some(window) = tauri.get_webview_window(names::WINDOW) {
            // It fails when the window is gone already.
            window.destroy().ok();
        }
    });
}
