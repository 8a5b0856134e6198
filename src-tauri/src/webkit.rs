//! What WebKitGTK can do and Tauri does not pass on.

mod frame;

use std::cell::Cell;
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use webkit2gtk::{SecurityManagerExt, SettingsExt, WebContextExt, WebViewExt};

use crate::outbox::Outbox;
use crate::{media, names};

/// A page that dies again so soon might die for ever.
const SOON: Duration = Duration::from_secs(10);

/// Lets the preview load its fonts, and brings the page back, with the buffer that the core has
/// kept, when its process dies.
pub fn settle(window: &WebviewWindow) -> tauri::Result<()> {
    let tauri = window.app_handle().clone();
    let listening = window.clone();
    window.with_webview(move |webview| {
        let view = webview.inner();
        let security = view
            .context()
            .and_then(|context| context.security_manager());
        if let Some(security) = security {
            security.register_uri_scheme_as_cors_enabled(media::SCHEME);
        }
        frame::listen(&listening, &view);
        if let Some(settings) = WebViewExt::settings(&view) {
            // Whoever works on the page sees in the terminal what it complains of.
            settings.set_enable_write_console_messages_to_stdout(cfg!(debug_assertions));
        }
        let last = Cell::new(None);
        view.connect_web_process_terminated(move |view, _| {
            tauri.state::<Outbox>().close();
            let before: Option<Instant> = last.replace(Some(Instant::now()));
            if before.is_some_and(|before| before.elapsed() < SOON) {
                say(&tauri);
            } else {
                view.reload();
            }
        });
    })
}

/// Tells the author before the page is brought back once more.
fn say(tauri: &AppHandle) {
    let told = tauri
        .dialog()
        .message("The window stopped twice within seconds. Your text is kept; the window is drawn again when you close this message.")
        .title("Fieldnotes")
        .kind(MessageDialogKind::Error);
    let tauri = tauri.clone();
    told.show(move |_| {
        if let Some(window) = tauri.get_webview_window(names::WINDOW) {
            window.reload().ok();
        }
    });
}

/// Does at the caret, or to what is selected, what a key would do: `cut`, `copy` or `paste`.
pub fn edit(window: &WebviewWindow, act: &str) {
    let command = match act {
        "cut" => "Cut",
        "copy" => "Copy",
        "paste" => "Paste",
        _ => return,
    };
    // A window that is closing has nothing to edit.
    window
        .with_webview(move |webview| webview.inner().execute_editing_command(command))
        .ok();
}
