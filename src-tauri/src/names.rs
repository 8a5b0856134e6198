//! Names that Tauri and the page know things by; those of the page stand in `ui/src/host`.

/// The window.
pub const WINDOW: &str = "main";

/// Every event of the application reaches the page under this name.
pub const EVENTS: &str = "fieldnotes";

/// The page hears which entry of the menu was chosen.
pub const MENU: &str = "menu";

/// The page hears of a folder to open.
pub const OPEN_FOLDER: &str = "open-folder";

/// The page says that it heard of the wish to close.
pub const CLOSING: &str = "closing";

/// The page says which colours it has put on.
pub const COLOURS: &str = "colours";

/// The page says whether the preview's page has the focus.
pub const FRAME_FOCUSED: &str = "frame-focused";

/// The page hears of a key that was pressed in the preview's page.
pub const FRAME_KEY: &str = "frame-key";

/// The page hears where in the preview's page a menu is wished for.
pub const FRAME_MENU: &str = "frame-menu";
