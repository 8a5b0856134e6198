//! The colours of the window's paper.

use tauri::window::Color;

/// Paper and room, as in `ui/src/style/tokens.css`: the window is seen before the page is.
pub const DAY: Color = Color(0xfb, 0xfa, 0xf7, 0xff);

/// The same at night.
pub const NIGHT: Color = Color(0x13, 0x16, 0x19, 0xff);
