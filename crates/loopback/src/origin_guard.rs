//! Keeps other sites out of a server on this machine.
//!
//! A page from anywhere can send requests to 127.0.0.1, and with a name that it controls (DNS
//! rebinding) even read the answers. So the request has to name this server as its host, and must
//! not come from a page of somebody else.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Headers that every answer has.
const ALWAYS: [(HeaderName, HeaderValue); 4] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// Answers only what was asked from here; `port` is the server's own.
pub(crate) async fn guard(State(port): State<u16>, request: Request, next: Next) -> Response {
    let mut response = if is_from_here(request.headers(), port) {
        next.run(request).await
    } else {
        let words = "Fieldnotes answers only its own pages on this machine.\n";
        (StatusCode::FORBIDDEN, words).into_response()
    };
    for (name, value) in ALWAYS {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

fn is_from_here(headers: &HeaderMap, port: u16) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    let names_us = |host: &str| {
        ["127.0.0.1", "localhost"]
            .iter()
            .any(|name| host == format!("{name}:{port}") || (port == 80 && host == *name))
    };
    let host = text(HOST.as_str()).is_some_and(names_us);
    let origin = text(ORIGIN.as_str())
        .is_none_or(|origin| origin.strip_prefix("http://").is_some_and(names_us));
    // A link to us that somebody follows is fine: the other page sees nothing of the answer.
    let is_followed_link =
        text("sec-fetch-mode") == Some("navigate") && text("sec-fetch-dest") == Some("document");
    let site = text("sec-fetch-site")
        .is_none_or(|site| site == "same-origin" || site == "none" || is_followed_link);
    host && origin && site
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[(&'static str, &'static str)], expect: bool) {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| {
                let name = HeaderName::from_static(name);
                (name, HeaderValue::from_static(value))
            })
            .collect();
        assert_eq!(is_from_here(&headers, 4400), expect, "{headers:?}");
    }

    #[test]
    fn a_request_names_this_server_as_its_host() {
        check(&[("host", "127.0.0.1:4400")], true);
        check(&[("host", "localhost:4400")], true);
        check(&[("host", "rebound.example:4400")], false);
        check(&[("host", "127.0.0.1:80")], false);
        check(&[("host", "127.0.0.1")], false);
        check(&[], false);
    }

    #[test]
    fn a_page_of_somebody_else_is_not_answered() {
        let host = ("host", "127.0.0.1:4400");
        check(&[host, ("origin", "http://127.0.0.1:4400")], true);
        check(&[host, ("origin", "https://127.0.0.1:4400")], false);
        check(&[host, ("origin", "https://evil.example")], false);
        check(&[host, ("origin", "null")], false);
        check(&[host, ("sec-fetch-site", "same-origin")], true);
        check(&[host, ("sec-fetch-site", "none")], true);
        check(&[host, ("sec-fetch-site", "same-site")], false);
        check(&[host, ("sec-fetch-site", "cross-site")], false);
    }

    #[test]
    fn a_link_from_elsewhere_may_be_followed_but_not_framed() {
        let link = [
            ("host", "127.0.0.1:4400"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
        ];
        let [host, site, mode] = link;
        check(&[host, site, mode, ("sec-fetch-dest", "document")], true);
        check(&[host, site, mode, ("sec-fetch-dest", "iframe")], false);
    }
}
