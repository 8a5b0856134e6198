//! The system's menu, drawn as the page says it: which entries there are and what they are called is
//! said in `ui/src/commands`, and nothing here knows one of them but for what the system does itself.
//! An entry does nothing itself, its id goes back to the page. The page hears the keys, the menu names
//! them: whoever has the focus is asked first, and no key is heard twice.
//!
//! Before the page has spoken, and where it is broken, there is a way to quit.

mod changes;
#[cfg(target_os = "linux")]
mod keys;
mod shown;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::menu::{
    CheckMenuItem, CheckMenuItemBuilder, Menu, MenuEvent, MenuItem, MenuItemBuilder,
    PredefinedMenuItem, Submenu, SubmenuBuilder,
};
use tauri::{AppHandle, Emitter, Manager, Wry};

use self::changes::{Change, changes};
use self::shown::{Entry, QUIT, Shown};
use crate::{closing, names};

pub use self::shown::ShownMenu;

/// The one key that is the system's own: it is there when no page hears any.
const QUIT_KEYS: &str = "CmdOrCtrl+Q";

/// The menu that stands, and what it was built from.
#[derive(Default)]
struct DrawnMenu(Mutex<Built>);

#[derive(Default)]
struct Built {
    menus: Vec<ShownMenu>,
    items: HashMap<String, Item>,
}

enum Item {
    Plain(MenuItem<Wry>),
    Check(CheckMenuItem<Wry>),
    /// What the system does by itself, with its own words and keys.
    #[cfg(not(target_os = "linux"))]
    Own(PredefinedMenuItem<Wry>),
}

impl DrawnMenu {
    fn lock(&self) -> MutexGuard<'_, Built> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts up the menu that stands until the page says its own.
pub fn begin(tauri: &AppHandle) -> tauri::Result<()> {
    tauri.manage(DrawnMenu::default());
    show(tauri, vec![ShownMenu::to_begin_with()])
}

/// Draws the menus that the page says. What stands already is changed in its place.
#[tauri::command]
pub async fn set_menu(tauri: AppHandle, menus: Vec<ShownMenu>) {
    let there = tauri.clone();
    let draw = move || {
        // A menu that cannot be redrawn is no reason to stop anything.
        show(&there, menus).ok();
    };
    tauri.run_on_main_thread(draw).ok();
}

fn show(tauri: &AppHandle, menus: Vec<ShownMenu>) -> tauri::Result<()> {
    let drawn = tauri.state::<DrawnMenu>();
    let mut built = drawn.lock();
    if let Some(changes) = changes(&built.menus, &menus) {
        for change in changes {
            built.change(change)?;
        }
        built.menus = menus;
        return Ok(());
    }
    let mut items = HashMap::new();
    let menu = Menu::new(tauri)?;
    for shown in &menus {
        menu.append(&submenu(tauri, shown, &mut items)?)?;
    }
    tauri.set_menu(menu)?;
    #[cfg(target_os = "linux")]
    if let Some(window) = tauri.get_webview_window(names::WINDOW) {
        keys::name(&window, &menus);
    }
    *built = Built { menus, items };
    Ok(())
}

fn submenu(
    tauri: &AppHandle,
    shown: &ShownMenu,
    items: &mut HashMap<String, Item>,
) -> tauri::Result<Submenu<Wry>> {
    let mut menu = SubmenuBuilder::new(tauri, shown.label());
    for (at, group) in shown.groups.iter().enumerate() {
        if at > 0 {
            menu = menu.item(&PredefinedMenuItem::separator(tauri)?);
        }
        for one in group {
            menu = match one {
                Shown::Menu(below) => menu.item(&submenu(tauri, below, items)?),
                Shown::Entry(entry) => {
                    let item = item(tauri, entry)?;
                    let menu = match &item {
                        Item::Plain(item) => menu.item(item),
                        Item::Check(item) => menu.item(item),
                        #[cfg(not(target_os = "linux"))]
                        Item::Own(item) => menu.item(item),
                    };
                    items.insert(entry.id.clone(), item);
                    menu
                }
            };
        }
    }
    menu.build()
}

fn item(tauri: &AppHandle, entry: &Entry) -> tauri::Result<Item> {
    #[cfg(not(target_os = "linux"))]
    if let Some(own) = own(tauri, &entry.id)? {
        return Ok(Item::Own(own));
    }
    Ok(match entry.is_on {
        Some(is_on) => Item::Check(
            CheckMenuItemBuilder::with_id(&entry.id, entry.label())
                .enabled(entry.is_possible)
                .checked(is_on)
                .build(tauri)?,
        ),
        None => {
            let item =
                MenuItemBuilder::with_id(&entry.id, entry.label()).enabled(entry.is_possible);
            let item = match entry.id.as_str() {
                QUIT => item.accelerator(QUIT_KEYS),
                _ => item,
            };
            Item::Plain(item.build(tauri)?)
        }
    })
}

/// The clipboard's entries. Outside Linux no page can do them, and on a Mac their keys are the menu's.
#[cfg(not(target_os = "linux"))]
fn own(tauri: &AppHandle, id: &str) -> tauri::Result<Option<PredefinedMenuItem<Wry>>> {
    Ok(Some(match id {
        "cut" => PredefinedMenuItem::cut(tauri, None)?,
        "copy" => PredefinedMenuItem::copy(tauri, None)?,
        "paste" => PredefinedMenuItem::paste(tauri, None)?,
        "select-all" => PredefinedMenuItem::select_all(tauri, None)?,
        _ => return Ok(None),
    }))
}

impl Built {
    fn change(&self, change: Change) -> tauri::Result<()> {
        match change {
            Change::Label(id, label) => match self.items.get(&id) {
                Some(Item::Plain(item)) => item.set_text(label),
                Some(Item::Check(item)) => item.set_text(label),
                _ => Ok(()),
            },
            Change::Possible(id, is_possible) => match self.items.get(&id) {
                Some(Item::Plain(item)) => item.set_enabled(is_possible),
                Some(Item::Check(item)) => item.set_enabled(is_possible),
                _ => Ok(()),
            },
            Change::On(id, is_on) => match self.items.get(&id) {
                Some(Item::Check(item)) => item.set_checked(is_on),
                _ => Ok(()),
            },
        }
    }

    /// The system marks an entry by itself when it is chosen; only the page knows whether it is on.
    fn mark_again(&self, id: &str) -> tauri::Result<()> {
        let entries = self.menus.iter().flat_map(ShownMenu::entries);
        let is_on = entries
            .filter(|entry| entry.id == id)
            .find_map(|entry| entry.is_on);
        is_on.map_or(Ok(()), |is_on| {
            self.change(Change::On(id.to_owned(), is_on))
        })
    }
}

/// Tells the page what was chosen.
pub fn chosen(tauri: &AppHandle, event: MenuEvent) {
    let id = event.id().as_ref();
    if id == QUIT {
        return closing::ask(tauri);
    }
    tauri.state::<DrawnMenu>().lock().mark_again(id).ok();
    tauri.emit(names::MENU, id).ok();
}
