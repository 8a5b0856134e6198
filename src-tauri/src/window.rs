//! The one window: how it is built, and how it appears.

use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use app::App;
use serde_json::json;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Listener, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::outbox::Outbox;
use crate::startup::Startup;
use crate::{colours, names};

/// So long the window stays away for the author's colours.
const PATIENCE: Duration = Duration::from_millis(500);

/// Opens the library that `startup` names, or the last one, and the window on it.
pub fn open(tauri: &AppHandle, app: App, outbox: Outbox, startup: Startup) -> tauri::Result<()> {
    let scheme = begin(app, outbox, startup);
    let window = WebviewWindowBuilder::new(tauri, names::WINDOW, WebviewUrl::default())
        // Files that are dropped are the page's: it puts them where they are dropped.
        .disable_drag_drop_handler()
        .title("Fieldnotes")
        .inner_size(1360.0, 860.0)
        .min_inner_size(720.0, 480.0)
        .visible(false)
        // The window shows its own page and, in the preview's frame, a text; it goes nowhere else.
        .on_navigation(|address| ["tauri", "about"].contains(&address.scheme()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    #[cfg(target_os = "linux")]
    {
        crate::webkit::settle(&window)?;
        colours::begin(&window)?;
    }
    let dressed = window.clone();
    tauri.listen(names::COLOURS, move |event| {
        if let Ok(scheme) = serde_json::from_str::<String>(event.payload()) {
            colours::put(&dressed, &scheme).ok();
        }
    });
    thread::spawn(move || appear(&window, &scheme));
    Ok(())
}

/// Opens the library while the window is built; the page's first question finds it open. Answers
/// with the scheme of colours that the author chose in it.
fn begin(app: App, outbox: Outbox, startup: Startup) -> Receiver<String> {
    let (known, knows) = channel();
    thread::spawn(move || {
        if let Some(folder) = startup.library
            && let Err(failure) = app.call("open_library", json!({ "folder": folder }))
        {
            outbox.trouble(&failure);
        }
        let started = app.call("start", json!({})).unwrap_or_default();
        let scheme = started.pointer("/remembered/layout/theme");
        let scheme = scheme
            .and_then(|scheme| scheme.as_str())
            .unwrap_or("system");
        known.send(scheme.to_owned()).ok();
    });
    knows
}

/// Shows the window in the author's colours, so that no white room flashes before a dark one; on a
/// slow disk without them.
fn appear(window: &WebviewWindow, scheme: &Receiver<String>) {
    let at_once = scheme.recv_timeout(PATIENCE);
    if let Ok(scheme) = &at_once {
        colours::put(window, scheme).ok();
    }
    window.show().ok();
    window.set_focus().ok();
    if at_once.is_err()
        && let Ok(scheme) = scheme.recv()
    {
        colours::put(window, &scheme).ok();
    }
}
