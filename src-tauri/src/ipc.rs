//! The one way from the page to the core. A plain command would run on the window's own thread
//! and freeze it, so every call goes to a worker. A file of the library is opened from here too, once
//! the core has said where it lies: the page itself may open no path but an exported site.

use std::path::PathBuf;

use app::{App, Failure};
use serde_json::{Value, json};
use tauri::{AppHandle, State, WebviewWindow, async_runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::outbox::Outbox;

/// Runs the command `name` of the application.
#[tauri::command]
pub async fn call(
    app: State<'_, App>,
    outbox: State<'_, Outbox>,
    name: String,
    args: Value,
) -> Result<Value, Failure> {
    let app = app.inner().clone();
    let is_first = name == "start";
    let reply = async_runtime::spawn_blocking(move || app.call(&name, args))
        .await
        .unwrap_or_else(|stopped| Err(Failure::bug(stopped)));
    if is_first {
        // From its first question on, the page listens.
        outbox.open();
    }
    reply
}

/// Saves a text to a file of its own, wherever the author says: the way out where the disk of the library takes it
/// no more. The page names no place itself. Returns where it went; none where the author thought better of it.
#[tauri::command]
pub async fn save_copy(
    tauri: AppHandle,
    name: String,
    text: String,
) -> Result<Option<PathBuf>, Failure> {
    let save = move || {
        let asked = tauri.dialog().file().set_title("Save a copy");
        let Some(place) = asked.set_file_name(name).blocking_save_file() else {
            return Ok(None);
        };
        let place = place.into_path().map_err(|_| {
            Failure::new(
                "A copy can only be saved to a folder of this machine.",
                "Choose another place.",
            )
        })?;
        files::replace(&place, text.as_bytes())?;
        Ok(Some(place))
    };
    async_runtime::spawn_blocking(save)
        .await
        .unwrap_or_else(|stopped| Err(Failure::bug(stopped)))
}

/// Opens a file of the library with the system's own program for it.
#[tauri::command]
pub async fn open_file(tauri: AppHandle, app: State<'_, App>, file: String) -> Result<(), Failure> {
    let app = app.inner().clone();
    let open = move || {
        let there = app.call("file_there", json!({ "file": file }))?;
        let path = there["path"].as_str().unwrap_or_default();
        let opened = tauri.opener().open_path(path, None::<&str>);
        // What the system says of it is its own jargon: which program it tried, and its number.
        opened.map_err(|_| {
            Failure::new(
                format!("No program of the system opened {path}."),
                "Open it yourself, in a program of your choice.",
            )
        })
    };
    async_runtime::spawn_blocking(open)
        .await
        .unwrap_or_else(|stopped| Err(Failure::bug(stopped)))
}

/// Does at the caret what a key of the clipboard would do.
#[tauri::command]
pub async fn edit(window: WebviewWindow, act: String) -> Result<(), Failure> {
    #[cfg(target_os = "linux")]
    {
        crate::webkit::edit(&window, &act);
        Ok(())
    }
    #[cfg(not(target_os = "linux"))]
    {
        drop((window, act));
        Err(Failure::new(
            "This cannot be done from a menu of the page on this system.",
            "Use its key, or the menu Edit.",
        ))
    }
}

/// Puts a text into the clipboard.
#[tauri::command]
pub async fn copy_text(tauri: AppHandle, text: String) -> Result<(), Failure> {
    #[cfg(target_os = "linux")]
    {
        let put = move || gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD).set_text(&text);
        tauri.run_on_main_thread(put).map_err(Failure::bug)
    }
    #[cfg(not(target_os = "linux"))]
    {
        drop(tauri);
        Err(Failure::new(
            format!("“{text}” could not be copied: this system does not let the window do that."),
            "Copy it from where it is shown.",
        ))
    }
}
