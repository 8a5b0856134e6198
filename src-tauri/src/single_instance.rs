//! A second start of the program brings the first window to the front, with the library that the
//! second one was asked for.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Emitter, Manager, Wry};

use crate::names;
use crate::startup::{self, Startup};

/// Makes this start the first one or, where there is one already, hands over to that and ends.
/// Programs with different memories know nothing of each other.
pub fn watch(identifier: &str) -> TauriPlugin<Wry> {
    let mut name = identifier.to_owned();
    if let Some(memory) = startup::memory() {
        let mut hasher = DefaultHasher::new();
        memory.hash(&mut hasher);
        name.push_str(&format!(".m{:x}", hasher.finish()));
    }
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(name)
        .callback(answer)
        .build()
}

/// Answers the start that came with `words` (the program's name first) in the folder `current`.
fn answer(tauri: &AppHandle, words: Vec<String>, current: String) {
    if let Some(window) = tauri.get_webview_window(names::WINDOW) {
        window.unminimize().ok();
        window.show().ok();
        window.set_focus().ok();
    }
    let words = words.into_iter().skip(1).map(Into::into);
    let startup = Startup::parse(words, Path::new(&current));
    if let Some(folder) = startup.and_then(|startup| startup.library) {
        tauri.emit(names::OPEN_FOLDER, folder).ok();
    }
}
