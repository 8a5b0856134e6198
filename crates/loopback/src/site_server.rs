//! The exported site in a browser that reloads itself when the site is written anew.
//!
//! The script for that is put into pages on their way out and never into a file: what stands in
//! the folder is what would be published.

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::Stream;
use site::{addresses, media_type};
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::event_stream::event_stream;
use crate::server::{Limits, Server, StartError};
use crate::site_file::{self, Found};

const SCRIPT: &str = include_str!("reload.js");
/// Stands in for the site's own page until there is a site.
const NOTHING: &str = "<!doctype html><html lang=\"en\"><head><title>Fieldnotes</title></head>\
<body><p>There is no site yet. This page loads again when there is one.</p></body></html>";

/// A running server of an exported site. It stops when it is dropped.
pub struct SiteServer {
    server: Server,
    builds: Arc<watch::Sender<u64>>,
}

#[derive(Clone)]
struct Served {
    folder: Arc<Path>,
    builds: Arc<watch::Sender<u64>>,
}

impl SiteServer {
    /// Serves the site in `folder` on `port` of 127.0.0.1, where 0 means any free one.
    ///
    /// # Errors
    /// When the port is taken, or the system refuses.
    pub fn start(folder: PathBuf, port: u16) -> Result<SiteServer, StartError> {
        // A page that stayed open over a restart must not take the new server's first build for
        // the old one's.
        let first = getrandom::u32().map_err(|error| StartError::System(error.into()))?;
        let builds = Arc::new(watch::Sender::new(u64::from(first)));
        let served = Served {
            folder: folder.into(),
            builds: Arc::clone(&builds),
        };
        let routes = Router::new()
            .route("/.fieldnotes/reload.js", get(script))
            .route("/.fieldnotes/builds", get(stream_of_builds))
            .fallback(get(page))
            .with_state(served);
        Ok(SiteServer {
            server: Server::start(port, routes, Limits::default())?,
            builds,
        })
    }

    /// The address of the home page.
    pub fn address(&self) -> String {
        format!("http://{}/", self.server.address())
    }

    /// Lets open pages load again: the folder holds another site now.
    pub fn reload(&self) {
        self.builds.send_modify(|build| *build += 1);
    }
}

async fn script() -> impl IntoResponse {
    ([(CONTENT_TYPE, media_type("reload.js"))], SCRIPT)
}

/// The number of the build that stands in the folder, and of each one that follows.
async fn stream_of_builds(
    State(served): State<Served>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut builds = served.builds.subscribe();
    builds.mark_changed();
    event_stream(builds, async |mut builds: watch::Receiver<u64>| {
        builds.changed().await.ok()?;
        let build = *builds.borrow_and_update();
        Some((build.to_string(), builds))
    })
}

async fn page(State(served): State<Served>, request: Request) -> Response {
    let uri = request.into_parts().0.uri;
    // Asked before the file is read: when both change in between, the page reloads once more.
    let build = *served.builds.borrow();
    spawn_blocking(move || answer(&served.folder, &uri, build))
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn answer(folder: &Path, uri: &Uri, build: u64) -> Response {
    match site_file::find(folder, &site_file::asked(uri)) {
        Found::File { path, address } => match fs::read(path) {
            Ok(bytes) => file(StatusCode::OK, &address, bytes, build),
            Err(_) => missing(folder, build),
        },
        Found::Folder => {
            let there = format!("{}/", uri.path());
            (StatusCode::PERMANENT_REDIRECT, [(LOCATION, there)]).into_response()
        }
        Found::Missing => missing(folder, build),
    }
}

/// What the site itself says of an address that is not there.
fn missing(folder: &Path, build: u64) -> Response {
    let page = match site_file::find(folder, addresses::NOT_FOUND) {
        Found::File { path, .. } => fs::read(path).ok(),
        _ => None,
    };
    let page = page.unwrap_or_else(|| NOTHING.into());
    file(StatusCode::NOT_FOUND, addresses::NOT_FOUND, page, build)
}

fn file(status: StatusCode, address: &str, bytes: Vec<u8>, build: u64) -> Response {
    let mime = media_type(address);
    let bytes = match mime.starts_with("text/html") {
        true => with_script(bytes, build),
        false => bytes,
    };
    (status, [(CONTENT_TYPE, mime)], bytes).into_response()
}

/// The page with the script that reloads it.
fn with_script(mut page: Vec<u8>, build: u64) -> Vec<u8> {
    let script = format!("<script src=\"/.fieldnotes/reload.js\" data-build=\"{build}\"></script>");
    let end = b"</body>";
    let at = page
        .windows(end.len())
        .rposition(|window| window == end)
        .unwrap_or(page.len());
    page.splice(at..at, script.into_bytes());
    page
}
