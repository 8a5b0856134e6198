//! The system's menu. An entry does nothing itself: its id goes to the page, which knows what is
//! open. The ids are those of `ui/src/commands/table.ts`.
//!
//! Undo and redo of typing are the editor's own keys; the two entries here take back an operation
//! over the library, and say which.

use app::Event;
use serde_json::Value;
use tauri::menu::{
    CheckMenuItem, CheckMenuItemBuilder, Menu, MenuEvent, MenuItem, MenuItemBuilder, Submenu,
    SubmenuBuilder,
};
use tauri::{AppHandle, Emitter, Manager, WebviewWindow, Wry};

use crate::{closing, colours, names};

const SCHEMES: [(&str, &str); 3] = [
    ("theme-light", "Light"),
    ("theme-dark", "Dark"),
    ("theme-system", "As the System"),
];

/// Entries that change while the program runs.
struct Following {
    undo: MenuItem<Wry>,
    redo: MenuItem<Wry>,
    schemes: Vec<CheckMenuItem<Wry>>,
}

/// Builds the menu and makes it every window's. `&` marks the letter that opens a menu.
pub fn build(tauri: &AppHandle) -> tauri::Result<()> {
    let scheme = |(id, words)| CheckMenuItemBuilder::with_id(id, words).build(tauri);
    let following = Following {
        undo: entry(tauri, "undo-operation", "Undo", "CmdOrCtrl+Alt+Z")?,
        redo: entry(tauri, "redo-operation", "Redo", "CmdOrCtrl+Alt+Shift+Z")?,
        schemes: SCHEMES.map(scheme).into_iter().collect::<Result<_, _>>()?,
    };
    following.name(&Value::Null)?;
    let menus = [
        file(tauri)?,
        edit(tauri, &following)?,
        view(tauri, &following)?,
        library(tauri)?,
        help(tauri)?,
    ];
    let menu = Menu::new(tauri)?;
    for one in &menus {
        menu.append(one)?;
    }
    tauri.set_menu(menu)?;
    tauri.manage(following);
    Ok(())
}

fn file(tauri: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(tauri, "&File")
        .item(&entry(tauri, "new-note", "New Note…", "CmdOrCtrl+N")?)
        .item(&entry(tauri, "palette", "Go to Note…", "CmdOrCtrl+P")?)
        .separator()
        .item(&entry(tauri, "save", "Save", "CmdOrCtrl+S")?)
        .item(&entry(tauri, "rename-note", "Rename Note…", "F2")?)
        .item(&entry(
            tauri,
            "history",
            "History of the Note…",
            "CmdOrCtrl+Alt+H",
        )?)
        .text("trash-note", "Move Note to Trash")
        .separator()
        .item(&entry(tauri, "export", "Export…", "CmdOrCtrl+Shift+E")?)
        .separator()
        .item(&entry(tauri, "quit", "Quit", "CmdOrCtrl+Q")?)
        .build()
}

fn edit(tauri: &AppHandle, following: &Following) -> tauri::Result<Submenu<Wry>> {
    let menu = SubmenuBuilder::new(tauri, "&Edit")
        .item(&following.undo)
        .item(&following.redo)
        .separator();
    #[cfg(target_os = "linux")]
    let menu = menu
        .text("cut", "Cut")
        .text("copy", "Copy")
        .text("paste", "Paste")
        .text("select-all", "Select All");
    #[cfg(not(target_os = "linux"))]
    let menu = menu.cut().copy().paste().select_all();
    menu.separator()
        .item(&entry(tauri, "find", "Search Notes", "CmdOrCtrl+Shift+F")?)
        .build()
}

fn view(tauri: &AppHandle, following: &Following) -> tauri::Result<Submenu<Wry>> {
    let mut schemes = SubmenuBuilder::new(tauri, "Appearance");
    for scheme in &following.schemes {
        schemes = schemes.item(scheme);
    }
    SubmenuBuilder::new(tauri, "&View")
        .item(&entry(
            tauri,
            "toggle-library",
            "Show or Hide Library",
            "CmdOrCtrl+1",
        )?)
        .item(&entry(
            tauri,
            "toggle-head",
            "Show or Hide Facts",
            "CmdOrCtrl+2",
        )?)
        .item(&entry(
            tauri,
            "toggle-preview",
            "Show or Hide Preview",
            "CmdOrCtrl+3",
        )?)
        .text("follow", "Preview Scrolls Along, or Stays")
        .separator()
        .item(&schemes.build()?)
        .build()
}

fn library(tauri: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(tauri, "&Library")
        .item(&entry(
            tauri,
            "open-library",
            "Open Library…",
            "CmdOrCtrl+O",
        )?)
        .text("new-library", "New Library…")
        .separator()
        .item(&entry(
            tauri,
            "catalogue",
            "Topics and Tags…",
            "CmdOrCtrl+T",
        )?)
        .item(&entry(
            tauri,
            "check",
            "Check the Library…",
            "CmdOrCtrl+Shift+C",
        )?)
        .build()
}

fn help(tauri: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(tauri, "&Help")
        .item(&entry(
            tauri,
            "commands",
            "All Commands…",
            "CmdOrCtrl+Shift+P",
        )?)
        .item(&entry(
            tauri,
            "about",
            "Shortcuts, and About Fieldnotes",
            "F1",
        )?)
        .build()
}

fn entry(tauri: &AppHandle, id: &str, words: &str, keys: &str) -> tauri::Result<MenuItem<Wry>> {
    MenuItemBuilder::with_id(id, words)
        .accelerator(keys)
        .build(tauri)
}

/// Does what belongs to the window, and tells the page of everything else.
pub fn chosen(tauri: &AppHandle, event: MenuEvent) {
    let id = event.id().as_ref();
    let Some(window) = tauri.get_webview_window(names::WINDOW) else {
        return;
    };
    match id {
        "quit" => return closing::ask(tauri),
        #[cfg(target_os = "linux")]
        "cut" | "copy" | "paste" | "select-all" => return crate::webkit::edit(&window, id),
        _ => {}
    }
    if let Some(scheme) = id.strip_prefix("theme-") {
        choose_colours(&window, scheme);
    }
    window.emit(names::MENU, id).ok();
}

/// Puts the window into the colours of `scheme` (`light`, `dark`, `system`) and marks their entry.
pub fn choose_colours(window: &WebviewWindow, scheme: &str) {
    // Colours that cannot be put are no reason to stop anything.
    colours::put(window, scheme).ok();
    if let Some(following) = window.try_state::<Following>() {
        for item in &following.schemes {
            let is_chosen = item.id().as_ref().strip_prefix("theme-") == Some(scheme);
            item.set_checked(is_chosen).ok();
        }
    }
}

/// Names undo and redo after their operations, when the library has changed.
pub fn follow(tauri: &AppHandle, event: &Event) {
    if event.name != "library-changed" {
        return;
    }
    let view = event.payload["view"].clone();
    let there = tauri.clone();
    let name = move || {
        if let Some(following) = there.try_state::<Following>() {
            // A menu that cannot be redrawn is no reason to stop anything.
            following.name(&view).ok();
        }
    };
    // The application's thread never waits for the one that draws.
    tauri.run_on_main_thread(name).ok();
}

impl Following {
    /// Takes the names from a library's view; one without a name has nothing to undo.
    fn name(&self, view: &Value) -> tauri::Result<()> {
        let entries = [
            (&self.undo, "Undo", &view["undo"]),
            (&self.redo, "Redo", &view["redo"]),
        ];
        for (item, verb, operation) in entries {
            let words = operation.as_str().unwrap_or("Change of the Library");
            // A single `&` would mark a letter.
            item.set_text(format!("{verb} {}", words.replace('&', "&&")))?;
            item.set_enabled(operation.is_string())?;
        }
        Ok(())
    }
}
