//! The window's page in a browser, against the real application: for stories in Chromium, and for
//! working on the page with a browser's tools.
//!
//! It answers what `ui/src/host/http.ts` asks. Whoever holds the token can do what the window can,
//! so every call and every stream names it; the page's own files hold no secret.

mod events;
mod page;
mod token;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::{App, Failure};
use axum::extract::rejection::JsonRejection;
use axum::extract::{self, DefaultBodyLimit, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;
use tokio::task::spawn_blocking;

use crate::StartError;
use crate::server::Server;

pub use events::Events;
use token::Token;

/// Larger than any note that can be edited with joy.
const LARGEST_CALL: usize = 64 * 1024 * 1024;
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
        };
        let routes = Router::new()
            .route("/call/{name}", post(call))
            .route("/events", get(stream))
            .route("/site/{*address}", get(site_file))
            .fallback(get(page_file))
            .layer(DefaultBodyLimit::max(LARGEST_CALL))
            .with_state(host);
        Ok(HostServer {
            server: Server::start(port, routes)?,
            token,
        })
    }

    /// The address of the page, with the token it needs.
    pub fn address(&self) -> String {
        format!("http://{}/?token={}", self.server.address(), self.token)
    }
}

/// Runs a command of the application.
async fn call(
    State(host): State<Host>,
    extract::Path(name): extract::Path<String>,
    headers: HeaderMap,
    argument: Result<Json<Value>, JsonRejection>,
) -> Response {
    let shown = headers.get(TOKEN_HEADER);
    if !shown.is_some_and(|shown| host.token.is(shown.as_bytes())) {
        return stranger();
    }
    let Json(argument) = match argument {
        Ok(argument) => argument,
        Err(error) => return refused(&Failure::bug(error.body_text())),
    };
    let app = host.app;
    let answer = spawn_blocking(move || app.call(&name, argument)).await;
    match answer {
        Ok(Ok(reply)) => Json(reply).into_response(),
        Ok(Err(failure)) => refused(&failure),
        Err(panic) => refused(&Failure::bug(panic)),
    }
}

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    token: String,
}

/// What the application tells, from now on.
async fn stream(State(host): State<Host>, Query(shown): Query<Shown>) -> Response {
    if !host.token.is(shown.token.as_bytes()) {
        return stranger();
    }
    events::stream(host.app, &host.events).into_response()
}

/// A file that the preview names.
async fn site_file(
    State(host): State<Host>,
    extract::Path(address): extract::Path<String>,
) -> Response {
    match spawn_blocking(move || host.app.site_file(&address)).await {
        Ok(Some(file)) => ([(CONTENT_TYPE, file.mime)], file.bytes).into_response(),
        _ => (StatusCode::NOT_FOUND, "There is no such file.\n").into_response(),
    }
}

/// A file of the page itself.
async fn page_file(State(host): State<Host>, request: extract::Request) -> Response {
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

fn refused(failure: &Failure) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(failure)).into_response()
}
