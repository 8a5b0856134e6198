//! What is heard of the preview's page for the window's page: it has no scripts, so WebKit calls no
//! listener there. The engine's own menu is shown nowhere.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use gtk::gdk::{EventKey, ModifierType};
use gtk::glib::Propagation;
use gtk::glib::object::ObjectExt;
use gtk::prelude::WidgetExt;
use serde::Serialize;
use tauri::{Emitter, Listener, WebviewWindow};
use webkit2gtk::{WebView, WebViewExt};

use crate::names;

/// A key as the page's own events have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Key {
    key: String,
    ctrl_key: bool,
    alt_key: bool,
    shift_key: bool,
    meta_key: bool,
}

#[derive(Clone, Serialize)]
struct Place {
    x: f64,
    y: f64,
}

/// Tells the window's page of keys and of a wished menu in the preview's page.
pub fn listen(window: &WebviewWindow, view: &WebView) {
    let is_focused = Arc::new(AtomicBool::new(false));
    let told = is_focused.clone();
    window.listen(names::FRAME_FOCUSED, move |event| {
        told.store(event.payload() == "true", Ordering::Relaxed);
    });
    let there = window.clone();
    let last = Cell::new((0, 0));
    view.connect_key_press_event(move |_, event| {
        // A key that the page has no use for comes here once more.
        let press = (event.time(), *event.keyval());
        let is_again = last.replace(press) == press;
        if !is_again
            && is_focused.load(Ordering::Relaxed)
            && let Some(key) = key_of(event)
        {
            there.emit(names::FRAME_KEY, key).ok();
        }
        Propagation::Proceed
    });

    let pressed = Rc::new(Cell::new((0.0, 0.0)));
    let place = pressed.clone();
    view.connect_button_press_event(move |_, event| {
        place.set(event.position());
        Propagation::Proceed
    });
    let there = window.clone();
    // Only where the page has not shown a menu of its own is the engine asked for one.
    view.connect_local("context-menu", false, move |values| {
        let zoom = values[0]
            .get::<WebView>()
            .map_or(1.0, |view| view.zoom_level());
        let (x, y) = pressed.get();
        let place = Place {
            x: x / zoom,
            y: y / zoom,
        };
        there.emit(names::FRAME_MENU, place).ok();
        Some(true.into())
    });
}

fn key_of(event: &EventKey) -> Option<Key> {
    let pressed = event.keyval();
    let has = |modifier| event.state().contains(modifier);
    let key = match pressed.to_unicode() {
        Some(sign) if !sign.is_control() => sign.to_string(),
        _ => named(&pressed.name()?)?,
    };
    Some(Key {
        key,
        ctrl_key: has(ModifierType::CONTROL_MASK),
        alt_key: has(ModifierType::MOD1_MASK),
        shift_key: has(ModifierType::SHIFT_MASK),
        meta_key: has(ModifierType::SUPER_MASK),
    })
}

/// A key without a sign, in the words of the page.
fn named(key: &str) -> Option<String> {
    let key = match key {
        "Return" | "KP_Enter" => "Enter",
        "Menu" => "ContextMenu",
        "Left" => "ArrowLeft",
        "Right" => "ArrowRight",
        "Up" => "ArrowUp",
        "Down" => "ArrowDown",
        "Page_Up" | "Prior" => "PageUp",
        "Page_Down" | "Next" => "PageDown",
        "Escape" | "Tab" | "Home" | "End" | "Delete" => key,
        other if other.starts_with('F') && other[1..].parse::<u8>().is_ok() => other,
        _ => return None,
    };
    Some(key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn keys_have_the_names_of_the_page() {
        assert_eq!(named("F6").as_deref(), Some("F6"));
        assert_eq!(named("Menu").as_deref(), Some("ContextMenu"));
        assert_eq!(named("Left").as_deref(), Some("ArrowLeft"));
        assert_eq!(named("Shift_L"), None);
        assert_eq!(named("ISO_Level3_Shift"), None);
    }
}
