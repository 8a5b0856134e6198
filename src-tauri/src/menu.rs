//! The system's menu. An entry does nothing itself: its id goes to the page, which knows what is
//! open. The ids are those of `MenuId` in `ui/src/host/host.ts`.

use app::Event;
use serde_json::Value;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Wry};

/// Under this name the page hears which entry was chosen.
pub const CHANNEL: &str = "menu";

/// Entries whose words follow what can be undone.
pub struct Following {
    undo: MenuItem<Wry>,
    redo: MenuItem<Wry>,
}

/// Tells the page which entry was chosen.
pub fn chosen(handle: &AppHandle, event: MenuEvent) {
    handle.emit(CHANNEL, event.id().as_ref()).ok();
}

/// Builds the menu and makes it the window's.
pub fn build(handle: &AppHandle) -> tauri::Result<Following> {
    let entry = |id: &str, words: &str, keys: &str| {
        let keys = Some(keys).filter(|keys| !keys.is_empty());
        MenuItem::with_id(handle, id, words, true, keys)
    };
    let line = || PredefinedMenuItem::separator(handle);
    let undo = MenuItem::with_id(
        handle,
        "undo-operation",
        UNDO,
        false,
        Some("CmdOrCtrl+Alt+Z"),
    )?;
    let redo = MenuItem::with_id(
        handle,
        "redo-operation",
        REDO,
        false,
        Some("CmdOrCtrl+Alt+Shift+Z"),
    )?;

    let file = Submenu::with_items(
        handle,
        "File",
        true,
        &[
            &entry("new-note", "New Note…", "CmdOrCtrl+N")?,
            &line()?,
            &entry("new-library", "New Library…", "")?,
            &entry("open-library", "Open Library…", "CmdOrCtrl+O")?,
            &line()?,
            &entry("save", "Save", "CmdOrCtrl+S")?,
            &entry("rename-note", "Rename Note…", "F2")?,
            &entry("trash-note", "Move Note to Trash", "")?,
            &line()?,
            &entry("check", "Check the Library…", "CmdOrCtrl+Shift+C")?,
            &entry("export", "Export…", "CmdOrCtrl+Shift+E")?,
            &line()?,
            &entry("quit", "Quit", "CmdOrCtrl+Q")?,
        ],
    )?;
    let edit = Submenu::with_items(
        handle,
        "Edit",
        true,
        &[
            &undo,
            &redo,
            &line()?,
            &PredefinedMenuItem::cut(handle, None)?,
            &PredefinedMenuItem::copy(handle, None)?,
            &PredefinedMenuItem::paste(handle, None)?,
            &PredefinedMenuItem::select_all(handle, None)?,
            &line()?,
            &entry("find", "Search Notes", "CmdOrCtrl+Shift+F")?,
            &entry("catalogue", "Topics and Tags…", "CmdOrCtrl+T")?,
        ],
    )?;
    let appearance = Submenu::with_items(
        handle,
        "Appearance",
        true,
        &[
            &entry("theme-light", "Light", "")?,
            &entry("theme-dark", "Dark", "")?,
            &entry("theme-system", "As the System", "")?,
        ],
    )?;
    let view = Submenu::with_items(
        handle,
        "View",
        true,
        &[
            &entry("toggle-library", "Library", "CmdOrCtrl+1")?,
            &entry("toggle-head", "Facts of the Note", "CmdOrCtrl+2")?,
            &entry("toggle-preview", "Preview", "CmdOrCtrl+3")?,
            &line()?,
            &appearance,
        ],
    )?;
    handle.set_menu(Menu::with_items(handle, &[&file, &edit, &view])?)?;
    Ok(Following { undo, redo })
}

const UNDO: &str = "Undo Change of the Library";
const REDO: &str = "Redo Change of the Library";

impl Following {
    /// Names the entries after the operations that can be undone and done again.
    pub fn follow(&self, event: &Event) {
        if event.name != "library-changed" {
            return;
        }
        let view = &event.payload["view"];
        show(&self.undo, "Undo", UNDO, &view["undo"]);
        show(&self.redo, "Redo", REDO, &view["redo"]);
    }
}

fn show(entry: &MenuItem<Wry>, verb: &str, without: &str, operation: &Value) {
    let words = match operation.as_str() {
        Some(name) => format!("{verb} “{name}”"),
        None => without.to_owned(),
    };
    // A menu that cannot be redrawn is no reason to stop anything.
    entry.set_text(words).ok();
    entry.set_enabled(operation.is_string()).ok();
}
