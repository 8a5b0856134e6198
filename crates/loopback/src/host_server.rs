//! The window's page in a browser, against the real application: for stories in Chromium, and for
//! working on the page with a browser's tools.
//!
//! It answers what `ui/src/host/http.ts` asks. Whoever holds the token can do what the window can
//! and see what the library holds, so nothing else is listened to before it is shown: not a body, not
//! the name of a picture. Only the page's own files, which hold no secret, are for everybody.

mod events;
mod page;
mod token;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::{App, Failure};
use axum::extract::{self, FromRequest, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::server::{Limits, Server, StartError};

pub use events::Events;
use token::Token;

/// The largest call in bytes. The editor sends the whole text of a note, as JSON: a text of 8 MB
/// fits even where each of its characters takes two, as every quote and every line end does.
const LARGEST_CALL: usize = 16 * 1024 * 1024;
/// So many calls are read at once; the others wait for their turn before they are read.
const READ_AT_ONCE: usize = 4;
const TOKEN_HEADER: &str = "x-fieldnotes-token";

/// A running server of the window's page. It stops when it is dropped.
pub struct HostServer {
    server: Server,
    token: Token,
}

#[derive(Clone)]
struct Host {
    app: App,
    events: Events,
    page: Arc<Path>,
    token: Token,
    reading: Arc<Semaphore>,
}

impl HostServer {
    /// Serves the page built into the folder `page` on `port` of 127.0.0.1, where 0 means any free
    /// one. `events` is what `app` tells.
    ///
    /// # Errors
    /// When the port is taken, or the system refuses.
    pub fn start(
        app: App,
        events: Events,
        page: PathBuf,
        port: u16,
    ) -> Result<HostServer, StartError> {
        let token = Token::random()?;
        let host = Host {
            app,
            events,
            page: page.into(),
            token: token.clone(),
            reading: Arc::new(Semaphore::new(READ_AT_ONCE)),
        };
        let routes = Router::new()
            .route("/call/{name}", post(call))
            .route("/events", get(stream))
            .route("/site/{token}/{*address}", get(site_file))
            .route_layer(from_fn_with_state(host.clone(), token_first))
            .fallback(get(page_file))
            .layer(extract::DefaultBodyLimit::max(LARGEST_CALL))
            .with_state(host);
        Ok(HostServer {
            server: Server::start(port, routes, Limits::default())?,
            token,
        })
    }

    /// The address of the page, with the token it needs.
    pub fn address(&self) -> String {
        format!("http://{}/?token={}", self.server.address(), self.token)
    }
}

/// Answers whoever shows the token, and nobody else.
async fn token_first(State(host): State<Host>, request: Request, next: Next) -> Response {
    if !host.token.is(shown(&request).as_bytes()) {
        return stranger();
    }
    if is_too_large(request.headers()) {
        return too_large();
    }
    next.run(request).await
}

/// The token that a request shows: in a header, or in the address where a browser asks by itself,
/// for the stream of events and for what the preview names.
fn shown(request: &Request) -> &str {
    let uri = request.uri();
    if let Some(rest) = uri.path().strip_prefix("/site/") {
        return rest.split('/').next().unwrap_or_default();
    }
    if let Some(header) = request.headers().get(TOKEN_HEADER) {
        return header.to_str().unwrap_or_default();
    }
    let words = uri.query().unwrap_or_default().split('&');
    let mut tokens = words.filter_map(|word| word.strip_prefix("token="));
    tokens.next().unwrap_or_default()
}

/// Whether a request says of itself that it is larger than any call.
fn is_too_large(headers: &HeaderMap) -> bool {
    let said = headers.get(CONTENT_LENGTH).map(HeaderValue::to_str);
    let length = said.and_then(|said| said.ok()?.parse::<usize>().ok());
    length.is_some_and(|length| length > LARGEST_CALL)
}

/// Runs a command of the application.
async fn call(
    State(host): State<Host>,
    extract::Path(name): extract::Path<String>,
    request: Request,
) -> Response {
    let argument = match host.argument(request).await {
        Ok(argument) => argument,
        Err(response) => return response,
    };
    let app = host.app;
    let answer = spawn_blocking(move || app.call(&name, argument)).await;
    match answer {
        Ok(Ok(reply)) => Json(reply).into_response(),
        Ok(Err(failure)) => refused(&failure),
        Err(panic) => refused(&Failure::bug(panic)),
    }
}

impl Host {
    /// What a call says, read in its turn and without waiting for ever.
    async fn argument(&self, request: Request) -> Result<Value, Response> {
        let _turn = self.reading.acquire().await;
        let read = timeout(Limits::default().patience, Json::from_request(request, &())).await;
        match read {
            Ok(Ok(Json(argument))) => Ok(argument),
            Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(too_large()),
            Ok(Err(error)) => Err(refused(&Failure::bug(error.body_text()))),
            Err(_) => Err(StatusCode::REQUEST_TIMEOUT.into_response()),
        }
    }
}

/// What the application tells, from now on.
async fn stream(State(host): State<Host>) -> Response {
    events::stream(host.app, &host.events).into_response()
}

/// A file that the preview names. Opened by itself, as a drawing may be, it runs no script: its
/// address holds the token.
async fn site_file(
    State(host): State<Host>,
    extract::Path((_, address)): extract::Path<(String, String)>,
) -> Response {
    match spawn_blocking(move || host.app.site_file(&address)).await {
        Ok(Some(file)) => {
            let headers = [
                (CONTENT_TYPE, file.mime),
                (CONTENT_SECURITY_POLICY, page::POLICY_OF_FILES),
            ];
            (headers, file.bytes).into_response()
        }
        _ => (StatusCode::NOT_FOUND, "There is no such file.\n").into_response(),
    }
}

/// A file of the page itself.
async fn page_file(State(host): State<Host>, request: Request) -> Response {
    let uri = request.into_parts().0.uri;
    spawn_blocking(move || page::answer(&host.page, &uri))
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn stranger() -> Response {
    let failure = Failure::new(
        "This page may not talk to Fieldnotes.",
        "Open the address that Fieldnotes printed when it started.",
    );
    (StatusCode::FORBIDDEN, Json(failure)).into_response()
}

fn too_large() -> Response {
    let failure = Failure::new(
        format!("This is larger than {} MB.", LARGEST_CALL / 1024 / 1024),
        "Split the note; your text is in the editor.",
    );
    (StatusCode::PAYLOAD_TOO_LARGE, Json(failure)).into_response()
}

fn refused(failure: &Failure) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(failure)).into_response()
}
