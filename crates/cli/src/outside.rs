//! Links to other sites, asked whether they are still there. The only place of the program that
//! speaks to the network, and only when the author says `--external`.
//!
//! Here the links become addresses and get their verdicts; [`queue`] keeps many hosts busy, [`turns`]
//! leaves each of them its peace, [`ask`] asks for one address, [`words`] tells what came of it.

mod ask;
mod queue;
mod reserved;
mod turns;
pub mod words;

use std::collections::BTreeMap;
use std::time::Duration;

use site::OutsideLink;
use url::Url;

/// How the servers of others are treated.
#[derive(Clone, Copy)]
pub struct Manners {
    /// How long one answer may take.
    pub timeout: Duration,
    /// How long a host has peace between two questions.
    pub pause: Duration,
    /// How long is waited for a host that names a time to come back.
    pub longest_wait: Duration,
    /// How many hosts are asked at a time.
    pub hosts_at_once: usize,
    /// Which addresses are not asked for at all.
    pub is_skipped: fn(&Url) -> bool,
}

impl Default for Manners {
    fn default() -> Manners {
        Manners {
            timeout: Duration::from_secs(20),
            pause: Duration::from_secs(1),
            longest_wait: Duration::from_secs(30),
            hosts_at_once: 8,
            is_skipped: reserved::is_reserved,
        }
    }
}

/// An address, what came of asking for it, and where it stands.
pub struct Outcome {
    /// As it is asked for, without its anchor.
    pub address: String,
    /// What came of it.
    pub verdict: Verdict,
    /// Every line that links to it.
    pub links: Vec<OutsideLink>,
}

/// What came of asking for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is there.
    Well,
    /// It is there, and for good at another address.
    Moved(String),
    /// Its server answers this: it is not there.
    Broken(String),
    /// Nobody knows, for this reason.
    Untested(String),
    /// It is no address of the world.
    Skipped,
    /// The author stopped before its turn came.
    Unasked,
}

/// Asks for every address once. `go_on` is told how many of how many are answered, again and
/// again, and says whether to go on.
pub fn ask(
    links: Vec<OutsideLink>,
    manners: Manners,
    go_on: impl Fn(usize, usize) -> bool,
) -> Vec<Outcome> {
    let mut by_address: BTreeMap<String, (Option<Url>, Vec<OutsideLink>)> = BTreeMap::new();
    for link in links {
        let url = Url::parse(&link.address).ok().map(without_anchor);
        let address = url.as_ref().map_or(link.address.as_str(), Url::as_str);
        let entry = by_address.entry(address.to_owned());
        entry.or_insert((url, Vec::new())).1.push(link);
    }
    let mut outcomes = Vec::with_capacity(by_address.len());
    let mut asked = Vec::new();
    for (address, (url, links)) in by_address {
        let verdict = match url {
            None => Verdict::Untested("it cannot be read as an address".to_owned()),
            Some(url) if (manners.is_skipped)(&url) => Verdict::Skipped,
            Some(url) => {
                asked.push((outcomes.len(), url));
                Verdict::Unasked
            }
        };
        outcomes.push(Outcome {
            address,
            verdict,
            links,
        });
    }
    queue::work(asked, manners, go_on, |place, verdict| {
        outcomes[place].verdict = verdict;
    });
    outcomes
}

/// Servers are not told of anchors.
fn without_anchor(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}

#[cfg(test)]
mod tests;
