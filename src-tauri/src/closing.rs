//! Closing the window: the page puts the unsaved text away first and then closes the window
//! itself. A page that does not answer cannot keep the window open.

use std::thread;
use std::time::Duration;

use tauri::{Emitter, Window, WindowEvent};

use crate::menu;

/// So long the page may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Turns the wish to close into a question to the page.
pub fn hear(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    api.prevent_close();
    window.emit(menu::CHANNEL, "quit").ok();
    let window = window.clone();
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        // It fails when the page has closed the window, as it should have.
        window.destroy().ok();
    });
}
