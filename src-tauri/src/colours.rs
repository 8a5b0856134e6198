//! The window's own colours, under the page and around it.

#[cfg(target_os = "linux")]
mod ink;
mod paper;

use tauri::{Theme, WebviewWindow};

#[cfg(target_os = "linux")]
pub use ink::begin;
#[cfg(target_os = "linux")]
use ink::of_the_system;
#[cfg(not(target_os = "linux"))]
use paper::{DAY, NIGHT};

/// Puts the window into the colours of `scheme`: `light`, `dark`, or any other word for those of
/// the system.
pub fn put(window: &WebviewWindow, scheme: &str) -> tauri::Result<()> {
    let chosen = match scheme {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => of_the_system(window),
    };
    window.set_theme(chosen)?;
    // On Linux the paper follows once GTK has put the theme on.
    #[cfg(not(target_os = "linux"))]
    match chosen.map_or_else(|| window.theme(), Ok)? {
        Theme::Dark => window.set_background_color(Some(NIGHT))?,
        _ => window.set_background_color(Some(DAY))?,
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn of_the_system(_: &WebviewWindow) -> Option<Theme> {
    None
}
