//! The paper follows the ink. GTK writes the menu on the window's own paper in the ink of the
//! desktop's theme, and a desktop says in several ways that it is dark: by the theme's name, by a
//! wish in `settings.ini`, by `GTK_THEME` or over D-Bus. So the ink is looked at, not what was said.

use std::cell::Cell;

use gtk::glib::idle_add_local_once;
use gtk::prelude::{GtkSettingsExt, StyleContextExt, WidgetExt};
use gtk::{Settings, StateFlags, StyleContext};
use tauri::window::Color;
use tauri::{Manager, Theme, WebviewWindow};

use super::paper::{DAY, NIGHT};

/// What the desktop wanted before anybody chose.
struct OfTheSystem(Option<Theme>);

/// The wish of the desktop: Tauri takes none for a wish for light.
pub fn of_the_system(window: &WebviewWindow) -> Option<Theme> {
    let system = window.try_state::<OfTheSystem>();
    system.and_then(|system| system.0)
}

/// Begins to keep the paper legible. Nothing was chosen yet.
pub fn begin(window: &WebviewWindow) -> tauri::Result<()> {
    let is_dark = |settings: Settings| settings.is_gtk_application_prefer_dark_theme();
    let is_dark = Settings::default().is_some_and(is_dark);
    window.manage(OfTheSystem(is_dark.then_some(Theme::Dark)));
    let painted = window.clone();
    window.with_webview(move |webview| {
        let last = Cell::new(None);
        let paint = move |style: StyleContext| {
            let paper = under(&style);
            // The paper is a part of the style, too: painting it again would never end.
            if last.replace(Some(paper)) == Some(paper) {
                return;
            }
            let painted = painted.clone();
            // Later, for Tauri holds the window while it shows the view.
            idle_add_local_once(move || {
                // A window that is closing needs no paper.
                painted.set_background_color(Some(paper)).ok();
            });
        };
        let view = webview.inner();
        paint(view.style_context());
        view.connect_style_updated(move |view| paint(view.style_context()));
    })
}

/// The paper on which the ink of this style is read.
fn under(style: &StyleContext) -> Color {
    let ink = style.lookup_color("theme_fg_color");
    let ink = ink.unwrap_or_else(|| style.color(StateFlags::NORMAL));
    let brightness = 0.299 * ink.red() + 0.587 * ink.green() + 0.114 * ink.blue();
    if brightness > 0.5 { NIGHT } else { DAY }
}
