//! As much of a browser as the tests need: pages, and streams of events.

use std::io::{BufRead, BufReader};
use std::time::Duration;

use ureq::http::Response;
use ureq::typestate::WithoutBody;
use ureq::{Agent, Body, RequestBuilder};

/// Far beyond any wait that is not a hang.
const PATIENCE: Duration = Duration::from_secs(60);

/// A page as it was answered.
pub struct Page {
    pub status: u16,
    pub mime: String,
    pub text: String,
    pub location: String,
    pub policy: String,
}

/// Asks for an address with these headers.
pub fn ask(address: &str, headers: &[(&str, &str)]) -> Page {
    page(response(agent().get(address), headers))
}

/// Sends JSON to an address with these headers.
pub fn post(address: &str, headers: &[(&str, &str)], json: &str) -> Page {
    let is_json = headers.iter().all(|(name, _)| *name != "content-type");
    let mut request = agent().post(address);
    if is_json {
        request = request.header("content-type", "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    page(request.send(json).unwrap())
}

fn page(mut response: Response<Body>) -> Page {
    let header = |name: &str| {
        let value = response.headers().get(name);
        value.map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
    };
    Page {
        status: response.status().as_u16(),
        mime: header("content-type"),
        location: header("location"),
        policy: header("content-security-policy"),
        text: response.body_mut().read_to_string().unwrap(),
    }
}

/// What an address streams, an event at a time.
pub fn events(address: &str) -> impl Iterator<Item = String> + use<> {
    let body = response(agent().get(address), &[]).into_body();
    BufReader::new(body.into_reader())
        .lines()
        .filter_map(|line| {
            let line = line.unwrap();
            line.strip_prefix("data: ").map(str::to_owned)
        })
}

fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}

fn response(mut request: RequestBuilder<WithoutBody>, headers: &[(&str, &str)]) -> Response<Body> {
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.call().unwrap()
}
