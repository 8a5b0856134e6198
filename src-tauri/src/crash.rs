//! When the web process dies, the page comes back with the buffer that the core has kept.

use tauri::{Manager, WebviewWindow};

use crate::outbox::Outbox;

/// Loads the page again whenever its process is gone.
#[cfg(target_os = "linux")]
pub fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    let outbox = window.state::<Outbox>().inner().clone();
    window.with_webview(move |webview| {
        webview
            .inner()
            .connect_web_process_terminated(move |view, _| {
                outbox.close();
                view.reload();
            });
    })
}

/// Other systems restart the process themselves.
#[cfg(not(target_os = "linux"))]
pub fn watch(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
