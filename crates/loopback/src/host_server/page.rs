//! The files of the window's page, under a policy as strict as the desktop's.

use std::fs;
use std::path::Path;

use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use site::media_type;

use super::token::Token;
use crate::site_file::{self, Found};

/// What the page may load. That of `tauri.conf.json`, where the preview's files come from here too.
/// Pictures of other sites are the preview's to refuse, which has a stricter policy of its own.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NONCE'; \
    font-src 'self'; img-src 'self' data: https: http:; media-src 'self' https: http:; \
    connect-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'none'; \
    object-src 'none'; frame-ancestors 'none'";

/// What a file that the preview names may do where it is shown by itself: nothing but be seen.
pub(crate) const POLICY_OF_FILES: &str =
    "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

/// Chromium asks for the addresses of all hosts that a page links to, unless it is told not to.
const NO_LOOKING_UP: (HeaderName, &str) =
    (HeaderName::from_static("x-dns-prefetch-control"), "off");

/// The element that hands the nonce to the editor, which makes its own style sheets.
const NONCE_PLACE: &str = "<style id=\"nonce\"";

/// The file of the page in `folder` that `uri` names.
pub(crate) fn answer(folder: &Path, uri: &Uri) -> Response {
    let asked = site_file::asked(uri);
    let Found::File { path, address } = site_file::find(folder, &asked) else {
        return missing(&asked);
    };
    let (Ok(bytes), Ok(nonce)) = (fs::read(path), Token::random()) else {
        return missing(&asked);
    };
    let nonce = nonce.to_string();
    let mime = media_type(&address);
    let bytes = match mime.starts_with("text/html") {
        true => with_nonce(bytes, &nonce),
        false => bytes,
    };
    let policy = POLICY.replace("NONCE", &nonce);
    let headers = [
        (CONTENT_TYPE, mime.to_owned()),
        (CONTENT_SECURITY_POLICY, policy),
        (NO_LOOKING_UP.0, NO_LOOKING_UP.1.to_owned()),
    ];
    (headers, bytes).into_response()
}

fn with_nonce(page: Vec<u8>, nonce: &str) -> Vec<u8> {
    let with = format!("{NONCE_PLACE} nonce=\"{nonce}\"");
    match String::from_utf8(page) {
        Ok(page) => page.replacen(NONCE_PLACE, &with, 1).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

fn missing(asked: &str) -> Response {
    let words = match asked {
        "" => "The page is not built: run `npm run build` in ui.\n",
        _ => "There is no such file.\n",
    };
    (StatusCode::NOT_FOUND, words).into_response()
}
