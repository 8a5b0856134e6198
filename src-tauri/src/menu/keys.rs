//! Names in the menu the keys that the page hears. An accelerator of GTK's would take them from it.

use gtk::prelude::*;
use tauri::WebviewWindow;

use super::shown::{QUIT, Shown, ShownMenu};

/// Names the keys of all entries of the window's menu, which was built from `menus`.
pub fn name(window: &WebviewWindow, menus: &[ShownMenu]) {
    let Ok(holder) = window.default_vbox() else {
        return;
    };
    let bar = holder
        .children()
        .into_iter()
        .find_map(|child| child.downcast::<gtk::MenuBar>().ok());
    let Some(bar) = bar else { return };
    for (item, menu) in bar.children().iter().zip(menus) {
        name_in(item, menu);
    }
}

fn name_in(item: &gtk::Widget, menu: &ShownMenu) {
    let below = item
        .downcast_ref::<gtk::MenuItem>()
        .and_then(|item| item.submenu());
    let Some(below) = below.and_then(|below| below.downcast::<gtk::Menu>().ok()) else {
        return;
    };
    // Lines between groups are children as well.
    let items = below
        .children()
        .into_iter()
        .filter(|item| !item.is::<gtk::SeparatorMenuItem>());
    for (item, one) in items.zip(menu.groups.iter().flatten()) {
        match one {
            Shown::Menu(menu) => name_in(&item, menu),
            Shown::Entry(entry) => {
                let keys = entry.keys.as_ref().filter(|_| entry.id != QUIT);
                let label = item
                    .downcast_ref::<gtk::MenuItem>()
                    .and_then(|item| item.child());
                let label = label.and_then(|label| label.downcast::<gtk::AccelLabel>().ok());
                if let (Some(keys), Some(label)) = (keys, label) {
                    let (key, modifiers) = gtk::accelerator_parse(&written(keys));
                    label.set_accel(key, modifiers);
                }
            }
        }
    }
}

/// `Ctrl+Shift+F` as GTK writes it, `<Ctrl><Shift>f`.
fn written(keys: &str) -> String {
    // The key itself may be a plus.
    let (before, key) = match keys.strip_suffix("++") {
        Some(before) => (format!("{before}+"), "+"),
        None => match keys.rsplit_once('+') {
            Some((before, key)) => (format!("{before}+"), key),
            None => (String::new(), keys),
        },
    };
    let modifiers = before.split_terminator('+').map(|one| format!("<{one}>"));
    let key = match key {
        "+" => "plus",
        "-" => "minus",
        "/" => "slash",
        "." => "period",
        "PageUp" => "Page_Up",
        "PageDown" => "Page_Down",
        other => other,
    };
    let key = if key.len() == 1 {
        key.to_lowercase()
    } else {
        key.to_owned()
    };
    modifiers.collect::<String>() + &key
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn keys_are_written_as_gtk_reads_them() {
        for (keys, expected) in [
            ("Ctrl+Shift+F", "<Ctrl><Shift>f"),
            ("Ctrl++", "<Ctrl>plus"),
            ("Ctrl+-", "<Ctrl>minus"),
            ("F6", "F6"),
            ("Alt+Left", "<Alt>Left"),
            ("Ctrl+Shift+PageUp", "<Ctrl><Shift>Page_Up"),
        ] {
            assert_eq!(written(keys), expected);
        }
    }
}
