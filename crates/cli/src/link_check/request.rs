//! Requests for one address, and what its server's answers mean.
//!
//! HEAD first, so that nothing is carried that nobody reads; GET where a server will not have it.
//! Redirects are followed by hand, because what they say of the address is half of the answer.

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use ureq::http::{Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Error};
use url::Url;

use super::outcome::Verdict;
use super::politeness::Politeness;
use super::rate_limit::RateLimit;

/// How often an address may send to another.
const HOPS: usize = 10;

/// A program that asks.
pub struct Requests {
    agent: Agent,
    rate_limit: RateLimit,
    politeness: Politeness,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Head,
    Get,
}

impl Requests {
    pub fn new(politeness: Politeness) -> Requests {
        // The certificates of the system, so that an author's own authority counts as in a browser.
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()));
        let config = Agent::config_builder()
            .user_agent(concat!(
                "Fieldnotes/",
                env!("CARGO_PKG_VERSION"),
                " (looks whether the links of a blog are alive)"
            ))
            .timeout_global(Some(politeness.timeout))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .tls_config(tls.build());
        Requests {
            agent: config.build().new_agent(),
            rate_limit: RateLimit::new(politeness.pause),
            politeness,
        }
    }

    /// What comes of following this address as a reader does.
    pub fn ask(&self, address: &Url) -> Verdict {
        let mut at = address.clone();
        let mut moved = None;
        let mut for_good = true;
        for _ in 0..=HOPS {
            let answer = match self.answer(&at) {
                Ok(answer) => answer,
                Err(error) => return Verdict::Untested(self.why(&error)),
            };
            let status = answer.status();
            let Some(next) = sent_on(&at, &answer) else {
                return verdict(status, moved);
            };
            if !matches!(next.scheme(), "http" | "https") || (self.politeness.is_skipped)(&next) {
                return Verdict::Untested(format!("it sends readers on to {next}"));
            }
            for_good &= matches!(
                status,
                StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT
            );
            if for_good {
                moved = Some(next.to_string());
            }
            at = next;
        }
        Verdict::Untested(format!("it sends readers on more than {HOPS} times"))
    }

    /// The answer of one server, by the way it will have.
    fn answer(&self, at: &Url) -> Result<Response<Body>, Error> {
        let answer = self.in_turn(at, Method::Head)?;
        match answer.status() {
            StatusCode::GONE | StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                Ok(answer)
            }
            status if status.as_u16() >= 400 => self.in_turn(at, Method::Get),
            _ => Ok(answer),
        }
    }

    /// Asks when it is our turn; once more where the server says when to come back.
    fn in_turn(&self, at: &Url, method: Method) -> Result<Response<Body>, Error> {
        let host = at.host_str().unwrap_or_default();
        self.rate_limit.wait_for(host, || {
            let answer = self.request(at, method)?;
            match comes_back(&answer).filter(|wait| *wait <= self.politeness.longest_wait) {
                Some(wait) => {
                    thread::sleep(wait.max(self.politeness.pause));
                    self.request(at, method)
                }
                None => Ok(answer),
            }
        })
    }

    fn request(&self, at: &Url, method: Method) -> Result<Response<Body>, Error> {
        match method {
            Method::Head => self.agent.head(at.as_str()).call(),
            Method::Get => self.agent.get(at.as_str()).call(),
        }
    }

    fn why(&self, error: &Error) -> String {
        let no_safety = "no safe connection could be made";
        let nobody = "no host of this name was found".to_owned();
        match error {
            Error::Timeout(_) => {
                let seconds = self.politeness.timeout.as_secs_f32();
                format!("it did not answer within {seconds} seconds")
            }
            Error::HostNotFound => nobody,
            Error::Io(why) if why.to_string().starts_with("failed to lookup") => nobody,
            Error::Tls(why) => format!("{no_safety}: {why}"),
            Error::Rustls(why) => format!("{no_safety}: {why}"),
            Error::Io(why) if is_of_tls(why) => format!("{no_safety}: {why}"),
            Error::Io(why) => format!("it could not be reached: {why}"),
            error => format!("it could not be asked for: {error}"),
        }
    }
}

/// Whether a connection failed for its certificate or its cipher.
fn is_of_tls(error: &io::Error) -> bool {
    error
        .get_ref()
        .is_some_and(|inner| inner.is::<rustls::Error>())
}

/// What the last answer says of an address that has perhaps moved.
fn verdict(status: StatusCode, moved: Option<String>) -> Verdict {
    let words = status.canonical_reason().unwrap_or_default();
    let words = format!("{} {words}", status.as_u16());
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => Verdict::Broken(words.trim_end().to_owned()),
        status if status.is_success() => moved.map_or(Verdict::Well, Verdict::Moved),
        _ => Verdict::Untested(format!("its server answers {}", words.trim_end())),
    }
}

/// Where an answer sends to.
fn sent_on(at: &Url, answer: &Response<Body>) -> Option<Url> {
    if !answer.status().is_redirection() {
        return None;
    }
    let location = answer.headers().get("location")?;
    let location = String::from_utf8_lossy(location.as_bytes());
    at.join(&location).ok().map(without_anchor)
}

/// How long a server that has too much to do wants to be left alone.
fn comes_back(answer: &Response<Body>) -> Option<Duration> {
    let has_too_much = matches!(
        answer.status(),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE
    );
    let written = answer.headers().get("retry-after")?.to_str().ok()?.trim();
    let seconds = written.parse().map(Duration::from_secs).ok();
    let wait = seconds.or_else(|| {
        let then = rfc2822::parse(written).ok()?.timestamp();
        let wait = then.duration_since(Timestamp::now());
        Some(Duration::try_from(wait).unwrap_or_default())
    });
    wait.filter(|_| has_too_much)
}

/// Servers are not told of anchors.
pub fn without_anchor(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}
