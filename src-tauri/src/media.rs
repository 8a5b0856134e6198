//! `site://localhost/ADDRESS`: the blog's own style sheet, fonts and pictures for the preview.
//! Which files there are is the application's to say; nothing else of the disk can be asked for.

use app::App;
use percent_encoding::percent_decode_str;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder, async_runtime};

pub const SCHEME: &str = "site";

/// Answers with the file, or with 404.
pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().state::<App>().inner().clone();
    async_runtime::spawn_blocking(move || {
        let path = request.uri().path().trim_start_matches('/');
        let address = percent_decode_str(path).decode_utf8_lossy();
        let (status, mime, bytes) = match app.site_file(&address) {
            Some(file) => (StatusCode::OK, file.mime, file.bytes),
            None => (StatusCode::NOT_FOUND, "text/plain", Vec::new()),
        };
        let response = Response::builder()
            .status(status)
            .header(header::CONTENT_TYPE, mime)
            // Fonts are asked for from the window's own origin.
            .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
            .header(header::CACHE_CONTROL, "no-cache")
            .body(bytes);
        if let Ok(response) = response {
            responder.respond(response);
        }
    });
}
